import { beforeAll, describe, expect, test } from 'vitest'
import type { RequestResource } from '../../../domain/requests/resources.ts'
import type { ApiClient } from '../client.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { fetchStatus, openTown, take, upload, type Town } from './support.ts'

let town: Town
let parks: string
let parksOfficer: ApiClient

beforeAll(async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  town = await openTown(hall)
  const { items } = (await hall.admin.get('/directorates')).body
  parks = items.find(({ name }: { name: string }) => name.startsWith('Park')).id
  parksOfficer = (await hall.makeStaff('officer', { directorateId: parks })).client
})

const clock = (time: string) => town.hall.setClock(`2026-11-24T${time}:00+03:00`)
const read = async (client: ApiClient, id: string): Promise<RequestResource> =>
  expectStatus(await client.get(`/requests/${id}`), 200).body.request
const typesOf = ({ steps }: RequestResource) => steps.map(({ type }) => type)

describe('a directorate that passed a request on', () => {
  test('sees what happened and the files until then, and opens nobody any more', async () => {
    const { hall, clerk, officer, works } = town
    const before = await upload(hall, clerk.client)
    const { id } = await take(town, {
      ...{ kind: 'complaint', attachmentIds: [before] },
      referTo: { directorateId: works, reason: 'Yol' },
    })
    const on = `/requests/${id}`
    const opening = (client: ApiClient) =>
      client.post(`${on}/applicant-openings`, { reason: 'Aranacak' })
    expectStatus(await opening(officer.client), 201)
    await clock('10:30')
    const passed = { directorateId: parks, reason: 'Bu bir park' }
    expectStatus(await officer.client.post(`${on}/passing-on`, passed), 201)
    await clock('11:00')
    const after = await upload(hall, parksOfficer, 'photo-after')
    const seen = { text: 'Park kapısı onarıldı', attachmentIds: [after] }
    expectStatus(await parksOfficer.post(`${on}/answer`, seen), 201)

    const past = await read(officer.client, id)
    expect(typesOf(past)).toEqual(['registered', 'referred', 'passed-on'])
    expect(past.attachments.map((one) => one.id)).toEqual([before])
    expect(JSON.stringify(past.steps)).not.toContain('Park kapısı')
    expect(await fetchStatus(hall, officer.client, `/attachments/${before}`)).toBe(200)
    expect(await fetchStatus(hall, officer.client, `/attachments/${after}`)).toBe(404)
    expect(await opening(officer.client)).toMatchObject(refused(403, 'not_your_request'))

    const present = await read(parksOfficer, id)
    expect(typesOf(present)).toEqual(expect.arrayContaining(['registered', 'answered']))
    expect(present.attachments).toHaveLength(2)
    expect(await fetchStatus(hall, parksOfficer, `/attachments/${before}`)).toBe(200)
    const { body } = await town.manager.client.get(`/access-log?requestId=${id}`)
    const unlocked = body.items.filter(({ action }: { action: string }) => action === 'unlocked')
    expect(unlocked).toHaveLength(1)
  })

  test('sees all of it again when it comes back', async () => {
    const { clerk, officer, works } = town
    await clock('12:00')
    const referTo = { directorateId: works, reason: 'Yol' }
    const { id } = await take(town, { referTo })
    expectStatus(await officer.client.post(`/requests/${id}/return`, { reason: 'Eksik' }), 201)
    await clock('12:30')
    expectStatus(await clerk.client.post(`/requests/${id}/visits`, { text: 'Gidildi' }), 201)
    expect(typesOf(await read(officer.client, id))).not.toContain('visited')
    expectStatus(await clerk.client.post(`/requests/${id}/referrals`, referTo), 201)
    expect(typesOf(await read(officer.client, id))).toContain('visited')
    expectStatus(await officer.client.post(`/requests/${id}/applicant-openings`, {}), 201)
  })

  test('reads no word, no place, no file and no outcome that came later', async () => {
    const { hall, clerk, officer, manager, works } = town
    await clock('13:00')
    const early = await upload(hall, clerk.client, 'scan')
    const referTo = { directorateId: works, reason: 'Yol' }
    const place = { neighbourhood: 'Çınarlı', address: '', point: null }
    const { id } = await take(town, { referTo, text: 'Yolda çukur var.', place })
    const passed = { directorateId: parks, reason: 'Bu bir park' }
    expectStatus(await officer.client.post(`/requests/${id}/passing-on`, passed), 201)
    const asItWas = { text: 'Yolda çukur var.', place, status: 'referred', outcome: null }
    expect(await read(officer.client, id)).toMatchObject(asItWas)

    await clock('13:30')
    const urgent = await clerk.client.patch(`/requests/${id}`, { urgent: true })
    expectStatus(urgent, 200)
    expect(await read(officer.client, id)).toMatchObject(asItWas)
    const later = { text: 'Hüdaverdi Bey anlattı.', place: { ...place, address: 'Gizli Sk. 5' } }
    expectStatus(await clerk.client.patch(`/requests/${id}`, later), 200)
    const again = await clerk.client.patch(`/requests/${id}`, { text: 'Hüdaverdi Bey gördü.' })
    expectStatus(again, 200)
    const visit = { text: 'Gidildi', attachmentIds: [early] }
    expectStatus(await clerk.client.post(`/requests/${id}/visits`, visit), 201)
    const refusal = { text: 'Bitti.' }
    expectStatus(await parksOfficer.post(`/requests/${id}/answer`, refusal), 201)
    const closing = { reason: 'Söylendi' }
    await manager.client.post(`/requests/${id}/closing`, closing)

    const past = await read(officer.client, id)
    expect(past).toMatchObject({ ...asItWas, place: null, closedAt: null, told: null })
    expect(past.attachments).toEqual([])
    expect(JSON.stringify(past)).not.toMatch(/Hüdaverdi|Gizli|Çınarlı/)
    expect(await fetchStatus(hall, officer.client, `/attachments/${early}`)).toBe(404)
    const found = await officer.client.get(`/requests?q=${past.number}`)
    expect(JSON.stringify(found.body)).not.toMatch(/Hüdaverdi|Gizli|Çınarlı/)
    expect(found.body.items).toMatchObject([{ id, status: 'referred', outcome: null }])
    expect(await read(parksOfficer, id)).toMatchObject({ text: 'Hüdaverdi Bey gördü.' })
  })

  test('that answered sees its answer as the end of it', async () => {
    const { officer, manager, works } = town
    await clock('14:00')
    const { id } = await take(town, { referTo: { directorateId: works, reason: 'Yol' } })
    expectStatus(await officer.client.post(`/requests/${id}/answer`, { text: 'Bitti.' }), 201)
    await clock('14:30')
    const reason = { reason: 'Yanlış kişiye' }
    expectStatus(await manager.client.post(`/requests/${id}/reopening`, reason), 201)
    expect(await read(officer.client, id)).toMatchObject({
      status: 'answered',
      outcome: 'answered',
    })
    expect(await read(manager.client, id)).toMatchObject({ status: 'received', outcome: null })
  })
})
