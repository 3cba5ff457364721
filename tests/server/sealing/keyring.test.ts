import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyFileError } from '../../../server/sealing/key-file.ts'
import { openKeyring, sealedWith } from '../../../server/sealing/keyring.ts'
import {
  openJson,
  openText,
  rowContext,
  SealError,
  sealJson,
  sealText,
} from '../../../server/sealing/port.ts'
import { makeDataDir } from '../support.ts'

const firstStart = { hasSealedData: false }
const newRing = () => openKeyring(join(makeDataDir(), 'keys.json'), firstStart)

describe('what is sealed', () => {
  const ring = newRing()
  const context = rowContext('applicants', 'a1')

  it('is opened where it was sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.string(), (plain, place) => {
        expect(Buffer.from(ring.open(ring.seal(plain, place), place))).toEqual(Buffer.from(plain))
      }),
    )
    const person = { name: 'Çiğdem Işık', phone: '+905321234567' }
    expect(openJson(ring, sealJson(ring, person, context), context)).toEqual(person)
    expect(openText(ring, sealText(ring, 'Kaldırım kırık 🚧', context), context)).toBe(
      'Kaldırım kırık 🚧',
    )
  })

  it('cannot be read, and never looks the same twice', () => {
    const one = Buffer.from(sealText(ring, 'Çiğdem Işık', context))
    expect(one.includes('Çiğdem')).toBe(false)
    expect(Buffer.from(sealText(ring, 'Çiğdem Işık', context)).equals(one)).toBe(false)
  })

  it('cannot be moved to another row or another table', () => {
    const sealed = sealText(ring, 'Çiğdem Işık', context)
    for (const other of [rowContext('applicants', 'a2'), rowContext('requests', 'a1'), ''])
      expect(() => ring.open(sealed, other)).toThrow(SealError)
  })

  it('shows when a single bit was changed, anywhere', () => {
    const sealed = sealText(ring, 'Çiğdem', context)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => ring.open(changed, context)).toThrow(SealError)
    }
  })

  it('shows when a piece of it is missing', () => {
    const sealed = sealText(ring, 'Çiğdem', context)
    for (let length = 0; length < sealed.length; length++)
      expect(() => ring.open(sealed.subarray(0, length), context)).toThrow(SealError)
  })

  it('says nothing of its content when it cannot be opened', () => {
    const sealed = sealText(ring, 'Çiğdem Işık', context)
    expect(() => ring.open(sealed, 'elsewhere')).toThrow(/^(?!.*(Çiğdem|Işık)).*$/)
    expect(() => ring.open(Buffer.from('Çiğdem Işık, düz metin olarak'), context)).toThrow(
      /^(?!.*Çiğdem).*$/,
    )
  })
})

describe('a keyed hash', () => {
  it('is the same for the same value, and another for another use or another house', () => {
    const [ring, other] = [newRing(), newRing()]
    const phone = ring.hash('+905321234567', 'phone')
    expect(ring.hash('+905321234567', 'phone')).toEqual(phone)
    expect(phone).toHaveLength(32)
    expect(ring.hash('+905321234568', 'phone')).not.toEqual(phone)
    expect(ring.hash('+905321234567', 'status-code')).not.toEqual(phone)
    expect(other.hash('+905321234567', 'phone')).not.toEqual(phone)
  })
})

describe('the key file', () => {
  it('is made on the first start, for nobody else to read, and used ever after', () => {
    const file = join(makeDataDir(), 'secret', 'keys.json')
    const sealed = sealText(openKeyring(file, firstStart), 'Çiğdem', 'a')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(file, '..'))).toEqual(['keys.json'])
    const again = openKeyring(file, { hasSealedData: true })
    expect(openText(again, sealed, 'a')).toBe('Çiğdem')
    expect(sealedWith(sealed)).toBe(again.currentKey)
  })

  it('is never made anew while there is data that only the old one opens', () => {
    const file = join(makeDataDir(), 'keys.json')
    expect(() => openKeyring(file, { hasSealedData: true })).toThrow(KeyFileError)
    expect(() => openKeyring(file, { hasSealedData: true })).toThrow(/missing.*KEY_FILE/)
    expect(existsSync(file)).toBe(false)
  })

  it.each([
    ['is empty', () => ''],
    ['is cut off', (text: string) => text.slice(0, -20)],
    ['is something else', () => '{"name": "hizli-masa"}'],
    ['is null', () => 'null'],
    ['has a shortened key', (text: string) => text.replace(/"hashing": "..../, '"hashing": "')],
    ['has no current key', (text: string) => text.replace(/"current": "./, '"current": "')],
  ])('that %s is named, left as it is, and none of it is shown', (_, damage) => {
    const file = join(makeDataDir(), 'keys.json')
    openKeyring(file, firstStart)
    const text = readFileSync(file, 'utf8')
    const damaged = damage(text)
    expect(damaged).not.toBe(text)
    writeFileSync(file, damaged)
    const keys = Object.values(JSON.parse(text).sealing) as string[]
    for (const hasSealedData of [true, false]) {
      let message = ''
      try {
        openKeyring(file, { hasSealedData })
      } catch (error) {
        expect(error).toBeInstanceOf(KeyFileError)
        message = (error as Error).message
      }
      expect(message).toContain(`the key file ${file} is damaged`)
      for (const key of keys) expect(message).not.toContain(key)
    }
    expect(readFileSync(file, 'utf8')).toBe(damaged)
  })

  it('that cannot be written stops the start', () => {
    const folder = makeDataDir()
    writeFileSync(join(folder, 'a file'), '')
    const file = join(folder, 'a file', 'keys.json')
    expect(() => openKeyring(file, firstStart)).toThrow(KeyFileError)
  })

  it('of another house is refused before anything is read with it', () => {
    const ring = newRing()
    const sealed = sealText(newRing(), 'Çiğdem', 'a')
    expect(() => ring.requireKeysOf([sealed])).toThrow(KeyFileError)
    expect(() => ring.requireKeysOf([sealText(ring, 'Çiğdem', 'a')])).not.toThrow()
  })
})

describe('a second key', () => {
  it('seals from then on; the first still opens, until it is dropped', () => {
    const ring = newRing()
    const old = sealText(ring, 'eski', 'a')
    ring.addKey()
    const fresh = sealText(ring, 'yeni', 'a')
    expect(sealedWith(fresh)).not.toBe(sealedWith(old))
    expect([openText(ring, old, 'a'), openText(ring, fresh, 'a')]).toEqual(['eski', 'yeni'])
    const hash = ring.hash('x', 'phone')
    ring.dropOlderKeys()
    expect(openText(ring, fresh, 'a')).toBe('yeni')
    expect(() => openText(ring, old, 'a')).toThrow(SealError)
    expect(ring.hash('x', 'phone')).toEqual(hash)
  })

  it('is found by another thread with the same file, without being told', () => {
    const ring = newRing()
    const other = openKeyring(ring.file, { hasSealedData: true })
    ring.addKey()
    expect(openText(other, sealText(ring, 'yeni', 'a'), 'a')).toBe('yeni')
  })

  it('is not used when it cannot be stored', () => {
    const ring = newRing()
    const before = ring.currentKey
    const folder = join(ring.file, '..')
    rmSync(ring.file)
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'a file where the folder was')
    expect(() => ring.addKey()).toThrow(KeyFileError)
    expect([ring.currentKey, ring.olderKeys]).toEqual([before, []])
  })
})
