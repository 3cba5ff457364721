import { beforeAll, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { dataFiles, fetchStatus, openTown, statusOf, take, upload, type Town } from './support.ts'

let town: Town

beforeAll(async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  town = await openTown(hall)
})

const isErased = async (id: string) => (await statusOf(town, id)).isErased

/** From CİMER: closed at once, of whom nobody knows anything. */
async function takeCimer(kind: string, reference: string): Promise<string> {
  const input = { kind, channel: 'cimer', externalReference: reference, receivedAt: '2026-11-24' }
  const { id } = await take(town, {
    ...input,
    applicant: null,
    text: 'Muhtar Hüdaverdi Bey hakkında.',
  })
  const closing = { text: 'CİMER’e girildi', reason: 'CİMER’e girildi' }
  expectStatus(await town.manager.client.post(`/requests/${id}/withdrawal`, closing), 201)
  return id
}

/** A complaint of somebody who gave no name, with a photo, a hand-over and an answer. */
async function takeAnonymous(): Promise<{ id: string; attachment: string }> {
  const { hall, clerk, officer, manager, works } = town
  const attachment = await upload(hall, clerk.client)
  const { id } = await take(town, {
    ...{ kind: 'complaint', applicant: null, attachmentIds: [attachment] },
    referTo: { directorateId: works, reason: 'Hüdaverdi Bey’in dükkânı' },
  })
  const on = `/requests/${id}`
  expectStatus(await officer.client.post(`${on}/answer`, { text: 'Görüşüldü' }), 201)
  const { status } = await statusOf(town, id)
  if (status !== 'closed')
    expectStatus(await manager.client.post(`${on}/closing`, { reason: 'Kapandı' }), 201)
  return { id, attachment }
}

/** Everything sealed that a request has, as it is stored. */
function sealedOf(id: string): Buffer[] {
  const { tables } = town.hall.server.opened.house
  const from = (table: string, key: string) =>
    tables
      .prepare(`SELECT sealed FROM ${table} WHERE ${key} = ? AND sealed IS NOT NULL`)
      .all(id)
      .map(({ sealed }) => Buffer.from(sealed as Uint8Array))
  return [
    ...from('requests', 'id'),
    ...['request_steps', 'referrals', 'outbox'].flatMap((table) => from(table, 'request_id')),
  ]
}

/** What is counted of all requests, but for what the years do to one that lies at the desk. */
function counted(): unknown[] {
  const { tables } = town.hall.server.opened.house
  const columns = 'number, kind, channel, external_reference, neighbourhood, topic_id, status'
  const text = `SELECT year || '-' || serial AS ${columns}, received_at, closed_at, directorate_id,
      due_on, state, (SELECT count(*) FROM request_steps
        WHERE request_id = requests.id AND type <> 'escalated') AS steps
    FROM requests ORDER BY id`
  return tables.prepare(text).all()
}

test('words that belong to nobody go when the period of their kind ends, and what is counted stays', async () => {
  const { hall, clerk, manager } = town
  const wish = await takeCimer('wish', '2600000001')
  const paper = await takeCimer('petition', '2600000002')
  const { id: complaint, attachment } = await takeAnonymous()
  const open = await take(town, { applicant: null })
  const sealed = [wish, complaint].flatMap(sealedOf)
  const left = () => {
    const files = dataFiles(hall.config.dataDir)
    return sealed.filter((bytes) =>
      files.some((file) => file.bytes.includes(bytes.subarray(0, 40))),
    )
  }
  expect(sealed.length).toBeGreaterThanOrEqual(6)
  expect(left()).toHaveLength(sealed.length)
  const before = counted()

  await hall.setClock('2028-11-23T23:59:00+03:00')
  expect(await Promise.all([wish, complaint].map(isErased))).toEqual([false, false])
  await hall.setClock('2028-11-24T00:01:00+03:00')
  expect(await Promise.all([wish, complaint].map(isErased))).toEqual([true, true])
  expect(await Promise.all([paper, open.id].map(isErased))).toEqual([false, false])
  expect([wish, complaint].flatMap(sealedOf)).toEqual([])
  expect(await statusOf(town, complaint)).toMatchObject({ text: '', attachments: [] })
  expect(await fetchStatus(hall, clerk.client, `/attachments/${attachment}`)).toBe(404)
  const log = (await manager.client.get(`/access-log?requestId=${wish}`)).body.items
  expect(log[0]).toMatchObject({ action: 'erased', staffName: '', reason: '' })
  expect(counted()).toEqual(before)

  await hall.setClock('2028-11-25T02:30:00+03:00')
  await expect.poll(() => left().length).toBe(0)

  await hall.setClock('2031-11-23T23:59:00+03:00')
  expect(await isErased(paper)).toBe(false)
  await hall.setClock('2031-11-24T00:01:00+03:00')
  expect(await Promise.all([paper, open.id].map(isErased))).toEqual([true, false])
  expect(counted()).toEqual(before)
})

test('what has lost its words takes no new ones', async () => {
  const { hall, manager } = town
  await hall.setClock('2026-11-24T12:00:00+03:00')
  const id = await takeCimer('suggestion', '2600000003')
  await hall.setClock('2028-11-24T09:00:00+03:00')
  expect(await isErased(id)).toBe(true)
  const erased = refused(409, 'already_erased')
  const on = `/requests/${id}`
  expect(await manager.client.post(`${on}/reopening`, { reason: 'x' })).toMatchObject(erased)
  expect(await manager.client.patch(on, { text: 'Yeniden' })).toMatchObject(erased)
})

test('one that was opened again keeps its words until it is closed and its period ended', async () => {
  const { hall, manager } = town
  await hall.setClock('2026-11-24T13:00:00+03:00')
  const { id } = await take(town, { applicant: null, solvedAtDesk: true })
  const reason = { reason: 'Olmamış' }
  expectStatus(await manager.client.post(`/requests/${id}/reopening`, reason), 201)
  await hall.setClock('2028-12-01T09:00:00+03:00')
  expect(await isErased(id)).toBe(false)
  expectStatus(await manager.client.post(`/requests/${id}/withdrawal`, reason), 201)
  await hall.setClock('2030-11-30T09:00:00+03:00')
  expect(await isErased(id)).toBe(false)
  await hall.setClock('2030-12-01T09:00:00+03:00')
  expect(await isErased(id)).toBe(true)
})
