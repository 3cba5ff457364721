import { beforeAll, describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { ayse, openTown, take, wholeLife, written, type Town } from './support.ts'

let town: Town

beforeAll(async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  town = await openTown(hall)
})

const reason = { reason: 'Kendisi istedi' }
const exportOf = (id: string, body: object = reason) =>
  town.manager.client.post(`/requests/${id}/exports`, body)

describe('a person’s own copy', () => {
  test('holds what they said, what they were told, and who looked', async () => {
    const { id, number } = await wholeLife(town)
    const { body, headers } = expectStatus(await exportOf(id), 201)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="export-${number}.json"`)
    expect(headers.get('cache-control')).toContain('no-store')
    const [request] = body.requests
    expect(request).toMatchObject({ number, kind: 'complaint', text: written.text })
    expect(request.applicant).toMatchObject(ayse)
    const kinds = request.attachments.map(({ kind }: { kind: string }) => kind)
    expect(kinds.toSorted()).toEqual(['answer', 'photo'])
    const words = request.steps.map(({ text }: { text: string }) => text)
    expect(words).toEqual(expect.arrayContaining([written.answer, written.referral]))
    const told = new Map<string, object>()
    for (const message of request.messages) told.set(message.event, message)
    expect(Object.fromEntries(told)).toMatchObject({
      registered: { channel: 'sms', state: 'sent', to: ayse.phone },
      answered: { channel: 'sms', to: ayse.phone },
      // Whoever reads the file must not open the answer with it.
      'one-time-code': { text: '', to: '' },
    })
    const looks = request.looks.map(({ action }: { action: string }) => action)
    expect(looks).toEqual(['exported', 'exported', 'unlocked'])
  })

  test('has all their requests, by telephone or T.C. number, and nobody else’s', async () => {
    const other = { name: 'Veli Demir', phone: '+905339998877', nationalId: '' }
    const nobodys = await take(town, { applicant: other, text: 'Veli’nin isteği' })
    const shouted = ' AYŞEGÜL  ŞİMŞEKOĞLU'
    const byPhone = await take(town, { applicant: { ...ayse, nationalId: '', name: shouted } })
    const byNationalId = await take(town, { applicant: { nationalId: ayse.nationalId } })
    const { body } = expectStatus(await exportOf(byPhone.id), 201)
    const numbers = body.requests.map(({ number }: { number: string }) => number)
    expect(numbers).toContain(byPhone.number)
    expect(numbers).not.toContain(nobodys.number)
    expect(numbers).not.toContain(byNationalId.number)
    const whole = await take(town)
    const all = expectStatus(await exportOf(whole.id), 201).body
    const found = all.requests.map(({ number }: { number: string }) => number)
    expect(found).toEqual(expect.arrayContaining([byPhone.number, byNationalId.number]))
    expect(JSON.stringify(all)).not.toContain('Veli')
    const log = (await town.manager.client.get(`/access-log?requestId=${byPhone.id}`)).body.items
    expect(log).toMatchObject([{ action: 'exported' }, { action: 'exported' }])
  })

  test('has nothing of who shares their telephone: another T.C. number, or another name', async () => {
    const phone = '+905301112233'
    const mother = { name: 'Fatma Kara', phone, nationalId: '10000000146' }
    const daughter = { name: 'Fatma Kara', phone, nationalId: '10000000214' }
    const whole = await take(town, { applicant: mother })
    const theirs = await take(town, { applicant: { name: 'fatma kara', phone } })
    const others = [
      await take(town, { applicant: daughter, text: 'Kızının isteği' }),
      await take(town, { applicant: { name: 'Elif Kara', phone }, text: 'Torununun isteği' }),
      await take(town, { applicant: { phone }, text: 'Adsız isteği' }),
    ]
    const { body } = expectStatus(await exportOf(whole.id), 201)
    const numbers = body.requests.map(({ number }: { number: string }) => number)
    expect(numbers).toEqual(expect.arrayContaining([whole.number, theirs.number]))
    for (const { number } of others) expect(numbers).not.toContain(number)
    expect(JSON.stringify(body)).not.toMatch(/Kızının|Torununun|Adsız/)
    for (const { id } of others)
      expect((await town.manager.client.get(`/access-log?requestId=${id}`)).body.items).toEqual([])
  })

  test('needs a reason, and a manager', async () => {
    const { id } = await take(town)
    expect(await exportOf(id, { reason: ' ' })).toMatchObject({ body: { field: 'reason' } })
    const clerks = await town.clerk.client.post(`/requests/${id}/exports`, reason)
    expect(clerks).toMatchObject(refused(403, 'forbidden'))
    expect(await exportOf('nowhere')).toMatchObject(refused(404, 'not_found'))
  })

  test('of a request without a person is that request alone', async () => {
    const nobody = await take(town, { applicant: null })
    const { body } = expectStatus(await exportOf(nobody.id), 201)
    expect(body.requests).toMatchObject([{ number: nobody.number, applicant: null }])
  })
})
