import { beforeEach, expect, test } from 'vitest'
import { callInstead } from '../../../server/requests/call-instead.ts'
import { withoutCode } from '../../../server/requests/said-by-hand.ts'
import { readOutbox } from '../../../server/storage/outbox-table.ts'
import { runTool } from '../crash/support.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

let hall: TestHall

beforeEach(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
})

async function take(more: Record<string, unknown> = {}) {
  const input = { kind: 'wish', channel: 'in-person', text: 'Bir dilek', ...more }
  return expectStatus(await hall.admin.post('/requests', input), 201).body.request
}
const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request
const at = (time: string) => hall.setClock(`${time}:00+03:00`)
const person = { name: 'Ayşe Yılmaz', phone: '05321112233' }

async function referred() {
  const { items } = (await hall.admin.get('/directorates')).body
  return take({ referTo: { directorateId: items[0].id, reason: 'Lütfen' } })
}

test('one request that cannot be followed up holds up no other', async () => {
  const ids = [(await referred()).id, (await referred()).id, (await referred()).id].toSorted()
  const [broken = '', ...others] = ids
  const { tables } = hall.server.opened.house
  await tables.edit({ sql: `UPDATE requests SET state = '{' WHERE id = ?`, params: [broken] })
  await at('2026-11-26T09:00')
  for (const id of others) expect((await now(id)).referrals[0]).toMatchObject({ reminders: 1 })
})

test('a round that fails does not stop the other', async () => {
  const { id } = await referred()
  const { house } = hall.server.opened
  await house.tables.edit({ sql: 'ALTER TABLE escort_tasks RENAME TO lost', params: [] })
  await at('2026-11-26T09:00')
  expect((await now(id)).referrals[0]).toMatchObject({ reminders: 1 })
})

test('a restored house has the round of its day once more', async () => {
  const { id } = await referred()
  const run = async (tool: string) =>
    expect(await runTool(tool, ['copy'], hall.config.dataDir)).toMatchObject({ code: 0 })
  await run('backup')
  await at('2026-11-26T09:00')
  expect((await now(id)).referrals[0]).toMatchObject({ reminders: 1 })
  await run('restore')
  expect((await now(id)).referrals[0]).toMatchObject({ reminders: 0 })
  await at('2026-11-26T09:01')
  expect((await now(id)).referrals[0]).toMatchObject({ reminders: 1 })
})

test('that nobody could be told is noted once, however many days go by', async () => {
  const { id } = await take({ applicant: { ...person, wantsCall: true } })
  expectStatus(await hall.admin.post(`/requests/${id}/answer`, { text: 'Yapıldı.' }), 201)
  const work = (await hall.admin.get('/outbox/work')).body.items
  const call = work.find(({ event }: { event: string }) => event === 'answered')
  for (let times = 0; times < 3; times++) {
    const outcome = { outcome: 'not-reached' }
    expectStatus(await hall.admin.post(`/outbox/${call.id}/attempts`, outcome), 201)
  }
  await expect.poll(() => now(id)).toMatchObject({ told: 'attempted' })
  for (const day of [25, 26, 27]) await at(`2026-11-${day}T10:00`)
  const { steps } = await now(id)
  expect(steps.filter(({ type }: { type: string }) => type === 'told')).toHaveLength(1)
})

test('a silent recipient is brought before those above: on the row, as a figure and as a list', async () => {
  const { id } = await referred()
  await take({ solvedAtDesk: true })
  const open = async (which: string) =>
    (await hall.admin.get(`/requests/open?escalation=${which}`)).body.items
  const figures = async () => (await hall.admin.get('/requests/follow-up')).body
  expect([await open('any'), (await figures()).escalated]).toEqual([[], 0])
  await at('2026-12-16T09:00')
  expect(await open('supervisor')).toMatchObject([{ id, escalation: 'supervisor' }])
  expect([await open('manager'), (await figures()).escalated]).toEqual([[], 1])
  await at('2026-12-18T09:00')
  expect(await open('manager')).toMatchObject([{ id, escalation: 'manager' }])
  expect(await open('any')).toHaveLength(1)
})

test('without any way to send text messages somebody calls at once, and reads out no code', async () => {
  const { number } = await take({ applicant: person })
  await at('2026-11-24T10:01')
  const { items } = (await hall.admin.get('/outbox/work')).body
  expect(items).toMatchObject([{ channel: 'call', event: 'registered', requestNumber: number }])
  const { body } = await hall.admin.post(`/outbox/${items[0].id}/openings`, {})
  expect(body.recipient).toBe('+905321112233')
  expect(body.text).toMatch(new RegExp(`${number} numaralı başvurunuz alındı\\.$`))
})

test('an e-mail that is given up becomes a call when there is a telephone, but not one to colleagues', async () => {
  const { id: requestId } = await take({ applicant: person })
  const { house } = hall.server.opened
  const mail = { requestId, channel: 'email' as const, language: 'tr', to: 'a@example.com' }
  const calls = async (id: string, event: string) => {
    await house.tables.edit(...house.outbox.enqueue({ ...mail, id, event, text: 'Yanıtlandı.' }))
    expect(readOutbox(house.tables, id)).toBeDefined()
    return callInstead(house, { ...mail, id, event }).length
  }
  expect(await calls('to-citizen', 'answered')).toBe(1)
  expect(await calls('to-colleagues', 'reminder')).toBe(0)
})

test('a text of one’s own loses its code even when it is a single sentence', () => {
  expect(withoutCode('Alındı. Kod AB12. https://x/#1.AB12', 'AB12')).toBe('Alındı.')
  expect(withoutCode('Numara 7 kod AB12 iyi günler', 'AB12')).toBe('Numara 7 kod iyi günler')
})
