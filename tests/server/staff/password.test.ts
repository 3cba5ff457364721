import { describe, expect, test } from 'vitest'
import {
  hashPassword,
  minPasswordLength,
  randomPassword,
  verifyPassword,
} from '../../../server/staff/password.ts'
import {
  hashSecret,
  matchesHash,
  newSecret,
  parseToken,
  tokenText,
} from '../../../server/staff/tokens.ts'
import { foldUsername } from '../../../server/staff/staff-book.ts'

describe('a password', () => {
  test('is right or wrong, and its hash differs each time', async () => {
    const [first, second] = [await hashPassword('güvercin 42'), await hashPassword('güvercin 42')]
    expect(first).not.toBe(second)
    expect(first).not.toContain('güvercin')
    for (const stored of [first, second]) {
      expect(await verifyPassword('güvercin 42', stored)).toBe(true)
      expect(await verifyPassword('Güvercin 42', stored)).toBe(false)
      expect(await verifyPassword('', stored)).toBe(false)
    }
  })

  test('typed on another keyboard (composed or not) is the same', async () => {
    const stored = await hashPassword('şifre-güçlü'.normalize('NFC'))
    expect(await verifyPassword('şifre-güçlü'.normalize('NFD'), stored)).toBe(true)
  })

  test('of nobody is never right', async () => {
    expect(await verifyPassword('x', null)).toBe(false)
    expect(await verifyPassword('', null)).toBe(false)
  })

  test('made for the operator is long, typeable and new each time', () => {
    const passwords = Array.from({ length: 50 }, randomPassword)
    expect(new Set(passwords).size).toBe(50)
    for (const password of passwords) {
      expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/)
      expect(password.length).toBeGreaterThanOrEqual(minPasswordLength)
    }
  })
})

describe('a token', () => {
  test('is an id and a secret of which only the hash is kept', () => {
    const token = { id: 'abc', secret: newSecret() }
    expect(parseToken(tokenText(token))).toEqual(token)
    const hash = hashSecret(token.secret)
    expect(matchesHash(token.secret, hash)).toBe(true)
    expect(matchesHash(newSecret(), hash)).toBe(false)
    expect(matchesHash(token.secret, hash.subarray(1))).toBe(false)
  })

  test.each([undefined, '', 'abc', 'abc.', '.abc', 'a.b.c'])('cannot be %j', (text) => {
    expect(parseToken(text)).toBeNull()
  })
})

test.each([
  ['IŞIL', 'işil'],
  ['ışıl', 'işil'],
  ['İNCİ', 'inci'],
  ['Inci', 'inci'],
  [' Ayşe ', 'ayşe'],
  ['AYŞE'.normalize('NFD'), 'ayşe'],
])('the user name %s is %s', (username, folded) => {
  expect(foldUsername(username)).toBe(folded)
})
