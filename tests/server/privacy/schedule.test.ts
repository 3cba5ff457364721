import { beforeAll, expect, test } from 'vitest'
import { expectStatus, openHall } from '../support.ts'
import { dataFiles, openTown, statusOf, take, type Town } from './support.ts'

let town: Town

beforeAll(async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  town = await openTown(hall)
})

const isErased = async ({ id }: { id: string }) =>
  (await statusOf(town, id)).applicant.erasedAt !== null

test('each is erased on their own day, not before, by nobody’s hand', async () => {
  const { hall, manager } = town
  const wish = await take(town, { solvedAtDesk: true })
  const paper = await take(town, { kind: 'petition', solvedAtDesk: true })
  const open = await take(town)
  const asked = await manager.client.post(`/requests/${wish.id}/erasures`, { reason: 'x' })
  expectStatus(asked, 201)
  await hall.setClock('2028-11-23T23:59:00+03:00')
  expect(await isErased(wish)).toBe(false)
  await hall.setClock('2028-11-24T00:01:00+03:00')
  expect(await isErased(wish)).toBe(true)
  expect(await isErased(paper)).toBe(false)
  const log = (await manager.client.get(`/access-log?requestId=${wish.id}`)).body.items
  expect(log[0]).toMatchObject({ action: 'erased', staffName: '' })
  // Whoever was still to decide has nothing to decide.
  expect((await manager.client.get('/erasures?open=true')).body.items).toEqual([])
  await hall.setClock('2031-11-24T09:00:00+03:00')
  expect([await isErased(paper), await isErased(open)]).toEqual([true, false])
})

test('one that was opened again has no day, and gets another when it is closed', async () => {
  const { hall, clerk, manager } = town
  await hall.setClock('2026-11-24T11:00:00+03:00')
  const { id } = await take(town, { solvedAtDesk: true })
  expectStatus(await manager.client.post(`/requests/${id}/reopening`, { reason: 'Olmamış' }), 201)
  await hall.setClock('2028-12-01T09:00:00+03:00')
  expect(await isErased({ id })).toBe(false)
  const withdrawal = { reason: 'Vazgeçti' }
  expectStatus(await clerk.client.post(`/requests/${id}/withdrawal`, withdrawal), 201)
  await hall.setClock('2030-11-30T09:00:00+03:00')
  expect(await isErased({ id })).toBe(false)
  await hall.setClock('2030-12-01T09:00:00+03:00')
  expect(await isErased({ id })).toBe(true)
})

test('the sealed bytes are gone from the files too', async () => {
  const { hall } = town
  await hall.setClock('2032-01-05T10:00:00+03:00')
  const { tables } = hall.server.opened.house
  const taken = []
  // Enough of them that SQLite moves rows from page to page.
  for (let count = 0; count < 150; count++) taken.push(await take(town, { solvedAtDesk: true }))
  const sealed = taken.flatMap(({ id }) => {
    const words = tables.prepare('SELECT sealed FROM requests WHERE id = ?').get(id)
    const person = tables
      .prepare(
        `SELECT a.sealed, phone_hash FROM applicants a
        JOIN requests r ON r.applicant_id = a.id WHERE r.id = ?`,
      )
      .get(id)
    // Every phone is the same here, so its hash says nothing of one row.
    return [words, person].map((row) => Buffer.from(row?.['sealed'] as Uint8Array))
  })
  const left = () => {
    const files = dataFiles(hall.config.dataDir)
    return sealed.filter((bytes) =>
      files.some((file) => file.bytes.includes(bytes.subarray(0, 40))),
    )
  }
  expect(left()).toHaveLength(300)
  for (const day of ['05', '06', '07', '08']) await hall.setClock(`2034-01-${day}T10:00:00+03:00`)
  expect(await isErased(taken.at(-1)!)).toBe(true)
  await hall.setClock('2034-01-09T02:30:00+03:00')
  await expect.poll(() => left().length).toBe(0)
})

test('a plan whose period was made longer keeps the papers that were closed before', async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  const other = await openTown(hall)
  const paper = await take(other, { kind: 'petition', solvedAtDesk: true })
  const retentionMonths = { official: 120, other: 24 }
  expectStatus(await hall.admin.patch('/request-settings', { retentionMonths }), 200)
  const isGone = async () => (await statusOf(other, paper.id)).applicant.erasedAt !== null
  await hall.setClock('2031-11-24T09:00:00+03:00')
  expect(await isGone()).toBe(false)
  await hall.setClock('2036-11-24T09:00:00+03:00')
  expect(await isGone()).toBe(true)
})
