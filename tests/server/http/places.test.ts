import { describe, expect, test } from 'vitest'
import { refused, sitDown, type Shift } from '../shift.ts'
import { openHall } from '../support.ts'

const hall = await openHall()
const opening = Date.parse('2026-11-24T09:00:00+03:00')
await hall.setClock(new Date(opening).toISOString())
let minute = 0
/** Everybody comes a minute after the one before. */
const arrive = async (letter: string, more?: Record<string, unknown>) => {
  await hall.setClock(new Date(opening + 60_000 * minute++).toISOString())
  return hall.issue(letter, more)
}

/** Who is called in which order, until nobody waits. */
async function callEverybody(shift: Shift): Promise<string[]> {
  const numbers: string[] = []
  for (;;) {
    const answer = await shift.client.post(`/counters/${shift.counterId}/calls`)
    if (answer.status !== 201) return numbers
    numbers.push(answer.body.ticket.number)
    await shift.done(answer.body.ticket.id, 'cancellation')
  }
}

describe('a transfer', () => {
  const places = [
    ['keep', ['T-001', 'Z-001', 'T-002']],
    ['first', ['Z-002', 'T-003', 'T-004']],
    ['last', ['T-005', 'T-006', 'Z-003']],
  ] as const
  let counter = 0

  test.each(places)(
    '%s: the same number, a new leg, that place in the line',
    async (place, order) => {
      const zabita = await sitDown(hall, ++counter, ['Z'])
      const tahakkuk = await sitDown(hall, ++counter, ['T'])
      await arrive('T')
      const moved = await arrive('Z')
      await arrive('T')
      await zabita.call()
      await zabita.done(moved.id, 'service')
      const body = { deskId: hall.desks['T'], place, note: 'Tapu senedi sorulacak' }
      const ticket = await zabita.done(moved.id, 'transfers', body)
      expect(ticket).toMatchObject({
        ...{ number: moved.number, state: 'waiting', deskId: hall.desks['T'], counterId: null },
        legs: [{ outcome: 'transferred' }, { outcome: 'open', deskId: hall.desks['T'] }],
      })
      expect(ticket.legs[1].arrivedAt).toBe(ticket.legs[0].endedAt)
      expect(await callEverybody(tahakkuk)).toEqual(order)
    },
  )

  test('keeps its place unless said otherwise', async () => {
    const shift = await sitDown(hall, ++counter, ['E'])
    const moved = await arrive('D')
    const second = await arrive('E')
    await shift.done(moved.id, 'transfers', { deskId: hall.desks['E'] })
    expect(await callEverybody(shift)).toEqual([moved.number, second.number])
  })

  test('goes to another desk that gives tickets', async () => {
    const { client } = await hall.makeStaff('clerk')
    const { id } = await arrive('C')
    const path = `/tickets/${id}/transfers`
    const desks = (await client.get(`/branches/${hall.branchId}/desks`)).body.items
    const telephone = desks.find(({ letter }: { letter: unknown }) => letter === null).id
    for (const [body, answer] of [
      [{ deskId: hall.desks['C'] }, refused(409, 'same_desk')],
      [{ deskId: 'nowhere' }, refused(422, 'unknown_desk', 'deskId')],
      [{ deskId: telephone }, refused(422, 'no_tickets_here')],
      [{ deskId: hall.desks['Z'], place: 'middle' }, refused(400, 'malformed', 'place')],
      [{ deskId: hall.desks['Z'], note: 'x'.repeat(501) }, refused(400, 'malformed', 'note')],
    ] as const)
      expect(await client.post(path, body)).toMatchObject(answer)
    await client.post(`/tickets/${id}/cancellation`)
    expect(await client.post(path, { deskId: hall.desks['Z'] })).toMatchObject(
      refused(409, 'wrong_state'),
    )
  })
})

describe('back into the line', () => {
  test('a called citizen who asks for a moment keeps the place, goes first or goes last', async () => {
    const shift = await sitDown(hall, 8, ['S'])
    const [first, second, third] = [await arrive('S'), await arrive('S'), await arrive('S')]
    await shift.call(first.id)
    expect(await shift.done(first.id, 'requeue')).toMatchObject({
      ...{ state: 'waiting', calls: 0, ahead: 0, counterId: null },
      legs: [{ calledAt: null, counterId: null, outcome: 'open' }],
    })
    await shift.call(first.id)
    expect(await shift.done(first.id, 'requeue', { place: 'last' })).toMatchObject({ ahead: 2 })
    await shift.call(third.id)
    expect(await shift.done(third.id, 'requeue', { place: 'first' })).toMatchObject({ ahead: 0 })
    expect(await shift.act(third.id, 'requeue')).toMatchObject(refused(409, 'wrong_state'))
    expect(await callEverybody(shift)).toEqual([third.number, second.number, first.number])
  })

  test('first is before a priority ticket’s head start, last is behind everybody', async () => {
    const shift = await sitDown(hall, 9, ['K'])
    const asked = await arrive('K')
    const priority = await arrive('K', { priority: true })
    expect(await shift.call()).toMatchObject({ ticket: { id: priority.id } })
    await shift.done(priority.id, 'requeue')
    await shift.call(asked.id)
    expect(await shift.done(asked.id, 'requeue', { place: 'first' })).toMatchObject({ ahead: 0 })
    await shift.call(priority.id)
    const last = await shift.done(priority.id, 'requeue', { place: 'last' })
    expect(last).toMatchObject({ ahead: 1 })
    expect(await callEverybody(shift)).toEqual([asked.number, priority.number])
  })
})
