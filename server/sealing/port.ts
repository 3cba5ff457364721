/** What the rest of the program knows of encryption at rest. `keyring.ts` is the real thing. */

/**
 * Seals what is stored about a person. The context names the place where the sealed bytes stand (see `rowContext`):
 * opened anywhere else, they are refused.
 */
export interface Sealer {
  seal(plain: Uint8Array, context: string): Uint8Array
  /** Throws `SealError` when the bytes were changed, moved, or sealed with a key that is not there. */
  open(sealed: Uint8Array, context: string): Uint8Array
}

/** What a hash is for: the same text gives other bytes for another purpose. */
export type HashPurpose =
  | 'phone'
  | 'code-receiver'
  | 'national-id'
  | 'search'
  | 'status-code'
  | 'bulletin'
  | 'bulletin-code'

/** Finds a person by an exact value without storing it readably: nobody can try values without the key. */
export interface KeyedHash {
  /** 32 bytes, always the same for the same text. */
  hash(text: string, purpose: HashPurpose): Buffer
}

/** Sealed bytes that cannot be opened: changed, standing in another place, or of an unknown key. Says nothing of them. */
export class SealError extends Error {
  override name = 'SealError'
}

/** The context of a sealed column: its table and the row's primary key, such as `requests/ID`. */
export function rowContext(table: string, ...key: readonly (string | number)[]): string {
  return [table, ...key].join('/')
}

/** Opened again by `openText`, with the same context only. */
export function sealText(sealer: Sealer, text: string, context: string): Uint8Array {
  return sealer.seal(Buffer.from(text, 'utf8'), context)
}

/** Throws `SealError`. */
export function openText(sealer: Sealer, sealed: Uint8Array, context: string): string {
  return Buffer.from(sealer.open(sealed, context)).toString('utf8')
}

/** Opened again by `openJson`, with the same context only. */
export function sealJson(sealer: Sealer, value: unknown, context: string): Uint8Array {
  return sealText(sealer, JSON.stringify(value), context)
}

/** Throws `SealError`. The type is the caller's promise of what they sealed there. */
export function openJson<T>(sealer: Sealer, sealed: Uint8Array, context: string): T {
  return JSON.parse(openText(sealer, sealed, context)) as T
}
