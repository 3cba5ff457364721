import type { KeyedHash } from '../sealing/port.ts'

/** No letter is taken for another one. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const codeLetters = 12

/**
 * The code in the link of every bulletin to this telephone: 60 bits that nobody without the key can work out. Made from
 * the keyed hash, so that it need not be stored, and the link of an old message goes on working.
 */
export function codeOf(keyring: KeyedHash, phoneHash: Uint8Array): string {
  const bytes = keyring.hash(Buffer.from(phoneHash).toString('hex'), 'bulletin')
  return Array.from(bytes.subarray(0, codeLetters), (byte) => alphabet[byte % 32]).join('')
}

/** What is stored of a code: whoever reads the database opts nobody out. */
export function codeHashOf(keyring: KeyedHash, code: string): Buffer {
  return keyring.hash(plainCode(code), 'bulletin-code')
}

/** As it was made: capitals and digits alone. */
function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
