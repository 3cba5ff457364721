import { randomBytes } from 'node:crypto'

const pool = { bytes: Buffer.alloc(0), next: 0 }
const poolBytes = 4096

function take(count: number): Buffer {
  if (pool.next + count > pool.bytes.length) {
    pool.bytes = randomBytes(poolBytes)
    pool.next = 0
  }
  pool.next += count
  return pool.bytes.subarray(pool.next - count, pool.next)
}

/** An opaque id, 96 random bits. */
export function newId(): string {
  return take(12).toString('base64url')
}

/** A code nobody can guess (126 bits): opens the citizen's own page. */
export function newFollowCode(): string {
  return take(16).toString('base64url')
}

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Eight characters that are told apart on paper and by ear: 40 bits, good for one claim. */
export function newPairingCode(): string {
  return Array.from(take(8), (byte) => alphabet[byte % alphabet.length]).join('')
}
