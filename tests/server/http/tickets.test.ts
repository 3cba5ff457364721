import { describe, expect, test } from 'vitest'
import { refused, sitDown } from '../shift.ts'
import { openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const clock = (time: string) => hall.setClock(`2026-11-24T${time}+03:00`)
const at = (time: string) => `2026-11-24T${time}+03:00`
await clock('10:00:00')

describe('a visit', () => {
  test('is called, called again, served and finished, and its times are told', async () => {
    const shift = await sitDown(hall, 1, ['E'])
    await clock('10:10:00')
    const { id } = await hall.issue('E')
    await clock('10:15:12')
    await shift.call()
    expect(await shift.done(id, 'recalls')).toMatchObject({ state: 'called', calls: 2 })
    const wall = (await admin.get(`/branches/${hall.branchId}/board`)).body.calls
    expect(wall[0].id - wall[1].id).toBe(1)
    expect(wall[0]).toMatchObject({ number: 'E-001', repeat: 2 })
    expect(wall[0]).not.toHaveProperty('ticketId')
    await clock('10:15:42')
    const serving = await shift.done(id, 'service')
    expect(serving).toMatchObject({ state: 'serving', counterId: shift.counterId })
    await clock('10:18:42')
    const finished = await shift.done(id, 'completion', { outcome: 'solved' })
    expect(finished).toMatchObject({
      ...{ state: 'completed', completionOutcome: 'solved', ahead: 0, estimate: null },
      legs: [
        {
          ...{ counterId: shift.counterId, arrivedAt: at('10:10:00'), calledAt: at('10:15:12') },
          ...{ startedAt: at('10:15:42'), endedAt: at('10:18:42'), outcome: 'completed' },
          ...{ waitSeconds: 342, serviceSeconds: 180 },
        },
      ],
    })
    expect((await admin.get(`/tickets/${id}`)).body.ticket).toEqual(finished)
  })

  test('finishing calls the next in the same command', async () => {
    const shift = await sitDown(hall, 2, ['S'])
    const [first, second] = [await hall.issue('S'), await hall.issue('S')]
    await shift.call()
    await shift.done(first.id, 'service')
    const { body } = await shift.act(first.id, 'completion', { thenCallNext: true })
    expect(body).toMatchObject({
      ticket: { id: first.id, state: 'completed', completionOutcome: 'informed' },
      next: {
        ticket: { id: second.id, state: 'called' },
        announcement: { number: second.number, counterNumber: 2 },
        reason: { rule: 'earliest', overtook: [] },
      },
    })
    await shift.done(second.id, 'service')
    const last = await shift.act(second.id, 'completion', { thenCallNext: true })
    expect(last.body).toEqual({ ticket: expect.objectContaining({ state: 'completed' }) })
  })

  test('is parked and goes on at another counter, in one leg, without the time between', async () => {
    await clock('10:30:00')
    const first = await sitDown(hall, 3, ['K'])
    const second = await sitDown(hall, 4, ['K'])
    const { id } = await hall.issue('K')
    await first.call()
    await first.done(id, 'service')
    await clock('10:31:00')
    expect(await first.done(id, 'parking')).toMatchObject({ state: 'parked' })
    expect(await first.act(id, 'parking')).toMatchObject(refused(409, 'wrong_state'))
    await clock('10:41:00')
    const resume = (counterId: string) => second.act(id, 'resumption', { counterId })
    expect(await resume('nowhere')).toMatchObject(refused(422, 'unknown_counter', 'counterId'))
    expect(await resume(first.counterId)).toMatchObject(refused(403, 'not_your_counter'))
    expect(await resume(hall.counters[11]!)).toMatchObject(refused(409, 'counter_closed'))
    const answer = await resume(second.counterId)
    expect(answer.body.ticket).toMatchObject({ state: 'serving', counterId: second.counterId })
    await clock('10:43:00')
    const finished = await second.done(id, 'completion')
    expect(finished.legs).toMatchObject([
      { counterId: second.counterId, waitSeconds: 0, serviceSeconds: 180, outcome: 'completed' },
    ])
  })

  test('cannot be resumed at a counter that is busy or on a break', async () => {
    const shift = await sitDown(hall, 5, ['D'])
    const [first, second] = [await hall.issue('D'), await hall.issue('D')]
    const { counterId, client } = shift
    await shift.call()
    await shift.done(first.id, 'service')
    await shift.done(first.id, 'parking')
    await shift.call()
    expect(await shift.act(first.id, 'resumption', { counterId })).toMatchObject(
      refused(409, 'counter_busy'),
    )
    await shift.done(second.id, 'cancellation')
    await client.post(`/counters/${counterId}/pauses`)
    expect(await shift.act(first.id, 'resumption', { counterId })).toMatchObject(
      refused(409, 'counter_paused'),
    )
  })
})

describe('cancelling', () => {
  test('is for those who wait or were called', async () => {
    const shift = await sitDown(hall, 6, ['A'])
    const { id } = await hall.issue('A')
    await shift.call()
    await shift.done(id, 'service')
    expect(await shift.act(id, 'cancellation')).toMatchObject(refused(409, 'wrong_state'))
    const other = await hall.issue('A')
    const answer = await shift.done(other.id, 'cancellation', { reason: 'left' })
    expect(answer).toMatchObject({ state: 'cancelled', legs: [{ outcome: 'cancelled' }] })
    expect(await shift.act(other.id, 'cancellation')).toMatchObject(refused(409, 'wrong_state'))
  })

  test('as a mistake is for a supervisor', async () => {
    const { client } = await hall.makeStaff('clerk')
    const { id } = await hall.issue('A')
    const path = `/tickets/${id}/cancellation`
    expect(await client.post(path, { reason: 'mistake' })).toMatchObject(refused(403, 'forbidden'))
    const supervisor = await hall.makeStaff('supervisor')
    expect(await supervisor.client.post(path, { reason: 'mistake' })).toMatchObject({ status: 201 })
  })
})

describe('somebody else’s ticket', () => {
  test('is no clerk’s business, but a supervisor’s', async () => {
    const shift = await sitDown(hall, 7, ['A'])
    const { id } = await hall.issue('A')
    await shift.call(id)
    const clerk = await hall.makeStaff('clerk')
    const foreign = refused(403, 'not_your_ticket')
    const transfer = { deskId: hall.desks['Z'] }
    for (const what of ['recalls', 'service', 'completion', 'no-show', 'requeue', 'parking'])
      expect(await clerk.client.post(`/tickets/${id}/${what}`)).toMatchObject(foreign)
    expect(await clerk.client.post(`/tickets/${id}/transfers`, transfer)).toMatchObject(foreign)
    expect(await clerk.client.post(`/tickets/${id}/cancellation`)).toMatchObject(foreign)
    const supervisor = await hall.makeStaff('supervisor')
    for (const what of ['recalls', 'service', 'parking'])
      expect(await supervisor.client.post(`/tickets/${id}/${what}`)).toMatchObject({ status: 201 })
  })
})
