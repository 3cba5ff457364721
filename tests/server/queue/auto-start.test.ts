import { expect, test } from 'vitest'
import { sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()

test('service begins by itself a set time after the last call, where a desk says so', async () => {
  await hall.setClock('2026-11-24T10:00:00+03:00')
  const rule = { autoStartSeconds: 20 }
  expectStatus(await hall.admin.patch(`/desks/${hall.desks['Z']}`, rule), 200)
  const shift = await sitDown(hall, 1, ['Z'])
  const { id } = await hall.issue('Z')
  await shift.call(id)
  await hall.setClock('2026-11-24T10:00:10+03:00')
  await shift.done(id, 'recalls')
  await hall.setClock('2026-11-24T10:00:29+03:00')
  expect((await hall.admin.get(`/tickets/${id}`)).body.ticket.state).toBe('called')
  await hall.setClock('2026-11-24T10:01:00+03:00')
  const { ticket } = (await hall.admin.get(`/tickets/${id}`)).body
  expect(ticket.state).toBe('serving')
  expect(ticket.legs[0].startedAt).toBe('2026-11-24T10:00:30+03:00')
})
