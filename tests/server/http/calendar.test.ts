import { describe, expect, test } from 'vitest'
import type { Answer } from '../client.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall, uniqueName } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const manager = (await hall.makeStaff('manager')).client
const yearOf = async (year: number, client = admin) =>
  expectStatus(await client.get(`/calendar?year=${year}`), 200).body
const snow = (day: string) => ({ day, kind: 'closure', name: 'Kar tatili' })
const made = (answer: Answer) => expectStatus(answer, 201).body.calendarDay

describe('the calendar', () => {
  test('has the official holidays from the first start, earliest first, and half days count', async () => {
    const { items, missingYears, halfDaysCount } = await yearOf(2026)
    expect(items).toHaveLength(17)
    expect(items[0]).toMatchObject({ day: '2026-01-01', kind: 'holiday', name: 'Yılbaşı' })
    const eve = { day: '2026-05-26', kind: 'half-day', name: 'Kurban Bayramı arifesi' }
    expect(items.filter(({ day }: { day: string }) => day === eve.day)).toMatchObject([eve])
    expect({ missingYears, halfDaysCount }).toEqual({ missingYears: [], halfDaysCount: true })
  })

  test('says of which years nobody has entered holidays, this one and the next', async () => {
    expect(await yearOf(2030)).toMatchObject({ missingYears: [2031] })
    expect(await yearOf(2031)).toMatchObject({ items: [], missingYears: [2031, 2032] })
    const { items } = await yearOf(2030)
    const added = []
    for (const { day, kind, name } of items) {
      if (added.length < 10) expect(await yearOf(2030)).toMatchObject({ missingYears: [2031] })
      const next = { day: day.replace('2030', '2031'), kind, name }
      added.push(made(await manager.post('/calendar', next)).id)
    }
    expect(await yearOf(2030)).toMatchObject({ missingYears: [] })
    for (const id of added) expectStatus(await manager.delete(`/calendar/${id}`), 204)
    expect(await yearOf(2030)).toMatchObject({ missingYears: [2031] })
  })

  test('is that of the house’s own year when none is asked for', async () => {
    await hall.setClock('2029-12-31T23:59:00+03:00')
    const { body: calendar } = expectStatus(await admin.get('/calendar'), 200)
    expect(calendar).toMatchObject({ year: 2029, thisYear: 2029 })
    expect(await yearOf(2027)).toMatchObject({ year: 2027, thisYear: 2029 })
  })

  test('is read by an officer and changed by a manager only', async () => {
    const { client } = await hall.makeStaff('officer')
    expect((await yearOf(2027, client)).items).toHaveLength(16)
    for (const role of ['officer', 'information-officer', 'clerk', 'supervisor']) {
      const { client } = await hall.makeStaff(role)
      const answers = [
        await client.post('/calendar', snow('2027-01-11')),
        await client.delete('/calendar/nowhere'),
        await client.patch('/calendar-settings', { halfDaysCount: false }),
      ]
      for (const answer of answers) expect(answer).toMatchObject(refused(403, 'forbidden'))
    }
    expect(await yearOf(2027)).toMatchObject({ halfDaysCount: true })
  })
})

describe('a day of the calendar', () => {
  test('is added, counted with, and removed', async () => {
    const day = made(await manager.post('/calendar', snow('2026-01-22')))
    expect(day).toEqual({ id: expect.any(String), ...snow('2026-01-22') })
    expect((await yearOf(2026)).items[1]).toEqual(day)
    expect(await manager.delete(`/calendar/${day.id}`)).toMatchObject({ status: 204 })
    expect(await manager.delete(`/calendar/${day.id}`)).toMatchObject(refused(404, 'not_found'))
    expect((await yearOf(2026)).items).toHaveLength(17)
  })

  test('stands once a kind, whoever is first of two at the same moment', async () => {
    const twice = [snow('2026-02-10'), snow('2026-02-10')]
    const answers = await Promise.all(twice.map((day) => manager.post('/calendar', day)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(await manager.post('/calendar', twice[0])).toMatchObject(
      refused(409, 'day_taken', 'day'),
    )
    const leave = { ...snow('2026-02-10'), kind: 'leave' }
    expect(await manager.post('/calendar', leave)).toMatchObject({ status: 201 })
  })

  test('that is sent again with its key is the same day', async () => {
    const client = manager.key(uniqueName('key'))
    const first = made(await client.post('/calendar', snow('2026-02-11')))
    expect(made(await client.post('/calendar', snow('2026-02-11')))).toEqual(first)
    expect(await client.post('/calendar', snow('2026-02-12'))).toMatchObject(
      refused(422, 'key_reused', 'Idempotency-Key'),
    )
    expect(await manager.delete(`/calendar/${first.id}`)).toMatchObject({ status: 204 })
    expect(await client.post('/calendar', snow('2026-02-11'))).toMatchObject({ status: 404 })
  })

  test.each([
    ['day', '2026-02-30'],
    ['day', '1926-02-03'],
    ['day', '03.02.2026'],
    ['kind', 'strike'],
    ['name', ' '],
    ['name', 'x'.repeat(121)],
  ])('whose %s is %j is refused', async (field, value) => {
    const answer = await manager.post('/calendar', { ...snow('2026-02-03'), [field]: value })
    expect(answer).toMatchObject(refused(400, 'malformed', field))
  })
})

test.each(['?year=', '?year=26', '?year=1999', '?year=20260'])(
  'a year is named with four digits: /calendar%s is refused',
  async (query) => {
    expect(await admin.get(`/calendar${query}`)).toMatchObject(refused(400, 'malformed', 'year'))
  },
)

test('what was changed is there after a restart, and no holiday comes back by itself', async () => {
  const { items } = await yearOf(2028)
  for (const { id } of items) expectStatus(await admin.delete(`/calendar/${id}`), 204)
  const settings = await manager.patch('/calendar-settings', { halfDaysCount: false })
  expect(settings).toMatchObject({ status: 200, body: { halfDaysCount: false } })
  await hall.restart()
  expect(await yearOf(2028)).toMatchObject({
    ...{ items: [], missingYears: [2028], halfDaysCount: false },
  })
  expect((await yearOf(2029)).items).toHaveLength(17)
})
