import { describe, expect, test } from 'vitest'
import { clueOf } from '../../../apps/counter/src/lib/request/earlier.svelte.ts'
import {
  emailError,
  errorsOf,
  nationalIdError,
  phoneError,
} from '../../../apps/counter/src/lib/request/request-checks.ts'
import { newDraft } from '../../../apps/counter/src/lib/request/request-draft.svelte.ts'
import {
  emptyValues,
  isBlank,
  valuesFrom,
} from '../../../apps/counter/src/lib/request/request-values.ts'

const today = '2026-11-24'
const at = { staffId: 's', branchId: 'b', deskId: 'd' }

describe('what is typed is checked', () => {
  test('a mobile number while it is being written is unfinished, a landline is wrong', () => {
    expect(phoneError('')).toBeNull()
    expect(phoneError('0532 55')).toBe('phoneUnfinished')
    expect(phoneError('0532 555 01 47')).toBeNull()
    expect(phoneError('+90 532 555 01 47')).toBeNull()
    expect(phoneError('0232 555 01 47')).toBe('phoneWrong')
    expect(phoneError('yok')).toBe('phoneWrong')
  })

  test('a T.C. number by its own check digits, in groups too', () => {
    expect(nationalIdError('10000')).toBe('nationalIdUnfinished')
    expect(nationalIdError('10000000146')).toBeNull()
    expect(nationalIdError('100 000 001 46')).toBeNull()
    expect(nationalIdError('10000000147')).toBe('nationalIdWrong')
    expect(nationalIdError('0123')).toBe('nationalIdWrong')
  })

  test('an address of e-mail by its form', () => {
    expect(emailError('ayse@example.com')).toBeNull()
    expect(emailError('ayse@example')).toBe('emailWrong')
  })

  test('number and day of the registration belong together, and only to a paper', () => {
    const petition = emptyValues({ kind: 'petition', text: 'x', registryNumber: 'E-1' })
    expect(errorsOf(petition, today)).toEqual({ registry: 'registryDayMissing' })
    expect(errorsOf({ ...petition, registryOn: '2026-11-24' }, today)).toEqual({})
    expect(errorsOf({ ...petition, kind: 'wish' }, today)).toEqual({})
    expect(errorsOf(emptyValues(), today)).toEqual({ text: 'textMissing' })
  })
})

describe('a form becomes a request', () => {
  test('of its ticket, with everything that was written', () => {
    const draft = newDraft('draft-1', { id: 't1', number: 'Z-001', language: 'ar' })
    Object.assign(draft.values, { text: ' Yol bozuk ', phone: '0532 555 01 47', name: 'Ayşe' })
    draft.values.noticeVersion = '3'
    const body = draft.request('refer', at, 'zabita')
    expect(body).toMatchObject({
      ...{ branchId: 'b', deskId: 'd', ticketId: 't1', text: 'Yol bozuk', noticeVersion: '3' },
      applicant: { name: 'Ayşe', phone: '0532 555 01 47', language: 'ar' },
      ...{ referTo: { directorateId: 'zabita', reason: '' }, solvedAtDesk: false },
      draftId: 'draft-1',
    })
  })

  test('of nobody when nobody was named, and settled without being referred', () => {
    const draft = newDraft('draft-1', null)
    draft.values.text = 'Bilgi verildi'
    const body = draft.request('solved', at, 'zabita')
    expect(body).toMatchObject({ applicant: null, solvedAtDesk: true, referTo: null })
  })

  test('without the registration that was typed before it turned into something else', () => {
    const registry = { registryNumber: 'E-1', registryOn: '2026-11-24' }
    const draft = newDraft('draft-1', null, { kind: 'petition', text: 'x', ...registry })
    expect(draft.request('keep', at, null).registry).toEqual({ number: 'E-1', on: '2026-11-24' })
    draft.values.kind = 'wish'
    expect(draft.request('keep', at, null).registry).toBeNull()
  })
})

describe('what came another way', () => {
  test('has the day it came, and what belongs to its way', () => {
    const draft = newDraft('draft-1', null, { text: 'x', handle: ' @ayse ' })
    draft.comeBy('whatsapp', today)
    draft.values.externalReference = 'A-1'
    expect(draft.request('keep', at, null)).toMatchObject({
      ...{ channel: 'whatsapp', receivedAt: today, externalReference: null },
      applicant: { handle: '@ayse', phone: '' },
    })
    draft.comeBy('acik-kapi', today)
    draft.values.receivedOn = '2026-11-20'
    expect(draft.request('keep', at, null)).toMatchObject({
      ...{ receivedAt: '2026-11-20', externalReference: 'A-1', applicant: null },
    })
    draft.comeBy('telephone', today)
    expect(draft.request('keep', at, null)).toMatchObject({
      ...{ receivedAt: null, externalReference: null },
    })
  })

  test('came on a day, and not on one to come', () => {
    const draft = newDraft('draft-1', null, { text: 'x' })
    draft.comeBy('muhtarlik', today)
    expect(draft.errorsAt(today)).toEqual({})
    draft.values.receivedOn = '2026-11-25'
    expect(draft.errorsAt(today)).toEqual({ receivedOn: 'receivedAhead' })
    draft.values.receivedOn = ''
    expect(draft.errorsAt(today)).toEqual({ receivedOn: 'receivedMissing' })
  })

  test('is no report of a colleague', () => {
    const report = { kind: 'report', isStaffReport: true, urgent: true } as const
    const draft = newDraft('draft-1', null, report)
    draft.comeBy('telephone', today)
    expect(draft.values).toMatchObject(report)
    draft.comeBy('complaint-box', today)
    expect(draft.values).toMatchObject({ kind: 'wish', isStaffReport: false, urgent: false })
  })
})

describe('what a draft held', () => {
  test('comes back as it was', () => {
    const file = { id: 'a', kind: 'photo', type: 'image/png', bytes: 1, url: '/api/attachments/a' }
    const values = emptyValues({ text: 'x', topicId: 't', point: { latitude: 1, longitude: 2 } })
    expect(valuesFrom({ ...values, files: [file] })).toEqual({ ...values, files: [file] })
  })

  test('is made whole when an older page kept it, or something else stands in it', () => {
    expect(valuesFrom({ text: 'x', kind: 'none', urgent: 'yes', files: [{}], point: {} })).toEqual(
      emptyValues({ text: 'x' }),
    )
    expect(valuesFrom(null)).toEqual(emptyValues())
  })

  test('is nothing when things were only chosen', () => {
    expect(isBlank(emptyValues({ kind: 'petition', urgent: true, language: 'en' }))).toBe(true)
    expect(isBlank(emptyValues({ name: 'A' }))).toBe(false)
  })
})

test('earlier requests are looked for by the surest that is known', () => {
  const all = emptyValues({ name: 'Ayşe', phone: '0532 555 01 47', nationalId: '100 000 001 46' })
  expect(clueOf(all)).toBe('+905325550147')
  expect(clueOf({ ...all, phone: '0532' })).toBe('10000000146')
  expect(clueOf({ ...all, phone: '', nationalId: '' })).toBe('Ayşe')
  expect(clueOf(emptyValues({ name: 'Ayş' }))).toBe('')
})
