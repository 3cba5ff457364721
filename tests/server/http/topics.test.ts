import { describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall, uniqueName } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const manager = (await hall.makeStaff('manager')).client
const clerk = (await hall.makeStaff('clerk')).client
interface Named {
  id: string
  name: string
  deskId: string | null
}
const topics = async (deskId?: string): Promise<Named[]> => {
  const query = deskId === undefined ? '' : `?deskId=${deskId}`
  return expectStatus(await clerk.get(`/topics${query}`), 200).body.items
}
const make = async (input: Record<string, unknown>) =>
  expectStatus(await manager.post('/topics', input), 201).body.topic
const zabita = hall.desks['Z']!
const directorate = async (name: string) =>
  (await admin.get('/directorates')).body.items.find((one: Named) => one.name === name)

describe('topics', () => {
  test('stand at their desks from the first start, with directorate and working days', async () => {
    const noise = (await topics(zabita)).find(({ name }) => name === 'Gürültü')
    const { id: directorateId } = await directorate('Zabıta Müdürlüğü')
    expect(noise).toMatchObject({ deskId: zabita, kind: 'complaint', directorateId })
    expect(noise).toMatchObject({ standardDays: 3, documents: '' })
  })

  test('of a desk are its own first, then those of every desk', async () => {
    const deskIds = (await topics(zabita)).map(({ deskId }) => deskId)
    expect(new Set(deskIds)).toEqual(new Set([zabita, null]))
    expect(deskIds.lastIndexOf(zabita)).toBeLessThan(deskIds.indexOf(null))
    expect((await topics()).length).toBeGreaterThan(deskIds.length)
  })

  test('never stand only at a desk that says something about health', async () => {
    const { items } = (await clerk.get(`/branches/${hall.branchId}/desks`)).body
    const telling = items.filter(({ tellsHealth }: { tellsHealth: boolean }) => tellsHealth)
    expect(telling).toMatchObject([{ name: 'Engelsiz Masa' }])
    const deskIds = (await topics()).map(({ deskId }) => deskId)
    expect(deskIds).not.toContain(telling[0].id)
  })

  test('get what nobody said: every desk, no directorate, the house’s own days, the last place', async () => {
    const last = (await topics()).at(-1)
    const topic = await make({ name: 'Kayıp eşya' })
    expect(topic).toMatchObject({ deskId: null, kind: null, directorateId: null })
    expect(topic).toMatchObject({ standardDays: null, documents: '' })
    expect((await topics()).slice(-2)).toEqual([last, topic])
  })

  test('are edited field by field', async () => {
    const { id } = await directorate('Fen İşleri Müdürlüğü')
    const topic = await make({ name: 'Aydınlatma', deskId: zabita, standardDays: 4 })
    const patch = { kind: 'complaint', directorateId: id, documents: 'Adres', standardDays: null }
    const changed = await manager.patch(`/topics/${topic.id}`, patch)
    expect(changed).toMatchObject({ status: 200, body: { topic: { ...topic, ...patch } } })
    expect(await topics(zabita)).toContainEqual({ ...topic, ...patch })
  })

  test('are one a name at a desk; another desk may have the same', async () => {
    await make({ name: 'Ölçü ve tartı', deskId: zabita })
    const again = { name: 'ÖLÇÜ VE TARTI', deskId: zabita }
    expect(await manager.post('/topics', again)).toMatchObject(refused(409, 'name_taken', 'name'))
    const other = await make({ name: 'Ölçü ve tartı', deskId: hall.desks['S'] })
    expect(await manager.patch(`/topics/${other.id}`, { deskId: zabita })).toMatchObject(
      refused(409, 'name_taken', 'name'),
    )
  })

  test('made again with the same key are the same one', async () => {
    const client = manager.key(uniqueName('key'))
    const first = expectStatus(await client.post('/topics', { name: 'Çadır' }), 201).body
    expect((await client.post('/topics', { name: 'Çadır' })).body).toEqual(first)
  })

  test.each([
    ['deskId', 'nowhere', 422, 'unknown_desk'],
    ['directorateId', 'nowhere', 422, 'unknown_directorate'],
    ['name', ' ', 400, 'malformed'],
    ['kind', 'wedding', 400, 'malformed'],
    ['standardDays', 0, 400, 'malformed'],
    ['standardDays', 2.5, 400, 'malformed'],
    ['documents', 'x'.repeat(1001), 400, 'malformed'],
  ])('whose %s is %j are refused', async (field, value, status, refusal) => {
    const answer = await manager.post('/topics', { name: uniqueName('Konu'), [field]: value })
    expect(answer).toMatchObject(refused(status, refusal, field))
  })
})

describe('a topic that is removed', () => {
  test('is offered no longer and keeps its name for old requests', async () => {
    const { id, name } = await make({ name: 'Kömür dağıtımı' })
    expect(await manager.delete(`/topics/${id}`)).toMatchObject({ status: 204 })
    expect((await topics()).map((topic) => topic.id)).not.toContain(id)
    expect((await clerk.get('/topics')).body.former).toContainEqual({ id, name })
    expect(await manager.delete(`/topics/${id}`)).toMatchObject(refused(404, 'not_found'))
  })

  test('may go with its desk', async () => {
    const desk = expectStatus(
      await manager.post(`/branches/${hall.branchId}/desks`, { name: 'Nikâh' }),
      201,
    ).body.desk
    const { id } = await make({ name: 'Nikâh günü', deskId: desk.id })
    expectStatus(await manager.delete(`/desks/${desk.id}`), 204)
    expect((await topics()).map((topic) => topic.id)).not.toContain(id)
  })
})

describe('neighbourhoods', () => {
  const put = (names: unknown[]) => manager.send('PUT', '/neighbourhoods', { names })

  test('are set as a whole list, shown by the Turkish alphabet, each once', async () => {
    const pasted = ['Zafer', ' Çınarlı ', 'Cumhuriyet', 'İnönü', 'Isıtma', 'ÇINARLI', 'Dere']
    const sorted = ['Cumhuriyet', 'Çınarlı', 'Dere', 'Isıtma', 'İnönü', 'Zafer']
    expect(await put(pasted)).toMatchObject({ status: 200, body: { items: sorted } })
    await hall.restart()
    expect((await clerk.get('/neighbourhoods')).body).toEqual({ items: sorted })
  })

  test('are replaced by the next list, up to two thousand', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => `Mahalle ${index + 1}`)
    expect(await put(many)).toMatchObject({ status: 200, body: { items: many } })
    expect(await put([...many, 'Bir tane daha'])).toMatchObject(refused(400, 'malformed', 'names'))
    expect(await put(['Yeni', ''])).toMatchObject(refused(400, 'malformed', 'names.1'))
    expect((await clerk.get('/neighbourhoods')).body.items).toHaveLength(2000)
    expect(await put([])).toMatchObject({ status: 200, body: { items: [] } })
  })
})

test('a desk says whether it tells something about health', async () => {
  const [id] = [hall.desks['K']!]
  const changed = await manager.patch(`/desks/${id}`, { tellsHealth: true })
  expect(changed).toMatchObject({ status: 200, body: { desk: { tellsHealth: true } } })
  await hall.restart()
  const { items } = (await clerk.get(`/branches/${hall.branchId}/desks`)).body
  expect(items.find((desk: Named) => desk.id === id)).toMatchObject({ tellsHealth: true })
})
