import { describe, expect, test } from 'vitest'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const path = `/branches/${hall.branchId}/desks`

describe('a desk', () => {
  test('is made with sensible defaults, edited, and removed', async () => {
    const { body } = expectStatus(await admin.post(path, { name: 'Vezne', letter: 'V' }), 201)
    expect(body.desk).toMatchObject({
      ...{ branchId: hall.branchId, name: 'Vezne', spokenName: 'Vezne', letter: 'V', open: true },
      ...{
        targetMinutes: 20,
        noShowCalls: 3,
        noShowAfterSeconds: 30,
        position: 10,
        autoStartSeconds: null,
        hours: null,
      },
    })
    const { id } = body.desk
    const edit = await admin.patch(`/desks/${id}`, { name: 'Tahsilat', letter: 'TA', colour: 3 })
    expect(edit.body.desk).toMatchObject({ id, name: 'Tahsilat', letter: 'TA', colour: 3 })
    expect(await admin.delete(`/desks/${id}`)).toMatchObject({ status: 204 })
    expect(await admin.delete(`/desks/${id}`)).toMatchObject({ status: 404 })
    expect(await admin.patch(`/desks/${id}`, { name: 'x' })).toMatchObject({ status: 404 })
    const ticket = { branchId: hall.branchId, deskId: id }
    expect(await admin.post('/tickets', ticket)).toMatchObject({
      status: 422,
      body: { refusal: 'unknown_desk', field: 'deskId' },
    })
  })

  test('has a letter of its own, which is free again when the desk is gone', async () => {
    const refused = { status: 409, body: { refusal: 'letter_taken', field: 'letter' } }
    expect(await admin.post(path, { name: 'x', letter: 'Z' })).toMatchObject(refused)
    expect(await admin.patch(`/desks/${hall.desks['T']}`, { letter: 'Z' })).toMatchObject(refused)
    for (let round = 0; round < 2; round++) {
      const { body } = expectStatus(await admin.post(path, { name: 'Harita', letter: 'H' }), 201)
      expect(await admin.delete(`/desks/${body.desk.id}`)).toMatchObject({ status: 204 })
    }
  })

  test.each(['I', 'İ', 'O', 'z', 'ABC', '1', ''])('cannot have the letter %j', async (letter) => {
    expect(await admin.post(path, { name: 'x', letter })).toMatchObject({
      status: 400,
      body: { field: 'letter' },
    })
  })

  test.each([
    ['colour', 9],
    ['targetMinutes', 0],
    ['noShowCalls', '3'],
    ['noShowAfterSeconds', -1],
    ['icon', '<svg>'],
    ['name', ''],
  ])('%s cannot be %j', async (field, value) => {
    const answer = await admin.patch(`/desks/${hall.desks['Z']}`, { [field]: value })
    expect(answer).toMatchObject({ status: 400, body: { refusal: 'malformed', field } })
  })

  test('with people in its line is not removed and keeps its letter; its name may change', async () => {
    const deskId = hall.desks['D']!
    const { id } = await hall.issue('D')
    const refused = { status: 409, body: { refusal: 'in_use' } }
    expect(await admin.delete(`/desks/${deskId}`)).toMatchObject(refused)
    expect(await admin.patch(`/desks/${deskId}`, { letter: null })).toMatchObject(refused)
    expect(await admin.patch(`/desks/${deskId}`, { name: 'Dilekçe' })).toMatchObject({
      status: 200,
    })
    expectStatus(await admin.post(`/tickets/${id}/cancellation`), 201)
    expect(await admin.patch(`/desks/${deskId}`, { letter: null })).toMatchObject({ status: 200 })
    const ticket = { branchId: hall.branchId, deskId }
    expect(await admin.post('/tickets', ticket)).toMatchObject({
      status: 422,
      body: { refusal: 'no_tickets_here' },
    })
    expect(await admin.patch(`/desks/${deskId}`, { letter: 'D' })).toMatchObject({ status: 200 })
    expect(await hall.issue('D')).toMatchObject({ number: 'D-002' })
  })

  test('of one branch may carry the letter of another branch', async () => {
    const branch = await admin.post('/branches', { name: 'Semt Konağı' })
    const { id } = branch.body.branch
    expect(
      await admin.post(`/branches/${id}/desks`, { name: 'Zabıta', letter: 'Z' }),
    ).toMatchObject({ status: 201 })
    expect(await admin.post('/branches/nowhere/desks', { name: 'x' })).toMatchObject({
      status: 404,
    })
  })

  test('of many that ask for one letter at the same moment, one gets it', async () => {
    const wish = { name: 'x', letter: 'B' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => admin.post(path, wish)))
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 409)])
  })
})
