import { describe, expect, test, vi } from 'vitest'
import { refused, sitDown } from '../shift.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

// A server that is started again has the machine's date until it is told another: none on which these days are over.
vi.setSystemTime('2026-11-24T09:00:00+03:00')

const ticketOf = async (hall: TestHall, id: string) =>
  expectStatus(await hall.admin.get(`/tickets/${id}`), 200).body.ticket
const evening = '2026-11-24T23:59:00+03:00'
const midnight = '2026-11-25T00:00:00+03:00'

/** One who waits, one called, one served, one parked, shortly before midnight. */
async function lateEvening() {
  const hall = await openHall()
  await hall.setClock(evening)
  const [first, second] = [await sitDown(hall, 1, ['Z']), await sitDown(hall, 2, ['Z'])]
  const [parked, served, called, waiting] = [
    await hall.issue('Z'),
    await hall.issue('Z'),
    await hall.issue('Z'),
    await hall.issue('Z'),
  ]
  await first.call()
  await first.done(parked.id, 'service')
  await first.done(parked.id, 'parking')
  await first.call()
  await first.done(served.id, 'service')
  await second.call()
  return { hall, parked, served, called, waiting, first }
}

async function expectDayEnded({ hall, parked, served, called, waiting, first }: Evening) {
  for (const { id } of [waiting, called])
    expect(await ticketOf(hall, id)).toMatchObject({
      ...{ state: 'expired', legs: [{ outcome: 'expired', endedAt: midnight }] },
    })
  for (const { id } of [served, parked])
    expect(await ticketOf(hall, id)).toMatchObject({
      ...{ state: 'completed', completionOutcome: 'day-ended' },
      legs: [{ outcome: 'day-ended', endedAt: midnight }],
    })
  const counters = (await hall.admin.get(`/branches/${hall.branchId}/counters`)).body.items
  expect(new Set(counters.map(({ state }: { state: string }) => state))).toEqual(
    new Set(['closed']),
  )
  expect(await first.act(served.id, 'completion')).toMatchObject(refused(409, 'day_ended'))
  expect(await hall.admin.get(`/follow/${waiting.code}`)).toMatchObject({ status: 404 })
  expect(await hall.issue('Z')).toMatchObject({ number: 'Z-001', ahead: 0 })
}
type Evening = Awaited<ReturnType<typeof lateEvening>>

describe('midnight', () => {
  test('ends the day: expired, day-ended, counters closed, numbers begin anew', async () => {
    const story = await lateEvening()
    await story.hall.setClock('2026-11-24T23:59:59.999+03:00')
    expect(await ticketOf(story.hall, story.waiting.id)).toMatchObject({ state: 'waiting' })
    await story.hall.setClock(midnight)
    await expectDayEnded(story)
  })

  test('is stamped midnight also when looked at days later, or while the server was down', async () => {
    const later = await lateEvening()
    await later.hall.setClock('2026-11-27T11:00:00+03:00')
    await expectDayEnded(later)
    const down = await lateEvening()
    await down.hall.restart()
    await down.hall.setClock('2026-11-25T08:00:00+03:00')
    await expectDayEnded(down)
  })

  test('leaves the board empty and announcements counting on', async () => {
    const { hall } = await lateEvening()
    const board = async () => (await hall.admin.get(`/branches/${hall.branchId}/board`)).body
    const last = (await board()).calls[0].id
    await hall.setClock('2026-11-25T09:00:00+03:00')
    expect((await board()).calls).toEqual([])
    const shift = await sitDown(hall, 3, ['Z'])
    await hall.issue('Z')
    expect((await shift.call()).announcement.id).toBe(last + 1)
    await hall.restart()
    await hall.setClock('2026-11-25T09:00:00+03:00')
    expect((await board()).calls[0].id).toBe(last + 1)
  })

  test('a telephone counter goes on over it, on a break too, for as many days as need be', async () => {
    const hall = await openHall()
    await hall.setClock(evening)
    const desks = (await hall.admin.get(`/branches/${hall.branchId}/desks`)).body.items
    const telephone = desks.find(({ letter }: { letter: unknown }) => letter === null).id
    const { id, client } = await hall.makeStaff('clerk')
    const path = `/counters/${hall.counters[4]}`
    const opened = await client.post(`${path}/opening`, { desks: [telephone] })
    expectStatus(await client.post(`${path}/pauses`), 201)
    const other = await sitDown(hall, 6, ['Z'])
    for (const now of ['2026-11-25T08:00:00+03:00', '2026-11-28T08:00:00+03:00']) {
      await hall.setClock(now)
      await hall.restart()
      await hall.setClock(now)
      const { openedAt, openingId } = opened.body.counter
      expect((await client.get(path)).body.counter).toMatchObject({
        ...{ state: 'paused', staffId: id, openedAt, openingId, deskIds: [telephone] },
        pausedAt: evening,
      })
    }
    expect((await client.get(`/counters/${other.counterId}`)).body.counter.state).toBe('closed')
    expect(await client.post(`${path}/resumption`)).toMatchObject({ status: 201 })
  })

  test('comes for each branch by its own clock', async () => {
    const hall = await openHall()
    await hall.setClock('2026-11-24T22:00:00Z')
    const berlin = { name: 'Berlin', timeZone: 'Europe/Berlin' }
    const { id } = (await hall.admin.post('/branches', berlin)).body.branch
    const made = await hall.admin.post(`/branches/${id}/desks`, { name: 'Kasse', letter: 'K' })
    const ticket = { branchId: id, deskId: made.body.desk.id }
    const there = (await hall.admin.post('/tickets', ticket)).body.ticket
    expect(there.issuedAt).toBe('2026-11-24T23:00:00+01:00')
    const here = await hall.issue('Z')
    expect(here).toMatchObject({ issuedAt: '2026-11-25T01:00:00+03:00' })
    await hall.setClock('2026-11-24T23:00:00Z')
    expect(await ticketOf(hall, there.id)).toMatchObject({
      ...{ state: 'expired', legs: [{ endedAt: '2026-11-25T00:00:00+01:00' }] },
    })
    expect(await ticketOf(hall, here.id)).toMatchObject({ state: 'waiting' })
  })
})

describe('the test clock', () => {
  test('stands still until it is set again', async () => {
    const hall = await openHall()
    await hall.setClock('1999-05-03T09:00:00+03:00')
    const first = await hall.issue('Z')
    await new Promise((resolve) => setTimeout(resolve, 30))
    const second = await hall.issue('Z')
    for (const ticket of [first, second])
      expect(ticket).toMatchObject({ issuedAt: '1999-05-03T09:00:00+03:00' })
    const { body } = await hall.admin.get(`/branches/${hall.branchId}/board`)
    expect(body.at).toBe('1999-05-03T09:00:00+03:00')
  })

  test('moved back within a day: time never falls in a log', async () => {
    const hall = await openHall()
    await hall.setClock('2026-11-24T10:00:00+03:00')
    await hall.issue('Z')
    await hall.setClock('2026-11-24T09:00:00+03:00')
    expect(await hall.issue('Z')).toMatchObject({
      ...{ number: 'Z-002', issuedAt: '2026-11-24T10:00:00+03:00', ahead: 1 },
    })
  })

  test('moved back over days ends no day; the later day is found again as it was', async () => {
    const hall = await openHall()
    await hall.setClock('2026-11-24T10:00:00+03:00')
    const tuesday = await hall.issue('Z')
    await hall.setClock('2026-11-25T10:00:00+03:00')
    const wednesday = await hall.issue('Z')
    await hall.setClock('2026-11-20T10:00:00+03:00')
    expect(await hall.issue('Z')).toMatchObject({ number: 'Z-001' })
    await hall.setClock('2026-11-24T11:00:00+03:00')
    expect(await ticketOf(hall, tuesday.id)).toMatchObject({ state: 'expired' })
    const { branchId } = hall
    const late = await hall.admin.post('/tickets', { branchId, deskId: hall.desks['Z'] })
    expect(late).toMatchObject(refused(409, 'day_ended'))
    await hall.setClock('2026-11-25T10:30:00+03:00')
    expect(await ticketOf(hall, wednesday.id)).toMatchObject({ state: 'waiting', ahead: 0 })
    expect(await hall.issue('Z')).toMatchObject({ number: 'Z-002', ahead: 1 })
  })

  test.each([
    ...['yesterday', '2026-11-24', '2026-11-24T10:00:00', 5],
    ...['2026-11-24T10:00:00+03', '2026-02-31T10:00:00Z', '2026-11-24T25:00:00Z'],
  ])('cannot be %j', async (now) => {
    const hall = await openHall()
    expect(await hall.visitor().post('/test/clock', { now })).toMatchObject(
      refused(400, 'malformed', 'now'),
    )
    expect(await hall.issue('Z')).toMatchObject({ number: 'Z-001' })
  })

  test('does not exist unless it is asked for', async () => {
    const hall = await openHall({ testClock: false })
    const answer = await hall.visitor().post('/test/clock', { now: evening })
    expect(answer).toMatchObject(refused(404, 'not_found'))
  })
})
