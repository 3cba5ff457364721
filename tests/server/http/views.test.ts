import { describe, expect, test } from 'vitest'
import { openStream } from '../live/stream.ts'
import { refused, sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const now = '2026-11-24T10:00:00+03:00'
await hall.setClock(now)
const branch = { id: hall.branchId, name: 'Ana Hizmet Binası', timeZone: 'Europe/Istanbul' }
const boardOf = async () => (await hall.visitor().get(`/branches/${hall.branchId}/board`)).body

describe('the board', () => {
  test('shows the desks that give tickets and nothing of a person', async () => {
    await hall.issue('Z')
    const board = await boardOf()
    expect(board).toMatchObject({ view: 'board', at: now, branch, calls: [] })
    expect(board.desks.map(({ letter }: { letter: string }) => letter).join('')).toBe('ATZEDCSK')
    expect(board.desks[2]).toEqual({
      ...{ id: hall.desks['Z'], name: 'Zabıta', letter: 'Z', colour: 3, icon: 'shield-check' },
      spokenName: 'Zabıta',
      description: 'Gürültü, kaldırım işgali, ruhsat denetimi',
      ...{ waiting: 1, estimate: null, open: true, opensAt: null },
    })
  })

  test('shows the newest twenty calls, without the ticket’s id or code', async () => {
    const shift = await sitDown(hall, 1, ['T'])
    const { id, code } = await hall.issue('T')
    await shift.call(id)
    for (let n = 0; n < 21; n++) await shift.done(id, 'recalls')
    const { calls } = await boardOf()
    expect(calls).toHaveLength(20)
    expect(calls[0]).toEqual({
      ...{ id: 22, number: 'T-001', deskId: hall.desks['T'], counterId: shift.counterId },
      ...{ counterNumber: 1, repeat: 22, language: 'tr', at: now, awaited: true },
    })
    expect(calls.at(-1).id).toBe(3)
    expect(JSON.stringify(await boardOf())).not.toMatch(new RegExp(`${id}|${code}`))
    await shift.done(id, 'cancellation')
  })

  test('estimates from services and open counters, as an interval in steps of five minutes', async () => {
    const shift = await sitDown(hall, 2, ['E'])
    const { id } = await hall.issue('E')
    await shift.call(id)
    await shift.done(id, 'service')
    await hall.setClock('2026-11-24T10:06:00+03:00')
    await shift.done(id, 'completion')
    await hall.issue('E')
    const { setTimeout: pause } = await import('node:timers/promises')
    // A pace is computed at most once a second.
    await pause(1100)
    const last = await hall.issue('E')
    expect(last).toMatchObject({ ahead: 1, estimate: { minMinutes: 0, maxMinutes: 10 } })
    const desk = (await boardOf()).desks.find(({ letter }: { letter: string }) => letter === 'E')
    expect(desk).toMatchObject({ waiting: 2, estimate: { minMinutes: 5, maxMinutes: 15 } })
    await hall.setClock(now)
  })

  test('of a branch that does not exist is not there', async () => {
    expect(await hall.visitor().get('/branches/nowhere/board')).toMatchObject(
      refused(404, 'not_found'),
    )
  })
})

describe('finding a ticket', () => {
  const find = async (query: string) =>
    expectStatus(
      await admin.get(`/branches/${hall.branchId}/tickets?${query}`),
      200,
    ).body.items.map(({ number }: { number: string }) => number)

  test('by number as people say it, by state and by desk, newest first', async () => {
    const shift = await sitDown(hall, 3, ['C'])
    const { id } = await hall.issue('C')
    await hall.issue('C')
    await shift.call(id)
    expect(await find(`desk=${hall.desks['C']}`)).toEqual(['C-002', 'C-001'])
    expect(await find(`desk=${hall.desks['C']}&state=called`)).toEqual(['C-001'])
    for (const number of ['c2', 'C-2', 'C-002', 'c002'])
      expect(await find(`number=${number}`)).toEqual(['C-002'])
    expect(await find('number=2')).toEqual(expect.arrayContaining(['C-002']))
    expect(await find('number=C')).toEqual(['C-002', 'C-001'])
    for (const number of ['C-3', 'Q', 'C-2-2', '%25'])
      expect(await find(`number=${number}`)).toEqual([])
    expect(await find('desk=nowhere')).toEqual([])
  })

  test('none is left out, however many there are', async () => {
    const many = 230
    for (let issued = 0; issued < many; issued += 10)
      await Promise.all(Array.from({ length: 10 }, () => hall.issue('K')))
    const waiting = await find(`desk=${hall.desks['K']}&state=waiting`)
    expect(waiting).toHaveLength(many)
    expect([waiting[0], waiting.at(-1)]).toEqual([`K-${many}`, 'K-001'])
  })

  test('in a branch that exists, in a state that exists', async () => {
    expect(await admin.get('/branches/nowhere/tickets')).toMatchObject(refused(404, 'not_found'))
    const path = `/branches/${hall.branchId}/tickets`
    expect(await admin.get(`${path}?state=lost`)).toMatchObject(refused(400, 'malformed', 'state'))
    expect(await admin.get('/tickets/nobody')).toMatchObject(refused(404, 'not_found'))
  })
})

describe('following a ticket', () => {
  test('by its code, without being anybody, and without what opens anything else', async () => {
    const shift = await sitDown(hall, 4, ['D'])
    const { id, code } = await hall.issue('D')
    const follow = () => hall.visitor().get(`/follow/${code}`)
    const waiting = await follow()
    expect(waiting.body).toMatchObject({
      view: 'ticket',
      ticket: {
        ...{ number: 'D-001', deskId: hall.desks['D'], deskName: 'Resmi Dilekçe', letter: 'D' },
        ...{ state: 'waiting', ahead: 0, counterNumber: null, reason: null },
      },
    })
    expect(JSON.stringify(waiting.body)).not.toContain(id)
    await shift.call()
    expect((await follow()).body.ticket).toMatchObject({
      ...{ state: 'called', counterNumber: 4, reason: { rule: 'earliest', overtook: [] } },
    })
    expect(await hall.visitor().get('/follow/AAAAAAAAAAAAAAAAAAAAAA')).toMatchObject(
      refused(404, 'not_found'),
    )
  })
})

describe('the clerk’s and the manager’s views', () => {
  test('show the line in the order of calls, the citizen at the counter, parked and no-shows', async () => {
    const shift = await sitDown(hall, 5, ['S'])
    const [parked, current, waiting] = [
      await hall.issue('S'),
      await hall.issue('S'),
      await hall.issue('S'),
    ]
    const priority = await hall.issue('S', { priority: true, language: 'ar' })
    await shift.call(parked.id)
    await shift.done(parked.id, 'service')
    await shift.done(parked.id, 'parking')
    await shift.call(current.id)
    const query = `branch=${hall.branchId}&view=counter&counter=${shift.counterId}`
    const stream = await openStream(hall, query, shift.client)
    const view = await stream.next('view')
    expect(view).toMatchObject({
      ...{ view: 'counter', branch, waitingTotal: 2, displayOnline: false, noShows: [] },
      counter: { id: shift.counterId, state: 'open', ticketId: current.id },
      current: { ticketId: current.id, state: 'called', calls: 1, servedSeconds: 0 },
      waiting: [
        { ticketId: priority.id, priority: true, language: 'ar' },
        { ticketId: waiting.id, priority: false, language: 'tr' },
      ],
      parked: [{ ticketId: parked.id, counterId: shift.counterId }],
      today: { served: 0, medianWaitSeconds: null, medianServiceSeconds: null },
    })
    stream.close()

    const { client } = await hall.makeStaff('supervisor')
    const hallStream = await openStream(hall, `branch=${hall.branchId}&view=hall`, client)
    const whole = await hallStream.next('view')
    expect(whole).toMatchObject({ view: 'hall', branch, parkedTotal: 1 })
    expect(whole.counters[4]).toMatchObject({
      ...{ number: 5, state: 'open', staffName: shift.person.username, servedToday: 0 },
      current: { number: current.number, state: 'called' },
    })
    expect(whole.desks.find(({ letter }: { letter: string }) => letter === 'S')).toMatchObject({
      ...{ waiting: 2, targetMinutes: 20, late: 0 },
    })
    expect(whole.devices).toMatchObject([
      { kind: 'display', name: 'Ekran 1', paired: false, online: false },
      { kind: 'kiosk', name: 'Kiosk 1', paired: false, online: false },
    ])
    hallStream.close()
  })
})
