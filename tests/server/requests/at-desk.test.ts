import { beforeEach, expect, test } from 'vitest'
import { openLetter } from '../../../server/outbox/letter.ts'
import { readOutbox } from '../../../server/storage/outbox-table.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let officer: Person
let works: { id: string; name: string }

beforeEach(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-23T10:00:00+03:00')
  const { items } = (await hall.admin.get('/directorates')).body
  works = items.find(({ name }: { name: string }) => name.startsWith('Fen'))
  officer = await hall.makeStaff('officer', { directorateId: works.id })
  const escalationEmails = { supervisor: 'sorumlu@x.tr', manager: 'yonetici@x.tr' }
  expectStatus(await hall.admin.patch('/request-settings', { escalationEmails }), 200)
})

async function take(more: Record<string, unknown> = {}) {
  const input = { kind: 'information', channel: 'in-person', text: 'Bilgi', ...more }
  return expectStatus(await hall.admin.post('/requests', input), 201).body.request
}
const referTo = () => ({ directorateId: works.id, reason: 'Lütfen' })
const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request
const at = (day: string) => hall.setClock(`${day}T09:00:00+03:00`)
const figures = async () => (await hall.admin.get('/requests/follow-up')).body
const open = async (query: string) =>
  (await hall.admin.get(`/requests/open?${query}`)).body.items as { id: string; due: string }[]
const ids = async (query: string) => (await open(query)).map(({ id }) => id)

async function mails(requestId: string) {
  const { items } = (await hall.admin.get('/outbox')).body
  const own = items.filter((one: { requestId: string }) => one.requestId === requestId)
  return own.map(({ event, id }: { event: string; id: string }) => {
    const { tables, keyring } = hall.server.opened.house
    const row = readOutbox(tables, id)
    return { event, ...(row && openLetter(keyring, row)) }
  })
}

test('stands by the day to hand it over, and is late once that has passed', async () => {
  const { id } = await take()
  const { id: referred } = await take({ referTo: referTo() })
  expect(await now(id)).toMatchObject({ forwardBy: '2026-11-25', actBy: '2026-11-25', due: 'week' })
  await at('2026-11-26')
  expect(await ids('due=late')).toEqual([id])
  expect(await now(referred)).toMatchObject({ due: 'later', actBy: '2026-12-14' })
  const { late, directorates } = await figures()
  expect(late).toBe(1)
  expect(directorates).toContainEqual({ directorateId: null, open: 1, late: 1, today: 0, week: 0 })
  expectStatus(await hall.admin.post(`/requests/${id}/referrals`, referTo()), 201)
  expect(await now(id)).toMatchObject({ due: 'later', actBy: '2026-12-14', escalation: null })
})

test('is a list of its own: what nobody has, and is still to be answered', async () => {
  const { id } = await take()
  const { id: back } = await take({ referTo: referTo() })
  await take({ referTo: referTo() })
  const letter = { name: 'Ayşe Yılmaz', address: 'Çınar Sk. 4' }
  const { id: answered } = await take({ applicant: letter, noticeVersion: '1' })
  expectStatus(await hall.admin.post(`/requests/${answered}/answer`, { text: 'Ekte' }), 201)
  expectStatus(await officer.client.post(`/requests/${back}/return`, { reason: 'Değil' }), 201)
  expect((await ids('at=desk')).toSorted()).toEqual([id, back].toSorted())
  expect([await ids('due=answered'), (await figures()).answered]).toEqual([[answered], 1])
  expectStatus(await hall.admin.get('/requests/open?at=home'), 400)
})

test('left there, those above are mailed and see it: the supervisor, three working days later the manager', async () => {
  const { id, number } = await take()
  await at('2026-11-25')
  expect(await mails(id)).toEqual([])
  await at('2026-11-26')
  await at('2026-11-27')
  expect(await mails(id)).toMatchObject([{ event: 'left-at-desk', to: 'sorumlu@x.tr' }])
  expect((await mails(id))[0]?.text).toContain(`${number} numaralı başvuru masada bekliyor`)
  expect((await mails(id))[0]?.text).toContain('Son gün 25.11.2026')
  expect(await open('escalation=supervisor')).toMatchObject([{ id, escalation: 'supervisor' }])
  await at('2026-11-30')
  expect(await figures()).toMatchObject({ escalated: 1, escalatedToManager: 1 })
  expect((await mails(id)).map(({ to }: { to: string }) => to).toSorted()).toEqual([
    'sorumlu@x.tr',
    'yonetici@x.tr',
  ])
})

test('given back, the supervisor hears of it at once, and it has two working days again', async () => {
  const { id } = await take({ referTo: referTo() })
  await at('2026-12-01')
  expectStatus(await officer.client.post(`/requests/${id}/return`, { reason: 'Değil' }), 201)
  expect(await now(id)).toMatchObject({
    ...{ status: 'received', forwardBy: '2026-12-03', due: 'week', escalation: 'supervisor' },
  })
  const told = (await mails(id)).find(({ event }: { event: string }) => event === 'given-back')
  expect(told).toMatchObject({ to: 'sorumlu@x.tr' })
  expect(told.text).toContain(`${works.name}, `)
  expect((await figures()).escalated).toBe(1)
  const seen = (await officer.client.get(`/requests/${id}`)).body.request
  expect(seen).toMatchObject({ status: 'received', escalation: null })
})

test('a calendar that changes moves the day to hand over, but not that of what came back', async () => {
  const { id } = await take()
  const { id: back } = await take({ referTo: referTo() })
  expectStatus(await officer.client.post(`/requests/${back}/return`, { reason: 'Değil' }), 201)
  await at('2026-11-24')
  const leave = { day: '2026-11-25', kind: 'leave', name: 'İdari izin' }
  expectStatus(await hall.admin.post('/calendar', leave), 201)
  await expect.poll(() => now(id)).toMatchObject({ forwardBy: '2026-11-26', actBy: '2026-11-26' })
})

test('thanks are noted when they are taken; those of before are closed by the round and erased on their day', async () => {
  const applicant = { name: 'Ayşe Yılmaz', phone: '05321112233' }
  const thanks = { kind: 'thanks', applicant, noticeVersion: '1' }
  expect(await take(thanks)).toMatchObject({ status: 'closed', outcome: 'noted' })
  const { id } = await take({ ...thanks, referTo: referTo() })
  expect(await now(id)).toMatchObject({ status: 'referred', actBy: '2026-12-23' })
  const { tables } = hall.server.opened.house
  await tables.edit(
    { sql: 'UPDATE referrals SET ended_at = 1 WHERE request_id = ?', params: [id] },
    {
      sql: `UPDATE requests SET status = 'received', directorate_id = NULL WHERE id = ?`,
      params: [id],
    },
  )
  await at('2026-11-24')
  expect(await now(id)).toMatchObject({ status: 'closed', outcome: 'noted' })
  await at('2028-11-25')
  await expect.poll(() => now(id)).toMatchObject({ isErased: true })
})

test('what nobody asked for is closed by the round where it was answered before', async () => {
  const { id } = await take({ kind: 'report' })
  const { tables } = hall.server.opened.house
  const sql = `UPDATE requests SET status = 'answered' WHERE id = ?`
  await tables.edit({ sql, params: [id] })
  await at('2026-11-24')
  expect(await now(id)).toMatchObject({ status: 'closed' })
})
