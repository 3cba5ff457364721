import { describe, expect, test } from 'vitest'
import { ensureRequestCatalogue } from '../../../server/settings/request-seed.ts'
import type { Answer } from '../client.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall, uniqueName } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const manager = (await hall.makeStaff('manager')).client
const all = async (client = admin) => expectStatus(await client.get('/directorates'), 200).body
const made = (answer: Answer) => expectStatus(answer, 201).body.directorate
const make = async (name: string) => made(await manager.post('/directorates', { name }))

describe('directorates', () => {
  test('stand there from the first start, by the Turkish alphabet', async () => {
    const names = (await all()).items.map(({ name }: { name: string }) => name)
    expect(names).toHaveLength(11)
    expect(names.slice(0, 4)).toEqual([
      ...['Fen İşleri Müdürlüğü', 'Halkla İlişkiler Müdürlüğü'],
      ...['İmar ve Şehircilik Müdürlüğü', 'Mali Hizmetler Müdürlüğü'],
    ])
    expect(names.at(-1)).toBe('Zabıta Müdürlüğü')
  })

  test('can be outside institutions, with an address for their mail', async () => {
    const input = { name: 'Su ve Kanal İdaresi', kind: 'institution', email: 'evrak@su.example' }
    const institution = made(await manager.post('/directorates', input))
    expect(institution).toEqual({ id: expect.any(String), ...input })
    const changed = await manager.patch(`/directorates/${institution.id}`, { email: '' })
    expect(changed).toMatchObject({ status: 200, body: { directorate: { ...input, email: '' } } })
  })

  test('are one a name, however it is written', async () => {
    const { id } = await make('Kültür İşleri')
    const again = await manager.post('/directorates', { name: 'KÜLTÜR  İŞLERİ' })
    expect(again).toMatchObject(refused(409, 'name_taken', 'name'))
    const other = await make('Ulaşım')
    const renamed = await manager.patch(`/directorates/${other.id}`, { name: 'kültür işleri' })
    expect(renamed).toMatchObject(refused(409, 'name_taken', 'name'))
    const respelled = await manager.patch(`/directorates/${id}`, { name: 'KÜLTÜR İŞLERİ' })
    expect(respelled).toMatchObject({ status: 200 })
  })

  test('made again with the same key are the same one', async () => {
    const client = manager.key(uniqueName('key'))
    const first = made(await client.post('/directorates', { name: 'Gençlik' }))
    expect(made(await client.post('/directorates', { name: 'Gençlik' }))).toEqual(first)
    expect(await client.post('/directorates', { name: 'Spor' })).toMatchObject(
      refused(422, 'key_reused', 'Idempotency-Key'),
    )
  })

  test.each([
    ['name', ''],
    ['name', 'x'.repeat(121)],
    ['kind', 'ministry'],
    ['email', 'nobody'],
  ])('whose %s is %j are refused', async (field, value) => {
    const answer = await manager.post('/directorates', { name: 'Yeni', [field]: value })
    expect(answer).toMatchObject(refused(400, 'malformed', field))
  })
})

describe('a directorate that is removed', () => {
  test('is offered no longer, keeps its name for old requests, and frees it for a new one', async () => {
    const { id, name } = await make('Eski Eserler')
    expect(await manager.delete(`/directorates/${id}`)).toMatchObject({ status: 204 })
    const { items, former } = await all()
    expect(items.map((one: { id: string }) => one.id)).not.toContain(id)
    expect(former).toContainEqual({ id, name })
    expect(await manager.patch(`/directorates/${id}`, {})).toMatchObject({ status: 404 })
    expect(await manager.delete(`/directorates/${id}`)).toMatchObject({ status: 404 })
    expect((await make(name)).id).not.toBe(id)
  })

  test('must have no officer', async () => {
    const { id } = await make('Evlendirme')
    const officer = await hall.makeStaff('officer', { directorateId: id })
    const answer = await manager.delete(`/directorates/${id}`)
    expect(answer).toMatchObject(refused(409, 'in_use', 'staff'))
    expectStatus(await admin.delete(`/staff/${officer.id}`), 204)
    expect(await manager.delete(`/directorates/${id}`)).toMatchObject({ status: 204 })
  })

  test('must have no topic', async () => {
    const { id } = await make('Afet İşleri')
    const input = { name: 'Toplanma alanı', directorateId: id }
    const { topic } = expectStatus(await manager.post('/topics', input), 201).body
    const answer = await manager.delete(`/directorates/${id}`)
    expect(answer).toMatchObject(refused(409, 'in_use', 'topics'))
    expectStatus(await manager.patch(`/topics/${topic.id}`, { directorateId: null }), 200)
    expect(await manager.delete(`/directorates/${id}`)).toMatchObject({ status: 204 })
  })
})

describe('an officer', () => {
  test('belongs to one directorate, and their session says so', async () => {
    const { id } = await make('Basın Yayın')
    const { client } = await hall.makeStaff('officer', { directorateId: id })
    const { session } = (await client.get('/session')).body
    expect(session.staff).toMatchObject({ role: 'officer', directorateId: id })
  })

  test('cannot belong to one that is not there', async () => {
    const input = { username: uniqueName('officer'), password: 'parola-parola', role: 'officer' }
    const answer = await manager.post('/staff', { ...input, directorateId: 'nowhere' })
    expect(answer).toMatchObject(refused(422, 'unknown_directorate', 'directorateId'))
    const { id } = await hall.makeStaff('officer')
    expect(await manager.patch(`/staff/${id}`, { directorateId: 'nowhere' })).toMatchObject(
      refused(422, 'unknown_directorate', 'directorateId'),
    )
  })

  test('who moves to another one has to log in again', async () => {
    const { id } = await make('Emlak ve İstimlak')
    const officer = await hall.makeStaff('officer')
    const moved = await manager.patch(`/staff/${officer.id}`, { directorateId: id })
    expect(moved.body.staff).toMatchObject({ directorateId: id })
    expect(await officer.client.get('/session')).toMatchObject({ status: 401 })
  })

  test('who gets another role leaves the directorate, and nobody else has one', async () => {
    const { id } = await make('Destek Hizmetleri')
    const officer = await hall.makeStaff('officer', { directorateId: id })
    const changed = await manager.patch(`/staff/${officer.id}`, { role: 'clerk' })
    expect(changed.body.staff).toMatchObject({ role: 'clerk', directorateId: null })
    const clerk = await hall.makeStaff('clerk', { directorateId: id })
    const { session } = (await clerk.client.get('/session')).body
    expect(session.staff).toMatchObject({ directorateId: null })
  })
})

test('what a manager removed does not come back with the next start', async () => {
  for (const { id } of (await all()).items) await manager.delete(`/directorates/${id}`)
  const before = await all()
  await hall.restart()
  await ensureRequestCatalogue(hall.server.opened.house.tables)
  hall.server.opened.house.catalogue.reload()
  expect(await all()).toEqual(before)
})
