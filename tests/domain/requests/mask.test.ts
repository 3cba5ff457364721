import { describe, expect, test } from 'vitest'
import { maskEmail, maskName, maskNationalId, maskPhone } from '../../../domain/requests/mask.ts'

describe('a name', () => {
  test.each([
    ['Ayşe Nur Yılmaz', 'A*** N*** Y***'],
    ['ışıl içli', 'I*** İ***'],
    ['  Şule\tÇağ ', 'Ş*** Ç***'],
    ['Ö', 'Ö***'],
    ['S\u0327ule', 'Ş***'],
    ['محمد', 'م***'],
    ['', ''],
    ['   ', ''],
  ])('%j is shown as %j', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})

describe('a telephone number', () => {
  test.each([
    ['+905321234545', '+90 5•• ••• •• 45'],
    ['+902121234567', '+90 2•• ••• •• 67'],
    ['+4915112345678', '••• 78'],
    ['153', '••• ••'],
    ['', ''],
  ])('%j is shown as %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })
})

describe('an e-mail address', () => {
  test.each([
    ['ayse.yilmaz@example.com', 'a***@e***.com'],
    ['a@belediye.bel.tr', 'a***@b***.tr'],
    ['info@localhost', 'i***@l***'],
    ['nobody', 'n***@***'],
    ['', ''],
  ])('%j is shown as %j', (email, masked) => {
    expect(maskEmail(email)).toBe(masked)
  })
})

describe('a national id', () => {
  test.each([
    ['10000000146', '•••••••••46'],
    ['146', '•••'],
    ['', ''],
  ])('%j is shown as %j', (id, masked) => {
    expect(maskNationalId(id)).toBe(masked)
  })
})
