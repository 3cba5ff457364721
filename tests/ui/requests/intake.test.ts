import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  errorsOf,
  fieldOf,
  type IntakeValues,
} from '../../../apps/requests/src/lib/intake/intake-values.ts'

const today = '2026-11-24'
const typed = (patch: Partial<IntakeValues>): IntakeValues => ({
  ...{ kind: 'information', channel: 'email', externalReference: '', receivedAt: today },
  ...{ topicId: '', directorateId: '', text: 'Bütçeyi istiyorum.', name: '', address: '' },
  ...{ phone: '', email: '', isInformed: false, registryNumber: '', registryOn: '', ...patch },
})
const cimer = (patch: Partial<IntakeValues> = {}) =>
  typed({ channel: 'cimer', externalReference: '2604512345', text: '', ...patch })

describe('what must be mended', () => {
  it('of CİMER: its number and its date; a text may be left out', () => {
    expect(errorsOf(cimer(), today)).toEqual({})
    expect(errorsOf(cimer({ externalReference: ' ', receivedAt: '' }), today)).toEqual({
      externalReference: 'referenceMissing',
      receivedAt: 'dayMissing',
    })
  })

  it('of anything else: what is asked for', () => {
    expect(errorsOf(typed({ text: ' ' }), today)).toEqual({ text: 'textMissing' })
  })

  it('a day that has not come', () => {
    expect(errorsOf(typed({ receivedAt: '2026-11-25' }), today).receivedAt).toBe('dayAhead')
  })

  it('a registry number without its day, or the other way round', () => {
    const number = typed({ registryNumber: 'E-1' })
    expect(errorsOf(number, today)).toEqual({ registryOn: 'registryDayMissing' })
    const day = typed({ registryOn: today })
    expect(errorsOf(day, today)).toEqual({ registryNumber: 'registryNumberMissing' })
  })
})

describe('an e-mail address', () => {
  const errorOf = (email: string) => errorsOf(typed({ email, isInformed: true }), today).email

  it('is measured as the server measures it, and only after the notice', () => {
    expect(errorOf("o'neil@ornek.com")).toBeUndefined()
    expect(errorOf('ayse.@ornek.com')).toBe('emailWrong')
    expect(errorOf('ayşe@ornek.com')).toBe('emailLetter')
    expect(errorsOf(typed({ email: 'ayşe' }), today)).toEqual({})
  })
})

describe('what is sent', () => {
  it('of CİMER never holds an applicant, whatever stands in the fields', () => {
    const person = { name: 'Ayşe', phone: '05321234567', isInformed: true }
    const body = bodyOf(cimer(person), '1', [])
    expect(body).not.toHaveProperty('applicant')
    expect(JSON.stringify(body)).not.toMatch(/Ayşe|0532/)
  })

  it('holds a number of its own where the way it came has them', () => {
    const letter = typed({ channel: 'institution', externalReference: ' E-7 ' })
    expect(bodyOf(letter, '1', []).externalReference).toBe('E-7')
    expect(bodyOf({ ...letter, channel: 'in-person' }, '1', []).externalReference).toBeNull()
  })

  it('holds phone and e-mail only after the notice, with its version', () => {
    const person = { name: 'Ayşe', phone: '05321234567', email: 'a@ornek.example' }
    expect(bodyOf(typed(person), '1', [])).toMatchObject({
      applicant: { name: 'Ayşe', address: '' },
      noticeVersion: null,
    })
    expect(JSON.stringify(bodyOf(typed(person), '1', []))).not.toMatch(/0532|ornek/)
    expect(bodyOf(typed({ ...person, isInformed: true }), '1', [])).toMatchObject({
      applicant: { phone: '05321234567', email: 'a@ornek.example' },
      noticeVersion: '1',
    })
  })
})

describe('where a refusal stands', () => {
  it('is at the field that it names', () => {
    expect(fieldOf('externalReference')).toBe('externalReference')
    expect(fieldOf('referTo.directorateId')).toBe('directorateId')
    expect(fieldOf('applicant.phone')).toBe('phone')
    expect(fieldOf('registry.on')).toBe('registryOn')
    expect(fieldOf('attachmentIds')).toBeUndefined()
  })
})
