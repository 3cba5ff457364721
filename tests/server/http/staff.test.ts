import { describe, expect, test } from 'vitest'
import { adminPassword, expectStatus, openHall, uniqueName } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const person = (more: Record<string, unknown> = {}) => ({
  ...{ username: uniqueName('ayse'), name: 'Ayşe', role: 'clerk', password: adminPassword },
  ...more,
})

describe('a colleague', () => {
  test('is made, listed, edited, and leaves; nobody sees a password', async () => {
    const { body } = expectStatus(await admin.post('/staff', person({ languages: ['ar'] })), 201)
    expect(body.staff).toEqual({
      ...{ id: expect.any(String), username: expect.stringMatching(/^ayse-/), name: 'Ayşe' },
      ...{ role: 'clerk', languages: ['ar'], directorateId: null },
    })
    const { id } = body.staff
    expect((await admin.get('/staff')).body.items).toContainEqual(body.staff)
    const edit = await admin.patch(`/staff/${id}`, { name: 'Ayşe Kaya', languages: [] })
    expect(edit.body.staff).toMatchObject({ id, name: 'Ayşe Kaya', languages: [] })
    expect(await admin.delete(`/staff/${id}`)).toMatchObject({ status: 204 })
    expect(await admin.delete(`/staff/${id}`)).toMatchObject({ status: 404 })
    expect(await admin.patch(`/staff/${id}`, { name: 'x' })).toMatchObject({ status: 404 })
  })

  test('gets the user name of somebody who left', async () => {
    const input = person()
    const { body } = expectStatus(await admin.post('/staff', input), 201)
    expectStatus(await admin.delete(`/staff/${body.staff.id}`), 204)
    const again = expectStatus(await admin.post('/staff', input), 201)
    expect(again.body.staff.id).not.toBe(body.staff.id)
    await expect(hall.logIn(input.username, adminPassword)).resolves.toBeDefined()
  })

  test('keeps a user name of their own', async () => {
    const refused = { status: 409, body: { refusal: 'username_taken', field: 'username' } }
    expect(await admin.post('/staff', person({ username: 'ADMİN' }))).toMatchObject(refused)
    const { id } = await hall.makeStaff('clerk')
    expect(await admin.patch(`/staff/${id}`, { username: 'admin' })).toMatchObject(refused)
  })

  test.each([
    ['username', 'a b'],
    ['role', 'boss'],
    ['role', 'system'],
    ['name', ''],
    ['password', 7],
    ['languages', ['Arabic']],
  ])('%s cannot be %j', async (field, value) => {
    const answer = await admin.post('/staff', person({ [field]: value }))
    expect(answer.status).toBe(400)
    expect(answer.body.field).toMatch(new RegExp(`^${field}`))
  })

  test('needs a password of eight characters', async () => {
    const refused = { status: 422, body: { refusal: 'weak_password', field: 'password' } }
    expect(await admin.post('/staff', person({ password: '1234567' }))).toMatchObject(refused)
    const { id, client } = await hall.makeStaff('clerk')
    expect(await admin.patch(`/staff/${id}`, { password: 'kısa' })).toMatchObject(refused)
    expect(await client.get('/session')).toMatchObject({ status: 200 })
  })
})

describe('handing out roles', () => {
  test('nobody raises anybody above themselves, nor themselves', async () => {
    const manager = await hall.makeStaff('manager')
    const clerk = await hall.makeStaff('clerk')
    const refused = { status: 403, body: { refusal: 'forbidden' } }
    const { client } = manager
    expect(await client.post('/staff', person({ role: 'admin' }))).toMatchObject(refused)
    for (const { id } of [manager, clerk])
      expect(await client.patch(`/staff/${id}`, { role: 'admin' })).toMatchObject(refused)
    for (const role of ['supervisor', 'manager'])
      expect(await client.post('/staff', person({ role }))).toMatchObject({ status: 201 })
  })

  test('nobody touches those above themselves', async () => {
    const { client } = await hall.makeStaff('manager')
    const [boss] = (await admin.get('/staff')).body.items.filter(
      ({ role }: { role: string }) => role === 'admin',
    )
    const patch = { password: 'yeni-parola-1' }
    expect(await client.patch(`/staff/${boss.id}`, patch)).toMatchObject({ status: 403 })
    expect(await client.delete(`/staff/${boss.id}`)).toMatchObject({ status: 403 })
    expect(await admin.get('/session')).toMatchObject({ status: 200 })
  })

  test('the last admin stays one', async () => {
    const { id } = (await admin.get('/session')).body.session.staff
    const refused = { status: 409, body: { refusal: 'last_admin' } }
    expect(await admin.delete(`/staff/${id}`)).toMatchObject(refused)
    expect(await admin.patch(`/staff/${id}`, { role: 'clerk' })).toMatchObject(refused)
    const second = await hall.makeStaff('admin')
    expect(await admin.delete(`/staff/${second.id}`)).toMatchObject({ status: 204 })
  })
})
