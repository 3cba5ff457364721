import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A cookie's value: a public id and a secret of which only the hash is kept. */
export interface Token {
  id: string
  secret: string
}

/** 192 random bits, safe to stand in a cookie. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

/** SHA-256; the secret is random, so it needs no slow hash. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}

/** Compares in constant time. */
export function matchesHash(secret: string, hash: Uint8Array): boolean {
  const actual = hashSecret(secret)
  return actual.length === hash.length && timingSafeEqual(actual, hash)
}

/** As it stands in the cookie. */
export function tokenText({ id, secret }: Token): string {
  return `${id}.${secret}`
}

/** Null when it has not the form of a token. */
export function parseToken(text: string | undefined): Token | null {
  const [id, secret, rest] = text?.split('.') ?? []
  return id && secret && rest === undefined ? { id, secret } : null
}
