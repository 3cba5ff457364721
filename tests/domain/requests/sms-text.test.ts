import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainForSms, smsParts } from '../../../domain/requests/sms-text.ts'

describe('a text of the default alphabet', () => {
  it('costs a septet a letter, 160 in one message', () => {
    // 2 + 1 + 11 + 1
    expect(smsParts('No 2026-000123.')).toEqual({
      ...{ encoding: 'gsm7', units: 15, parts: 1, unitsLeft: 145 },
    })
    expect(smsParts('a'.repeat(160))).toMatchObject({ units: 160, parts: 1, unitsLeft: 0 })
  })

  it('holds ö, ü, Ö, Ü and the capital Ç', () => {
    expect(smsParts('ÇÖZÜM öü')).toMatchObject({ encoding: 'gsm7', units: 8 })
  })

  it('is cut after 153 when it needs several', () => {
    expect(smsParts('a'.repeat(161))).toMatchObject({ parts: 2, unitsLeft: 145 })
    expect(smsParts('a'.repeat(306))).toMatchObject({ parts: 2, unitsLeft: 0 })
    expect(smsParts('a'.repeat(307))).toMatchObject({ parts: 3, unitsLeft: 152 })
  })

  it('pays two septets for brackets and the euro', () => {
    expect(smsParts('[5 €]')).toMatchObject({ encoding: 'gsm7', units: 8 })
  })

  it('never parts an escape from its letter', () => {
    // 152 letters, then a bracket that no longer fits into the 153 of the first part.
    const text = `${'a'.repeat(152)}[${'a'.repeat(10)}`
    expect(smsParts(text)).toMatchObject({ units: 164, parts: 2, unitsLeft: 141 })
  })

  it('of nothing is no message', () => {
    expect(smsParts('')).toEqual({ encoding: 'gsm7', units: 0, parts: 0, unitsLeft: 160 })
  })
})

describe('a Turkish text', () => {
  it.each([...'ĞğİıŞşç'])('pays two septets for %s', (letter) => {
    expect(smsParts(letter)).toEqual({
      ...{ encoding: 'gsm7-tr', units: 2, parts: 1, unitsLeft: 153 },
    })
  })

  it('is counted as by hand', () => {
    // B a ş v u r u n u z: 10 letters, ş twice = 11; space 1; a l ı n d ı: 6 letters, ı twice, twice = 8; full stop 1.
    expect(smsParts('Başvurunuz alındı.')).toMatchObject({ encoding: 'gsm7-tr', units: 21 })
  })

  it('holds 155 in one message and 149 in each of several', () => {
    expect(smsParts(`ş${'a'.repeat(153)}`)).toMatchObject({ units: 155, parts: 1, unitsLeft: 0 })
    expect(smsParts(`ş${'a'.repeat(154)}`)).toMatchObject({ units: 156, parts: 2, unitsLeft: 142 })
    expect(smsParts(`ş${'a'.repeat(296)}`)).toMatchObject({ units: 298, parts: 2, unitsLeft: 0 })
    expect(smsParts('ş'.repeat(149))).toMatchObject({ units: 298, parts: 3, unitsLeft: 147 })
  })
})

describe('a text with other letters', () => {
  it.each(['Hakkâri', 'Fen İşleri’nde', 'مرحبا'])('takes two bytes a letter: %s', (text) => {
    expect(smsParts(text)).toMatchObject({ encoding: 'ucs2', units: text.length, parts: 1 })
  })

  it('holds 70 in one message and 67 in each of several', () => {
    expect(smsParts('â'.repeat(70))).toMatchObject({ parts: 1, unitsLeft: 0 })
    expect(smsParts('â'.repeat(71))).toMatchObject({ parts: 2, unitsLeft: 63 })
  })

  it('keeps the halves of an emoji together', () => {
    // 66 letters, then an emoji of two units that no longer fits into 67.
    expect(smsParts(`${'â'.repeat(66)}🙂${'â'.repeat(9)}`)).toMatchObject({
      units: 77,
      parts: 2,
      unitsLeft: 56,
    })
  })
})

it('never counts fewer parts for a longer text in the same letters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'aş[ç🙂 ') }),
      fc.constantFrom('a', 'ş'),
      (text, more) => {
        expect(smsParts(text + more).parts).toBeGreaterThanOrEqual(smsParts(text).parts)
        expect(smsParts(text).unitsLeft).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

it('typographic signs become plain ones, letters stay', () => {
  expect(plainForSms('Fen İşleri’nden “tamam” – 1\u00a0gün…')).toBe(
    'Fen İşleri\'nden "tamam" - 1 gün...',
  )
  expect(smsParts(plainForSms('Fen İşleri’nde')).encoding).toBe('gsm7-tr')
  // Letters typed as two signs become the one that the alphabet knows.
  expect(smsParts(plainForSms('s\u0327')).encoding).toBe('gsm7-tr')
})
