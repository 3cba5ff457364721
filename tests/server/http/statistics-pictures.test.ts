import { describe, expect, test } from 'vitest'
import { refused, sitDown, type Shift } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const tuesdays = ['2026-11-03', '2026-11-10', '2026-11-17'] as const
const today = '2026-11-24'

const at = (day: string, time: string) => hall.setClock(`${day}T${time}:00+03:00`)
const read = async (what: string, query: Record<string, string>) =>
  expectStatus(await admin.get(`/statistics/${what}?${new URLSearchParams(query)}`), 200).body
const between = (from: string, to = from) => ({ branch: hall.branchId, from, to })
const binsWithPeople = async (from: string, to = from) =>
  (await read('waits', between(from, to))).items.filter(({ count }: { count: number }) => count > 0)
const arrivals = (day: string) => read('arrivals', { branch: hall.branchId, day })

/** The one who waits longest is served and goes. */
async function serveNext(shift: Shift): Promise<void> {
  const { ticket } = await shift.call()
  await shift.done(ticket.id, 'service')
  await shift.done(ticket.id, 'completion')
}

/** One person at 09:10 who waits 8 minutes and two at 09:40 who wait 20 and 25. */
async function usualTuesday(day: string): Promise<void> {
  await at(day, '09:10')
  const shift = await sitDown(hall, 1, ['Z'])
  await hall.issue('Z')
  await at(day, '09:18')
  await serveNext(shift)
  await at(day, '09:40')
  await hall.issue('Z')
  await hall.issue('Z')
  await at(day, '10:00')
  await serveNext(shift)
  await at(day, '10:05')
  await serveNext(shift)
}

for (const day of tuesdays) await usualTuesday(day)
await at(today, '09:10')
const zabita = await sitDown(hall, 1, ['Z'])

describe('waits in bins of five minutes', () => {
  test('there are always thirteen bins, the last without an end', async () => {
    const { items } = await read('waits', between(today))
    expect(items).toHaveLength(13)
    expect(items[0]).toEqual({ fromMinutes: 0, toMinutes: 5, count: 0, late: 0 })
    expect(items[12]).toEqual({ fromMinutes: 60, toMinutes: null, count: 0, late: 0 })
  })

  test('everybody served stands in the bin of their wait; exactly the target is not late', async () => {
    expect(await binsWithPeople(tuesdays[0])).toEqual([
      { fromMinutes: 5, toMinutes: 10, count: 1, late: 0 },
      { fromMinutes: 20, toMinutes: 25, count: 1, late: 0 },
      { fromMinutes: 25, toMinutes: 30, count: 1, late: 1 },
    ])
    const all = await binsWithPeople(tuesdays[0], tuesdays[2])
    expect(all.map(({ count }: { count: number }) => count)).toEqual([3, 3, 3])
  })
})

describe('median waits by weekday and hour', () => {
  test('by the hour of arrival, over all weeks of the period', async () => {
    expect((await read('heat-map', between(tuesdays[0], tuesdays[2]))).items).toEqual([
      { weekday: 2, hour: 9, medianWaitSeconds: 20 * 60, served: 9 },
    ])
  })

  test('nobody was served: no rows', async () => {
    expect((await read('heat-map', between('2026-11-04', '2026-11-09'))).items).toEqual([])
  })
})

describe('arrivals by half hour', () => {
  test('before anybody came there is what is usual', async () => {
    expect(await arrivals(today)).toEqual({
      items: [
        { minuteOfDay: 540, arrived: 0, usual: 1, usualWaiting: 1 },
        { minuteOfDay: 570, arrived: 0, usual: 2, usualWaiting: 2 },
      ],
      usualDays: 3,
    })
  })

  test('those who still wait have come too; a second desk is no new arrival', async () => {
    const { id } = await hall.issue('Z')
    await at(today, '10:35')
    await zabita.call(id)
    await zabita.done(id, 'service')
    await zabita.done(id, 'transfers', { deskId: hall.desks['T'] })
    await hall.issue('E')
    const { items } = await arrivals(today)
    expect(items.map((half: { arrived: number }) => half.arrived)).toEqual([1, 0, 0, 1])
    expect(items[3]).toEqual({ minuteOfDay: 630, arrived: 1, usual: 0, usualWaiting: 0 })
  })

  test('a day without any before it has nothing usual; weekdays without tickets do not count', async () => {
    const { items, usualDays } = await arrivals(tuesdays[0])
    expect(usualDays).toBe(0)
    expect(items[0]).toEqual({ minuteOfDay: 540, arrived: 1, usual: null, usualWaiting: null })
    expect(await arrivals('2026-12-08')).toMatchObject({ usualDays: 4 })
    expect(await arrivals('2026-11-25')).toEqual({ items: [], usualDays: 0 })
  })
})

describe('what is refused', () => {
  const unknown = { branch: 'nowhere', from: today, to: today, day: today }
  test.each(['waits', 'heat-map', 'arrivals'])('an unknown branch: %s', async (what) => {
    const answer = await admin.get(`/statistics/${what}?${new URLSearchParams(unknown)}`)
    expect(answer).toMatchObject(refused(422, 'unknown_branch', 'branch'))
  })

  test.each([
    ['waits', { from: today, to: '2026-11-23' }, 'to'],
    ['heat-map', { from: 'yesterday', to: today }, 'from'],
    ['waits', { from: '2026-02-31', to: today }, 'from'],
    ['arrivals', { from: today, to: today }, 'day'],
    ['arrivals', { day: 'yesterday' }, 'day'],
    ['arrivals', { day: '2026-02-31' }, 'day'],
  ])('%s of days that are none', async (what, days, field) => {
    const query = new URLSearchParams({ branch: hall.branchId, ...days } as Record<string, string>)
    const answer = await admin.get(`/statistics/${what}?${query}`)
    expect(answer).toMatchObject(refused(400, 'malformed', field))
  })

  test.each(['waits', 'heat-map', 'arrivals'])('a clerk asks for %s', async (what) => {
    const { client } = await hall.makeStaff('clerk')
    const query = new URLSearchParams({ ...between(today), day: today })
    expect(await client.get(`/statistics/${what}?${query}`)).toMatchObject(
      refused(403, 'forbidden'),
    )
  })
})
