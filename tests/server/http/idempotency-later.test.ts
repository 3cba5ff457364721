import { expect, test } from 'vitest'
import type { ApiClient } from '../client.ts'
import { refused, sitDown } from '../shift.ts'
import { expectStatus, openHall, uniqueName } from '../support.ts'

// A repeated command answers as the first time, whatever has happened to its ticket and to the day since.
const hall = await openHall()
const noon = '2026-11-24T12:00:00+03:00'
const nextDay = '2026-11-25T00:00:05+03:00'

/** Sends a command under a key of its own; gives its answer and how to send it once more. */
async function keyed(client: ApiClient, path: string, body?: unknown) {
  const command = client.key(uniqueName('key'))
  const first = expectStatus(await command.post(path, body), 201).body
  return { first, again: () => command.post(path, body) }
}

test('a call repeated after a transfer says the call as it was', async () => {
  await hall.setClock(noon)
  const shift = await sitDown(hall, 1, ['Z'])
  const { id } = await hall.issue('Z')
  const call = await keyed(shift.client, `/counters/${shift.counterId}/calls`)
  await shift.done(id, 'transfers', { deskId: hall.desks['T'] })
  for (const restart of [false, true]) {
    if (restart) await hall.restart()
    const { status, body } = await call.again()
    expect(status).toBe(201)
    expect(body.announcement).toEqual(call.first.announcement)
    expect(body.announcement.deskId).toBe(hall.desks['Z'])
    expect(body.reason).toEqual(call.first.reason)
    expect(body.ticket).toMatchObject({ state: 'waiting', deskId: hall.desks['T'] })
  }
})

test('a completion that called the next one says whom, also after a restart', async () => {
  await hall.setClock(noon)
  const shift = await sitDown(hall, 2, ['E'])
  const [first, second] = [await hall.issue('E'), await hall.issue('E')]
  await shift.call()
  await shift.done(first.id, 'service')
  const path = (id: string) => `/tickets/${id}/completion`
  const completion = await keyed(shift.client, path(first.id), { thenCallNext: true })
  expect(completion.first.next.ticket.id).toBe(second.id)
  await shift.done(second.id, 'service')
  const last = await keyed(shift.client, path(second.id), { thenCallNext: true })
  // Nobody waited: who is called right behind it belongs to another command.
  await hall.issue('E')
  await shift.call()
  for (const restart of [false, true]) {
    if (restart) await hall.restart()
    const { body } = await completion.again()
    expect(body.next).toEqual({ ...completion.first.next, ticket: expect.anything() })
    expect(body.next.ticket).toMatchObject({ id: second.id, state: 'completed' })
    expect((await last.again()).body).toEqual({
      ticket: expect.objectContaining({ id: second.id, state: 'completed' }),
    })
  }
})

test('the day after, every command of a ticket and a counter is still the same one', async () => {
  await hall.setClock(noon)
  const shift = await sitDown(hall, 3, ['C'])
  const { client, counterId } = shift
  const ticket = (id: string, verb: string, body?: unknown) =>
    keyed(client, `/tickets/${id}/${verb}`, body)
  const counter = (verb: string, body?: unknown) =>
    keyed(client, `/counters/${counterId}/${verb}`, body)
  const [one, two] = [await hall.issue('C'), await hall.issue('C')]
  const done = [
    await counter('calls'),
    await ticket(one.id, 'recalls'),
    await ticket(one.id, 'requeue', { place: 'first' }),
    await counter('calls', { ticketId: one.id }),
    await ticket(one.id, 'service'),
    await ticket(one.id, 'parking'),
    await ticket(one.id, 'resumption', { counterId }),
    await ticket(one.id, 'transfers', { deskId: hall.desks['D'], note: 'Evrakı tam.' }),
    await ticket(one.id, 'cancellation'),
    await counter('calls'),
    await ticket(two.id, 'recalls'),
    await ticket(two.id, 'recalls'),
  ]
  await hall.setClock('2026-11-24T12:01:00+03:00')
  done.push(await ticket(two.id, 'no-show'), await ticket(two.id, 'reinstatement'))
  done.push(await counter('calls'), await ticket(two.id, 'service'))
  done.push(await ticket(two.id, 'completion', { outcome: 'solved' }))
  done.push(await counter('pauses'), await counter('resumption'), await counter('closing'))
  done.push(await counter('opening'))
  for (const restart of [false, true]) {
    await hall.setClock(nextDay)
    if (restart) await hall.restart()
    if (restart) await hall.setClock(nextDay)
    const { version } = hall
    for (const { first, again } of done) {
      const { status, body } = await again()
      expect([status, body.ticket?.id]).toEqual([201, first.ticket?.id])
      expect(body.announcement).toEqual(first.announcement)
    }
    expect(hall.version).toBe(version)
  }
  const late = client.key(uniqueName('key'))
  expect(await late.post(`/tickets/${one.id}/recalls`)).toMatchObject(refused(409, 'day_ended'))
})

test('so is a slip that was printed again', async () => {
  await hall.setClock('2026-11-26T12:00:00+03:00')
  const settings = { address: 'tcp://127.0.0.1:9' }
  const printer = { kind: 'printer', name: 'x', branchId: hall.branchId, settings }
  expectStatus(await hall.admin.post('/devices', printer), 201)
  const { id } = await hall.issue('S')
  const copy = await keyed(hall.admin, `/tickets/${id}/prints`, {})
  await hall.setClock('2026-11-27T00:00:05+03:00')
  expect(await copy.again()).toMatchObject({
    ...{ status: 201, body: { print: { id: copy.first.print.id } } },
  })
  expect(await hall.admin.post(`/tickets/${id}/prints`)).toMatchObject(refused(409, 'day_ended'))
})
