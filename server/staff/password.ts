import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
/** The smallest of OWASP's equal choices for Argon2id: 7 MiB, five passes, one lane; what it takes, the process keeps. */
const cost = { memory: 7168, passes: 5, parallelism: 1, tagLength: 32 }

/** Shorter ones are refused (NIST SP 800-63B asks for at least eight). */
export const minPasswordLength = 8

async function hash(password: string, nonce: Buffer): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce, ...cost })
}

/** `salt.hash`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await hash(password, salt)
  return `${salt.toString('base64url')}.${tag.toString('base64url')}`
}

let nobody: Promise<string> | undefined

/** Compares in constant time. Without a stored hash it takes just as long and says no. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  if (stored === null) nobody ??= hashPassword(randomBytes(16).toString('hex'))
  const [salt = '', tag = ''] = (stored ?? (await nobody) ?? '').split('.')
  const expected = Buffer.from(tag, 'base64url')
  const actual = await hash(password, Buffer.from(salt, 'base64url'))
  return timingSafeEqual(actual, expected) && stored !== null
}

/** A first password that can be read from a terminal and typed. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const text = Array.from(randomBytes(16), (byte) => letters[byte % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}
