import { describe, expect, test } from 'vitest'
import { refused, sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const figures = async (by: string, from = '2026-11-24', to = from) => {
  const query = `branch=${hall.branchId}&from=${from}&to=${to}&by=${by}`
  return expectStatus(await admin.get(`/statistics?${query}`), 200).body.items
}
const rowOf = async (by: string, key: string | undefined, day?: string) =>
  (await figures(by, day)).find((row: { key: string }) => row.key === key)
let second = 0
/** Wednesday’s and Tuesday’s clock, in seconds since nine. */
const clock = async (seconds: number, day = '2026-11-24') => {
  second = seconds
  await hall.setClock(new Date(Date.parse(`${day}T09:00:00+03:00`) + seconds * 1000).toISOString())
}

await clock(0)
expectStatus(await admin.patch(`/desks/${hall.desks['Z']}`, { targetMinutes: 1 }), 200)
const zabita = await sitDown(hall, 1, ['Z'])
const tahakkuk = await sitDown(hall, 2, ['T'])

/** Somebody who waits and is served for so many seconds at Zabıta. */
async function visit(waitSeconds: number, serviceSeconds: number) {
  const { id } = await hall.issue('Z')
  await clock(second + waitSeconds)
  await zabita.call(id)
  await zabita.done(id, 'service')
  await clock(second + serviceSeconds)
  return id
}

describe('the figures of a day', () => {
  test('nobody came: no rows', async () => {
    expect(await figures('desk')).toEqual([])
    expect(await figures('desk', '2020-01-01', '2020-12-31')).toEqual([])
  })

  test('waits and services of those served, with nearest ranks and without rounding', async () => {
    for (const [wait, service] of [
      [30, 100],
      [60, 200],
      [61.5, 301],
    ] as const)
      await zabita.done(await visit(wait, service), 'completion')
    expect(await figures('desk')).toEqual([
      {
        ...{ key: hall.desks['Z'], issued: 3, served: 3, noShow: 0, abandoned: 0 },
        withinTarget: 2 / 3,
        waitSeconds: { mean: 50.5, p50: 60, p90: 61.5, max: 61.5 },
        serviceSeconds: { mean: 601 / 3, p50: 200, p90: 301, max: 301 },
      },
    ])
  })

  test('a transfer serves one desk and arrives at the next', async () => {
    const id = await visit(30, 100)
    await zabita.done(id, 'transfers', { deskId: hall.desks['T'] })
    await clock(second + 600)
    expect(await rowOf('desk', hall.desks['Z'])).toMatchObject({ issued: 4, served: 4 })
    expect(await rowOf('desk', hall.desks['T'])).toEqual({
      ...{ key: hall.desks['T'], issued: 1, served: 0, noShow: 0, abandoned: 0 },
      ...{ withinTarget: null, waitSeconds: null, serviceSeconds: null },
    })
    await tahakkuk.call(id)
    await tahakkuk.done(id, 'service')
    await clock(second + 50)
    await tahakkuk.done(id, 'completion')
    expect(await rowOf('desk', hall.desks['T'])).toMatchObject({
      ...{ issued: 1, served: 1, withinTarget: 1, waitSeconds: { mean: 600 } },
    })
  })

  test('those who left are abandoned; mistakes are in no figure', async () => {
    const [left, mistake] = [await hall.issue('E'), await hall.issue('E')]
    expect(await rowOf('desk', hall.desks['E'])).toMatchObject({ issued: 2, abandoned: 0 })
    expectStatus(await admin.post(`/tickets/${left.id}/cancellation`), 201)
    const reason = { reason: 'mistake' }
    expectStatus(await admin.post(`/tickets/${mistake.id}/cancellation`, reason), 201)
    expect(await rowOf('desk', hall.desks['E'])).toMatchObject({ issued: 1, abandoned: 1 })
  })

  test('a no-show who came back counts by how it ended', async () => {
    expectStatus(
      await admin.patch(`/desks/${hall.desks['C']}`, { noShowCalls: 1, noShowAfterSeconds: 0 }),
      200,
    )
    const shift = await sitDown(hall, 3, ['C'])
    const { id } = await hall.issue('C')
    await shift.call()
    await shift.done(id, 'no-show')
    expect(await rowOf('desk', hall.desks['C'])).toMatchObject({ issued: 1, noShow: 1, served: 0 })
    await shift.done(id, 'reinstatement')
    expect(await rowOf('desk', hall.desks['C'])).toMatchObject({ issued: 1, noShow: 0, served: 0 })
    await shift.call()
    await shift.done(id, 'service')
    await shift.done(id, 'completion')
    expect(await rowOf('desk', hall.desks['C'])).toMatchObject({ issued: 1, noShow: 0, served: 1 })
  })

  test('by counter and by person: nobody called those who still wait', async () => {
    await hall.issue('K')
    expect(await rowOf('counter', zabita.counterId)).toMatchObject({ issued: 4, served: 4 })
    expect(await rowOf('staff', tahakkuk.person.id)).toMatchObject({ issued: 1, served: 1 })
    const counted = (await figures('counter')).reduce(
      (sum: number, row: { issued: number }) => sum + row.issued,
      0,
    )
    expect(counted).toBe(6)
  })

  test('by hour, weekday, day and month of arrival', async () => {
    const totals = async (by: string) =>
      (await figures(by)).map(({ key, issued }: { key: string; issued: number }) => [key, issued])
    expect(await totals('hour')).toEqual([['09', 8]])
    expect(await totals('weekday')).toEqual([['2', 8]])
    expect(await totals('day')).toEqual([['2026-11-24', 8]])
    expect(await totals('month')).toEqual([['2026-11', 8]])
  })
})

describe('several days', () => {
  test('both ends are included; what the day’s end finished has no service time', async () => {
    const day = '2026-11-25'
    await clock(0, day)
    const shift = await sitDown(hall, 1, ['Z', 'S'])
    const { id } = await hall.issue('S')
    await hall.issue('D')
    await hall.setClock(`${day}T10:00:00+03:00`)
    await shift.call(id)
    await shift.done(id, 'service')
    await hall.setClock('2026-11-26T09:00:00+03:00')
    expect(await rowOf('desk', hall.desks['S'], day)).toMatchObject({
      ...{ issued: 1, served: 1, withinTarget: 0, serviceSeconds: null },
      waitSeconds: { mean: 3600 },
    })
    expect(await rowOf('desk', hall.desks['D'], day)).toMatchObject({ issued: 1, abandoned: 1 })
    const days = await figures('day', '2026-11-24', '2026-11-26')
    expect(days.map(({ key }: { key: string }) => key)).toEqual(['2026-11-24', day])
    expect(await figures('day', '2026-11-25', '2026-11-25')).toHaveLength(1)
    expect(await figures('weekday', '2026-11-01', '2026-11-30')).toMatchObject([
      { key: '2', issued: 8 },
      { key: '3', issued: 2 },
    ])
  })

  test('another branch has figures of its own', async () => {
    const { id } = (await admin.post('/branches', { name: 'Semt Konağı' })).body.branch
    const query = `branch=${id}&from=2026-11-24&to=2026-11-25&by=desk`
    expect((await admin.get(`/statistics?${query}`)).body).toEqual({ items: [] })
  })
})

describe('a question', () => {
  test.each([
    ['branch=nowhere', 422, 'unknown_branch', 'branch'],
    ['from=24.11.2026', 400, 'malformed', 'from'],
    ['to=2026-11-23', 400, 'malformed', 'to'],
    ['from=2026-02-31', 400, 'malformed', 'from'],
    ['by=moon', 400, 'malformed', 'by'],
  ] as const)('with %s is refused', async (change, status, refusal, field) => {
    const query = new URLSearchParams(
      `branch=${hall.branchId}&from=2026-11-24&to=2026-11-24&by=desk`,
    )
    for (const [name, value] of new URLSearchParams(change)) query.set(name, value)
    expect(await admin.get(`/statistics?${query}`)).toMatchObject(refused(status, refusal, field))
  })
})
