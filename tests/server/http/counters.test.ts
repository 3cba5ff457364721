import { describe, expect, test } from 'vitest'
import { refused, sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
await hall.setClock('2026-11-24T10:00:00+03:00')

describe('sitting down', () => {
  test('opens the counter for its configured desks, or for those that are named', async () => {
    const { id, client } = await hall.makeStaff('clerk')
    const path = `/counters/${hall.counters[0]}`
    const opened = expectStatus(await client.post(`${path}/opening`), 201).body.counter
    expect(opened).toMatchObject({
      ...{ state: 'open', staffId: id, deskIds: Object.values(hall.desks), pausedAt: null },
      ...{ openedAt: '2026-11-24T10:00:00+03:00', openingId: expect.any(String), ticketId: null },
    })
    const closed = expectStatus(await client.post(`${path}/closing`), 201).body.counter
    expect(closed).toMatchObject({ state: 'closed', staffId: null, openingId: null })
    const desks = [hall.desks['Z'], hall.desks['T']]
    const again = expectStatus(await client.post(`${path}/opening`, { desks }), 201).body.counter
    expect(again.deskIds).toEqual(desks)
    expect(again.openingId).not.toBe(opened.openingId)
    expectStatus(await client.post(`${path}/closing`), 201)
    const back = (await client.get(path)).body.counter
    expect(back.deskIds).toEqual(Object.values(hall.desks))
  })

  test('needs desks of this branch', async () => {
    const { client } = await hall.makeStaff('clerk')
    const path = `/counters/${hall.counters[0]}/opening`
    const unknown = refused(422, 'unknown_desk', 'desks')
    expect(await client.post(path, { desks: ['nowhere'] })).toMatchObject(unknown)
    expect(await client.post(path, { desks: [] })).toMatchObject(refused(400, 'malformed', 'desks'))
  })

  test('where somebody sits is refused, unless one takes over; the ticket and the desks stay', async () => {
    const first = await sitDown(hall, 2, ['Z'])
    await hall.issue('Z')
    const { ticket } = await first.call()
    const second = await hall.makeStaff('clerk')
    const path = `/counters/${first.counterId}`
    expect(await second.client.post(`${path}/opening`)).toMatchObject(refused(409, 'counter_taken'))
    expect(await first.client.post(`${path}/opening`)).toMatchObject(refused(409, 'counter_taken'))
    const taken = await second.client.post(`${path}/opening`, { takeOver: true })
    expect(taken.body.counter).toMatchObject({
      ...{ staffId: second.id, ticketId: ticket.id, deskIds: [hall.desks['Z']] },
    })
    expect(await first.act(ticket.id, 'service')).toMatchObject(refused(403, 'not_your_ticket'))
    expect(await first.client.post(`${path}/closing`)).toMatchObject(
      refused(403, 'not_your_counter'),
    )
    const service = await second.client.post(`/tickets/${ticket.id}/service`)
    expect(service).toMatchObject({ status: 201 })
    expectStatus(await second.client.post(`/tickets/${ticket.id}/completion`), 201)
    expectStatus(await second.client.post(`${path}/closing`), 201)
  })

  test('one person may sit at several counters', async () => {
    const { client } = await hall.makeStaff('clerk')
    const paths = [3, 4].map((number) => `/counters/${hall.counters[number - 1]}`)
    for (const path of paths) expectStatus(await client.post(`${path}/opening`), 201)
    for (const path of paths) expectStatus(await client.post(`${path}/closing`), 201)
  })
})

describe('a break', () => {
  test('stops calling until its end', async () => {
    const { client, counterId } = await sitDown(hall, 5, ['C'])
    await hall.issue('C')
    const path = `/counters/${counterId}`
    expect(await client.post(`${path}/resumption`)).toMatchObject(
      refused(409, 'counter_not_paused'),
    )
    const paused = await client.post(`${path}/pauses`, { reason: 'Öğle yemeği' })
    expect(paused.body.counter).toMatchObject({
      ...{ state: 'paused', pausedAt: '2026-11-24T10:00:00+03:00' },
    })
    expect(await client.post(`${path}/pauses`)).toMatchObject(refused(409, 'counter_paused'))
    expect(await client.post(`${path}/calls`)).toMatchObject(refused(409, 'counter_paused'))
    const back = await client.post(`${path}/resumption`)
    expect(back.body.counter).toMatchObject({ state: 'open', pausedAt: null })
    expect(await client.post(`${path}/calls`)).toMatchObject({ status: 201 })
  })

  test('may begin with a citizen at the counter, who is finished first', async () => {
    const { client, counterId, call, done } = await sitDown(hall, 6, ['K'])
    await hall.issue('K')
    await hall.issue('K')
    const { ticket } = await call()
    expectStatus(await client.post(`/counters/${counterId}/pauses`), 201)
    await done(ticket.id, 'service')
    const finished = await client.post(`/tickets/${ticket.id}/completion`, { thenCallNext: true })
    expect(finished).toMatchObject({ status: 201, body: { ticket: { state: 'completed' } } })
    expect(finished.body).not.toHaveProperty('next')
  })
})

describe('leaving', () => {
  test('is refused with a citizen at the counter, and where nobody sits', async () => {
    const { client, counterId, call, done } = await sitDown(hall, 7, ['S'])
    await hall.issue('S')
    const { ticket } = await call()
    const path = `/counters/${counterId}`
    expect(await client.post(`${path}/closing`)).toMatchObject(refused(409, 'counter_busy'))
    await done(ticket.id, 'requeue')
    expect(await client.post(`${path}/closing`)).toMatchObject({ status: 201 })
    for (const what of ['closing', 'pauses', 'calls'])
      expect(await client.post(`${path}/${what}`)).toMatchObject(refused(409, 'counter_closed'))
  })

  test('a supervisor closes somebody else’s counter, a clerk does not', async () => {
    const { counterId } = await sitDown(hall, 8, ['S'])
    const path = `/counters/${counterId}`
    const clerk = await hall.makeStaff('clerk')
    for (const what of ['closing', 'pauses', 'calls'])
      expect(await clerk.client.post(`${path}/${what}`)).toMatchObject(
        refused(403, 'not_your_counter'),
      )
    const supervisor = await hall.makeStaff('supervisor')
    expect(await supervisor.client.post(`${path}/closing`)).toMatchObject({ status: 201 })
  })
})

describe('calling', () => {
  test('takes the earliest of the counter’s desks and tells the hall', async () => {
    const shift = await sitDown(hall, 9, ['A', 'E'])
    const [first, second] = [await hall.issue('E'), await hall.issue('A')]
    const called = await shift.call()
    expect(called).toEqual({
      ticket: expect.objectContaining({ id: first.id, state: 'called', calls: 1, ahead: 0 }),
      announcement: {
        ...{ id: expect.any(Number), ticketId: first.id, number: first.number },
        ...{ deskId: hall.desks['E'], counterId: shift.counterId, counterNumber: 9 },
        ...{ repeat: 1, language: 'tr', at: '2026-11-24T10:00:00+03:00' },
      },
      reason: { rule: 'earliest', overtook: [] },
    })
    const path = `/counters/${shift.counterId}/calls`
    expect(await shift.client.post(path)).toMatchObject(refused(409, 'counter_busy'))
    await shift.done(first.id, 'cancellation')
    expect((await shift.call()).ticket.id).toBe(second.id)
    await shift.done(second.id, 'cancellation')
    expect(await shift.client.post(path)).toMatchObject(refused(409, 'nobody_waiting'))
  })

  test('that very one says whom it overtook; only somebody who waits can be called', async () => {
    const shift = await sitDown(hall, 10, ['D'])
    const [first, second] = [await hall.issue('D'), await hall.issue('D')]
    const called = await shift.call(second.id)
    expect(called.reason).toEqual({ rule: 'chosen', overtook: [first.number] })
    const path = `/counters/${shift.counterId}/calls`
    await shift.done(second.id, 'service')
    await shift.done(second.id, 'completion')
    expect(await shift.client.post(path, { ticketId: second.id })).toMatchObject(
      refused(409, 'wrong_state'),
    )
    expect(await shift.client.post(path, { ticketId: 'nobody' })).toMatchObject(
      refused(422, 'unknown_ticket', 'ticketId'),
    )
  })

  test('a counter helps another desk once somebody there waits too long', async () => {
    const helps = [{ deskId: hall.desks['T'], helpAfterMinutes: 10 }]
    expectStatus(await admin.patch(`/counters/${hall.counters[10]}`, { helps }), 200)
    const shift = await sitDown(hall, 11, ['E'])
    const { id } = await hall.issue('T')
    const path = `/counters/${shift.counterId}/calls`
    await hall.setClock('2026-11-24T10:10:00+03:00')
    expect(await shift.client.post(path)).toMatchObject(refused(409, 'nobody_waiting'))
    await hall.setClock('2026-11-24T10:10:01+03:00')
    expect(await shift.call()).toMatchObject({ ticket: { id }, reason: { rule: 'helped-out' } })
  })
})
