import { beforeAll, describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person
let manager: Person

const ayse = { name: 'Ayşe Yılmaz', phone: '0532 117 45 39' }

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  clerk = await hall.makeStaff('clerk')
  manager = await hall.makeStaff('manager')
})

async function take(more: Record<string, unknown> = {}) {
  const input = { kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.', ...more }
  return expectStatus(await clerk.client.post('/requests', input), 201).body.request
}
const mend = (id: string, patch: object) => clerk.client.patch(`/requests/${id}`, patch)
const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request

describe('what was written down', () => {
  test('is mended by two in the same moment, and neither loses what it wrote', async () => {
    const { id } = await take()
    const [urgent, mended] = [{ urgent: true }, { text: 'İki bank konsun.' }]
    await Promise.all([mend(id, mended), mend(id, urgent)])
    expect(await now(id)).toMatchObject({ ...mended, ...urgent })
  })

  test('is still read after it was mended, where it was mended', async () => {
    const { id } = await take()
    expectStatus(await mend(id, { text: 'İki bank konsun.' }), 200)
    expectStatus(await mend(id, { text: 'İki bank konsun.', urgent: true }), 200)
    const { steps } = await now(id)
    expect(steps.slice(1).map(({ text }: { text: string }) => text)).toEqual([
      'Bir bank konsun.',
      '',
    ])
  })

  test('stays what it is when nothing of it is other', async () => {
    const place = { neighbourhood: 'Merkez', address: 'Park', point: null }
    const taken = await take({ place })
    const { kind, topicId, urgent, text } = taken
    for (const patch of [{}, { text }, { text: ` ${text} ` }, { kind, topicId, urgent, place }]) {
      const { request } = expectStatus(await mend(taken.id, patch), 200).body
      expect(request).toEqual(taken)
    }
    expectStatus(await mend(taken.id, { urgent: true, version: taken.version }), 200)
    const stale = await mend(taken.id, { text, version: taken.version })
    expect(stale).toMatchObject(refused(409, 'changed_meanwhile', 'version'))
  })

  test('is told apart from nothing also when only the place is another', async () => {
    const { id } = await take({ place: { neighbourhood: 'Merkez' } })
    const point = { latitude: 41, longitude: 29 }
    for (const place of [{ neighbourhood: 'Liman' }, { neighbourhood: 'Liman', point }])
      expectStatus(await mend(id, { place }), 200)
    const { steps, version } = await now(id)
    expect(version).toBe(3)
    expect(steps.at(-1).data).toMatchObject({ place: true, text: false })
  })

  test('with one key is refused with other words', async () => {
    const { id, text } = await take()
    const client = clerk.client.key(`nothing-${id}`)
    expectStatus(await client.patch(`/requests/${id}`, { text }), 200)
    expect(await client.patch(`/requests/${id}`, { text: 'Başka.' })).toMatchObject(
      refused(422, 'key_reused', 'Idempotency-Key'),
    )
  })

  test('has nothing else that a patch could name', async () => {
    const { id } = await take()
    for (const [field, patch] of [
      ['status', { status: 'closed' }],
      ['dueOn', { text: 'İki bank konsun.', dueOn: '2030-01-01' }],
      ['place.street', { place: { street: 'Çınarlı' } }],
    ] as const)
      expect(await mend(id, patch)).toMatchObject(refused(400, 'malformed', field))
    expect(await now(id)).toMatchObject({ version: 1 })
  })

  test('has no desk that could be changed, and none is promised', async () => {
    const document = (await hall.visitor().get('/openapi.json')).body
    const { schema } = document.paths['/api/requests/{id}'].patch.requestBody.content[
      'application/json'
    ] as { schema: { properties: object } }
    expect(Object.keys(schema.properties)).toContain('topicId')
    expect(Object.keys(schema.properties)).not.toContain('deskId')
  })
})

describe('who applied', () => {
  const search = async (q: string) =>
    (await clerk.client.post('/request-searches', { q })).body.items as { id: string }[]
  const correct = (id: string, person: object, client = clerk.client) =>
    client.patch(`/requests/${id}/applicant`, person)

  test('is put right, found by the new number only, and that is on record', async () => {
    const { id } = await take({ applicant: ayse })
    const right = { ...ayse, phone: '0532 117 45 93' }
    const { request } = expectStatus(await correct(id, right), 200).body
    expect(request.steps.at(-1)).toMatchObject({ type: 'edited', data: { applicant: true } })
    expect(JSON.stringify(request)).not.toContain('Yılmaz')
    const opened = await clerk.client.post(`/requests/${id}/applicant-openings`, {})
    expect(opened.body.applicant).toMatchObject({ name: ayse.name, phone: '+905321174593' })
    await expect.poll(async () => (await search(right.phone)).map(({ id }) => id)).toEqual([id])
    expect(await search(ayse.phone)).toEqual([])
    const { items } = (await manager.client.get(`/access-log?requestId=${id}`)).body
    expect(items.map(({ action }: { action: string }) => action)).toContain('corrected')
  })

  test('is written to by hand at the right account', async () => {
    const { id } = await take({ channel: 'social', applicant: { name: 'Can', handle: '@cam' } })
    expectStatus(await correct(id, { handle: ' @can ' }), 200)
    const { items } = (await hall.admin.get('/outbox?state=waiting')).body
    const own = items.filter(({ requestId }: { requestId: string }) => requestId === id)
    expect(own).toMatchObject([{ channel: 'hand' }])
    const opened = await clerk.client.post(`/outbox/${own[0].id}/openings`, {})
    expect(expectStatus(opened, 201).body).toMatchObject({ recipient: '@can' })
  })

  test('is put right once per key, and not at all when it is right', async () => {
    const { id, version } = await take({ applicant: ayse })
    const same = expectStatus(await correct(id, ayse), 200).body.request
    expect(same.version).toBe(version)
    const once = clerk.client.key(`correct-${id}`)
    const right = { name: 'Ayşe Yıldız' }
    for (const _ of [1, 2]) {
      const { request } = expectStatus(await correct(id, right, once), 200).body
      expect(request.version).toBe(version + 1)
    }
    expect(await correct(id, { name: 'Fatma' }, once)).toMatchObject(refused(422, 'key_reused'))
    expect(await correct(id, { surname: 'Yıldız' })).toMatchObject(
      refused(400, 'malformed', 'surname'),
    )
  })

  test('can be reached from then on', async () => {
    const { id } = await take({ applicant: { name: 'Ayşe Yılmaz' } })
    expect(await now(id)).toMatchObject({ isReachable: false })
    expectStatus(await correct(id, ayse), 200)
    expect(await now(id)).toMatchObject({ isReachable: true })
  })

  test('is not emptied like this, nor made up; and put right when it is closed too', async () => {
    const { id } = await take({ applicant: ayse })
    const empty = { name: ' ', phone: '', nationalId: '', email: '', address: '', handle: '' }
    expect(await correct(id, empty)).toMatchObject(refused(422, 'text_missing'))
    const nobody = await take()
    expect(await correct(nobody.id, ayse)).toMatchObject(refused(404, 'not_found'))
    const closed = await take({ applicant: ayse, solvedAtDesk: true })
    const right = expectStatus(await correct(closed.id, { name: 'Ayşe Yıldız' }), 200).body.request
    expect(right).toMatchObject({ status: 'closed', applicant: { name: expect.any(String) } })
  })

  test('keeps what is not said anew, and a notice once it is on record', async () => {
    const { id } = await take({ applicant: ayse })
    expect(await now(id)).toMatchObject({ applicant: { noticeVersion: null } })
    const unknown = await correct(id, { phone: '0532 117 45 93', noticeVersion: 'of-nobody' })
    expect(unknown).toMatchObject(refused(422, 'unknown_notice'))
    const { version } = (await clerk.client.get('/notice')).body.notice
    const { request } = expectStatus(await correct(id, { noticeVersion: version }), 200).body
    expect(request.applicant).toMatchObject({ noticeVersion: version })
    const one = correct(id, { name: 'Ayşe Yıldız' })
    const other = correct(id, { phone: '0532 117 45 93' }, manager.client)
    for (const answer of await Promise.all([one, other])) expectStatus(answer, 200)
    const opened = await clerk.client.post(`/requests/${id}/applicant-openings`, {})
    expect(opened.body.applicant).toEqual({
      ...{ address: '', handle: '', email: '', nationalId: '', wantsCall: false, language: 'tr' },
      ...ayse,
      ...{ name: 'Ayşe Yıldız', phone: '+905321174593' },
    })
  })

  test('is named where it is wrong', async () => {
    const { id } = await take({ applicant: ayse })
    const wrong = { phone: '0312 123 45 67', nationalId: '10000000147', email: 'ayse@' }
    for (const [field, value] of Object.entries(wrong))
      expect(await correct(id, { [field]: value })).toMatchObject({
        ...{ status: 400, body: { refusal: 'malformed', field } },
      })
  })

  test('is not an officer’s to change', async () => {
    const { items } = (await hall.admin.get('/directorates')).body
    const officer = await hall.makeStaff('officer', { directorateId: items[0].id })
    const referTo = { directorateId: items[0].id, reason: '' }
    const { id } = await take({ applicant: ayse, referTo })
    expect((await correct(id, ayse, officer.client)).status).toBe(403)
  })
})

test('what is another authority’s goes to an institution, never to a directorate of the house', async () => {
  const { id } = await take()
  const { items } = (await hall.admin.get('/directorates')).body
  const path = `/requests/${id}/forwarding`
  const inside = { institutionId: items[0].id, text: 'Karayollarına gönderildi.' }
  expect(await hall.admin.post(path, inside)).toMatchObject({
    ...{ status: 422, body: { refusal: 'unknown_directorate', field: 'institutionId' } },
  })
  const outside = { name: 'Karayolları', kind: 'institution' }
  const { directorate } = (await hall.admin.post('/directorates', outside)).body
  expectStatus(await hall.admin.post(path, { ...inside, institutionId: directorate.id }), 201)
})

describe('what is taken in', () => {
  test('has a registry number of today or before', async () => {
    const input = { kind: 'petition', channel: 'in-person', text: 'Dilekçe' }
    const registry = { number: 'E-1', on: '2026-11-25' }
    expect(await clerk.client.post('/requests', { ...input, registry })).toMatchObject({
      ...{ status: 422, body: { refusal: 'in_the_future', field: 'registry.on' } },
    })
    await take({ ...input, registry: { ...registry, on: '2026-11-24' } })
  })

  test('by an information officer is what they can read afterwards', async () => {
    const { client } = await hall.makeStaff('information-officer')
    const input = { channel: 'in-person', text: 'Bir bank konsun.' }
    expect(await client.post('/requests', { ...input, kind: 'wish' })).toMatchObject({
      ...{ status: 422, body: { refusal: 'not_your_kind', field: 'kind' } },
    })
    for (const kind of ['petition', 'information'])
      expectStatus(await client.post('/requests', { ...input, kind }), 201)
  })

  test('under an institution’s number is another one every time it comes', async () => {
    const letter = { channel: 'institution', kind: 'petition', externalReference: 'E-1' }
    const [first, second] = [await take(letter), await take(letter)]
    expect(first.id).not.toBe(second.id)
    await take({ channel: 'acik-kapi', externalReference: 'E-1' })
    const again = { kind: 'wish', channel: 'acik-kapi', text: 'x', externalReference: 'E-1' }
    expect(await clerk.client.post('/requests', again)).toMatchObject(
      refused(409, 'reference_taken'),
    )
  })
})
