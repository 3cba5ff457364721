import { expect, test } from 'vitest'
import { expectStatus, openHall } from '../support.ts'

test('leave that is declared later moves the dates of what is open, and taking it back moves them back', async () => {
  const hall = await openHall()
  await hall.setClock('2026-05-25T10:00:00+03:00')
  const take = async (kind: string) => {
    const input = { kind, channel: 'in-person', text: 'Bilgi' }
    return expectStatus(await hall.admin.post('/requests', input), 201).body.request
  }
  const information = await take('information')
  const petition = await take('petition')
  const closed = await hall.admin.post('/requests', {
    ...{ kind: 'information', channel: 'in-person', text: 'Bilgi', solvedAtDesk: true },
  })
  const leave = { day: '2026-06-15', kind: 'leave', name: 'İdari izin' }
  const { calendarDay } = expectStatus(await hall.admin.post('/calendar', leave), 201).body
  const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request

  const moved = await now(information.id)
  expect(moved).toMatchObject({ forwardBy: '2026-06-01', dueOn: '2026-06-19' })
  expect(moved.steps.at(-1)).toMatchObject({ type: 'recounted', data: { dueOn: '2026-06-19' } })
  expect(await now(petition.id)).toMatchObject({ dueOn: '2026-06-24', version: petition.version })
  expect(await now(closed.body.request.id)).toMatchObject({ version: closed.body.request.version })

  // A petition's legal date may fall on the new closed day: then the working day before is shown.
  const last = { day: '2026-06-24', kind: 'closure', name: 'Taşınma' }
  expectStatus(await hall.admin.post('/calendar', last), 201)
  expect(await now(petition.id)).toMatchObject({ dueOn: '2026-06-23' })

  expect((await hall.admin.delete(`/calendar/${calendarDay.id}`)).status).toBe(204)
  expect(await now(information.id)).toMatchObject({ dueOn: '2026-06-18' })
})

test('a date that is set while the calendar is edited is not set back', async () => {
  const hall = await openHall()
  await hall.setClock('2026-12-08T10:00:00+03:00')
  const input = { kind: 'petition', channel: 'in-person', text: 'Dilekçe' }
  const ids: string[] = []
  for (let count = 0; count < 60; count++)
    ids.push(expectStatus(await hall.admin.post('/requests', input), 201).body.request.id)
  await hall.setClock('2026-12-14T10:00:00+03:00')
  const closed = { day: '2027-01-07', kind: 'closure', name: 'Tadilat' }
  const edit = hall.admin.post('/calendar', closed)
  const interim = (id: string) =>
    hall.admin.post(`/requests/${id}/interim-answer`, { text: 'Sürüyor.' })
  const answers = await Promise.all(ids.map(interim))
  expectStatus(await edit, 201)
  for (const answer of answers) expectStatus(answer, 201)
  const { items } = (await hall.admin.get('/requests/open?limit=100')).body
  expect(items.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual(ids.map(() => '2027-01-13'))
})

const leaveOn = (day: string) => ({ day, kind: 'leave' as const, name: 'İdari izin' })

test('an edit that the end of the server cut off is finished after its start', async () => {
  const hall = await openHall()
  await hall.setClock('2026-05-25T10:00:00+03:00')
  const input = { kind: 'information', channel: 'in-person', text: 'Bilgi' }
  const { id } = expectStatus(await hall.admin.post('/requests', input), 201).body.request
  // The day is on the disk, and nothing that follows from it.
  await hall.server.opened.house.calendar.addDay(leaveOn('2026-06-15'))
  await hall.restart()
  const now = async () => (await hall.admin.get(`/requests/${id}`)).body.request
  await expect.poll(now).toMatchObject({ dueOn: '2026-06-19' })
  await hall.setClock('2026-05-25T10:00:00+03:00')
  expect((await now()).steps).toHaveLength(2)
})

test('of two edits at once each moves every request', async () => {
  const hall = await openHall()
  await hall.setClock('2026-05-25T10:00:00+03:00')
  const input = { kind: 'information', channel: 'in-person', text: 'Bilgi' }
  for (let count = 0; count < 45; count++)
    expectStatus(await hall.admin.post('/requests', input), 201)
  const days = ['2026-06-15', '2026-06-16'].map(leaveOn)
  const answers = await Promise.all(days.map((day) => hall.admin.post('/calendar', day)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  const { items } = (await hall.admin.get('/requests/open?limit=100')).body
  expect(items).toHaveLength(45)
  expect(new Set(items.map(({ dueOn }: { dueOn: string }) => dueOn))).toEqual(
    new Set(['2026-06-22']),
  )
})
