import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { refused, sitDown } from '../shift.ts'
import { expectStatus, openHall, type Device } from '../support.ts'
import { openStream, type Stream } from './stream.ts'

const hall = await openHall()
const { admin } = hall
await hall.setClock('2026-11-24T10:00:00+03:00')
const board = `branch=${hall.branchId}&view=board`
const views = ({ events }: Stream) => events.filter(({ event }) => event === 'view')

describe('a live feed', () => {
  test('begins with the whole view, for anybody, and no cache keeps it', async () => {
    const stream = await openStream(hall, board, hall.visitor())
    expect(stream.headers.get('Content-Type')).toContain('text/event-stream')
    expect(stream.headers.get('Cache-Control')).toBe('no-store')
    const { body } = await admin.get(`/branches/${hall.branchId}/board`)
    expect(await stream.next('view')).toEqual(body)
    stream.close()
  })

  test('brings each change at once, as a whole view with a higher version', async () => {
    const stream = await openStream(hall, board, hall.visitor())
    let { version, desks } = await stream.next('view')
    for (let n = 1; n <= 3; n++) {
      await hall.issue('Z')
      const changed = await stream.nextView((view) => view.version > version)
      expect(changed.desks[2].waiting).toBe(desks[2].waiting + 1)
      ;({ version, desks } = changed)
      await pause(60)
    }
    stream.close()
  })

  test('gathers changes that come close together into fewer views', async () => {
    const stream = await openStream(hall, board, hall.visitor())
    const { desks } = await stream.next('view')
    await Promise.all(Array.from({ length: 100 }, () => hall.issue('T')))
    await stream.nextView((view) => view.desks[1].waiting === desks[1].waiting + 100)
    expect(views(stream).length).toBeLessThan(50)
    stream.close()
  })

  test('brings every call of a burst: announcements rise by one, none is lost', async () => {
    const stream = await openStream(hall, board, hall.visitor())
    await stream.next('view')
    const shifts = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => sitDown(hall, n, ['E'])))
    for (const _ of shifts) await hall.issue('E')
    const calls = await Promise.all(shifts.map(({ call }) => call()))
    const wanted = calls.map(({ announcement }) => announcement.id).toSorted((a, b) => a - b)
    const whole = await stream.nextView((view) => view.calls.length === wanted.length)
    const shown = whole.calls.map(({ id }: { id: number }) => id)
    expect(shown.toReversed()).toEqual(wanted)
    expect(wanted.at(-1)! - wanted[0]!).toBe(5)
    stream.close()
  })

  test('shows edits of the settings and the clock too', async () => {
    const stream = await openStream(hall, board, hall.visitor())
    const { version } = await stream.next('view')
    expectStatus(await admin.patch(`/desks/${hall.desks['K']}`, { name: 'Kaydem Ofisi' }), 200)
    const changed = await stream.nextView((view) => view.version > version)
    expect(changed.desks.at(-1).name).toBe('Kaydem Ofisi')
    const later = '2026-11-24T11:00:00+03:00'
    await hall.setClock(later)
    await stream.nextView(({ at }) => at === later)
    stream.close()
  })

  test('of a citizen follows the ticket until the day is over', async () => {
    const { id, code } = await hall.issue('C')
    const stream = await openStream(hall, `view=ticket&code=${code}`, hall.visitor())
    expect((await stream.next('view')).ticket).toMatchObject({ state: 'waiting', ahead: 0 })
    expectStatus(await admin.post(`/tickets/${id}/cancellation`), 201)
    await stream.nextView(({ ticket }) => ticket.state === 'cancelled')
    await hall.setClock('2026-11-25T09:00:00+03:00')
    await stream.ended
    expect(stream.events.at(-1)).toMatchObject({ event: 'denied', data: { refusal: 'not_found' } })
  })

  test('brings one change to five hundred listeners', async () => {
    const visitor = hall.visitor()
    const streams = await Promise.all(
      Array.from({ length: 500 }, () => openStream(hall, board, visitor)),
    )
    const first = await Promise.all(streams.map((stream) => stream.next('view')))
    await hall.issue('D')
    const { version } = first[0]
    const isNew = (view: { version: number }) => view.version > version
    const changed = await Promise.all(streams.map((stream) => stream.nextView(isNew)))
    expect(new Set(changed.map(({ version }) => version)).size).toBe(1)
    for (const stream of streams) stream.close()
    await expect.poll(() => hall.server.opened.house.hub.size).toBe(0)
  })
})

describe('who may watch', () => {
  const counterQuery = `branch=${hall.branchId}&view=counter&counter=${hall.counters[0]}`
  const hallQuery = `branch=${hall.branchId}&view=hall`

  test('a stream without a cookie says so and ends; other programs get the status', async () => {
    for (const query of [counterQuery, hallQuery, `${board}&as=display`]) {
      const stream = await openStream(hall, query, hall.visitor())
      expect(stream.headers.get('Cache-Control')).toBe('no-store')
      expect(await stream.next('denied')).toMatchObject({ refusal: 'unauthenticated' })
      await stream.ended
      expect(stream.events).toHaveLength(1)
      expect(await hall.visitor().get(`/live?${query}`)).toMatchObject(
        refused(401, 'unauthenticated'),
      )
    }
  })

  test('a clerk does not see the manager’s page, a kiosk no counter', async () => {
    const { client } = await hall.makeStaff('clerk')
    const kiosk: Device = await hall.pairKiosk()
    for (const [who, query] of [
      [client, hallQuery],
      [kiosk.client, counterQuery],
    ] as const) {
      const stream = await openStream(hall, query, who)
      expect(await stream.next('denied')).toMatchObject({ refusal: 'forbidden' })
      await stream.ended
    }
  })

  test.each(['delete the device', 'pair it anew'])(
    '%s: its stream says so and ends',
    async (how) => {
      const { id, client } = await hall.pairDisplay()
      const stream = await openStream(hall, `${board}&as=display`, client)
      await stream.next('view')
      if (how === 'delete the device') expectStatus(await admin.delete(`/devices/${id}`), 204)
      else {
        const { pairingCode } = (await admin.post(`/devices/${id}/pairing`)).body
        expectStatus(await hall.visitor().post('/devices/claims', { pairingCode }), 201)
      }
      expect(await stream.next('denied')).toMatchObject({ refusal: 'unauthenticated' })
      await stream.ended
    },
  )

  test('logging out everywhere ends a clerk’s streams', async () => {
    const { id, client } = await hall.makeStaff('clerk')
    const stream = await openStream(hall, counterQuery, client)
    await stream.next('view')
    expectStatus(await admin.patch(`/staff/${id}`, { role: 'supervisor' }), 200)
    expect(await stream.next('denied')).toMatchObject({ refusal: 'unauthenticated' })
    await stream.ended
  })

  test('a counter that is removed, and a branch, end their streams', async () => {
    const { id } = (await admin.post('/branches', { name: 'Semt Konağı' })).body.branch
    const made = await admin.post(`/branches/${id}/counters`, { number: 1 })
    const counterId = made.body.counter.id
    const path = `branch=${id}&view=counter&counter=${counterId}`
    const counter = await openStream(hall, path, admin)
    const wall = await openStream(hall, `branch=${id}&view=board`, admin)
    expectStatus(await admin.delete(`/counters/${counterId}`), 204)
    await counter.ended
    expectStatus(await admin.delete(`/branches/${id}`), 204)
    await wall.ended
    for (const { events } of [counter, wall]) {
      expect(events.at(-1)).toMatchObject({ event: 'denied', data: { refusal: 'not_found' } })
      for (const { data } of events.slice(0, -1)) expect(data).toHaveProperty('version')
    }
  })

  test('the clerk and the manager see whether a display listens', async () => {
    const display = await hall.pairDisplay()
    const clerk = await hall.makeStaff('supervisor')
    const counter = await openStream(hall, counterQuery, clerk.client)
    expect(await counter.next('view')).toMatchObject({ displayOnline: false })
    const wall = await openStream(hall, `${board}&as=display`, display.client)
    await counter.nextView(({ displayOnline }) => displayOnline)
    const devices = (await admin.get('/devices')).body.items
    expect(devices).toContainEqual(expect.objectContaining({ id: display.id, online: true }))
    wall.close()
    await counter.nextView(({ displayOnline }) => !displayOnline)
    counter.close()
  })
})

describe('what there is to watch', () => {
  test.each([
    ['', 400, 'view'],
    ['view=moon', 400, 'view'],
    ['view=board', 400, 'branch'],
    ['view=ticket', 400, 'code'],
    ['view=board&branch=nowhere', 404, undefined],
    ['view=ticket&code=nobody', 404, undefined],
  ])('%s is answered with %i', async (query, status, field) => {
    const answer = await hall.visitor().get(`/live?${query}`)
    expect(answer.status).toBe(status)
    expect(answer.body.field).toBe(field)
  })

  test('what does not exist says so in the stream, which ends', async () => {
    for (const query of ['view=board&branch=nowhere', 'view=ticket&code=nobody']) {
      const stream = await openStream(hall, query, hall.visitor())
      expect(await stream.next('denied')).toMatchObject({ refusal: 'not_found' })
      await stream.ended
    }
  })

  test('a counter of this branch, which is named', async () => {
    const { client } = await hall.makeStaff('clerk')
    const counter = `/live?branch=${hall.branchId}&view=counter`
    expect(await client.get(counter)).toMatchObject(refused(400, 'malformed', 'counter'))
    expect(await client.get(`${counter}&counter=nowhere`)).toMatchObject(refused(404, 'not_found'))
    const other = (await admin.post('/branches', { name: 'Semt Konağı' })).body.branch
    const path = `/live?branch=${other.id}&view=counter&counter=${hall.counters[0]}`
    expect(await client.get(path)).toMatchObject(refused(404, 'not_found'))
  })
})
