import { beforeAll, describe, expect, it } from 'vitest'
import { insertAttachment } from '../../../server/storage/attachment-table.ts'
import { upload } from '../privacy/support.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person
let supervisor: Person

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  clerk = await hall.makeStaff('clerk')
  supervisor = await hall.makeStaff('supervisor')
})

const input = { kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.' }
const take = (more: Record<string, unknown> = {}, key?: string) =>
  (key === undefined ? clerk.client : clerk.client.key(key)).post('/requests', {
    ...input,
    ...more,
  })
const photo = () => upload(hall, clerk.client)
/** Their rows only: nobody looks at the pictures. */
async function manyPhotos(count: number): Promise<string[]> {
  const { tables } = hall.server.opened.house
  const ids = Array.from({ length: count }, (_, place) => `photo-${place}`)
  const owner = {
    uploadedBy: clerk.id,
    requestId: null,
    draftId: null,
    referralId: null,
    takenIn: null,
  }
  const like = { kind: 'photo', type: 'image/jpeg', bytes: 1, width: 1, height: 1, at: 0 } as const
  await tables.edit(...ids.map((id) => insertAttachment({ id, ...like, ...owner })))
  return ids
}
const requestOf = async (draftId: string, { client }: Person = clerk) =>
  client.get(`/drafts/${draftId}/request`)

describe('a request that is sent again', () => {
  it('with its photo is the one that was taken', async () => {
    const more = { attachmentIds: [await photo()] }
    const first = expectStatus(await take(more, 'again-with-photo'), 201).body.request
    const second = expectStatus(await take(more, 'again-with-photo'), 201).body.request
    expect(second).toMatchObject({ id: first.id, attachments: first.attachments })
  })

  it('with another photo is told that its key was used, not that the photo is unknown', async () => {
    const first = await photo()
    expectStatus(await take({ attachmentIds: [first] }, 'another-photo'), 201)
    const changed = { attachmentIds: [first, await photo()] }
    expect(await take(changed, 'another-photo')).toMatchObject(refused(422, 'key_reused'))
  })

  it('after its ticket’s day is the one that was taken', async () => {
    const { id: ticketId } = await hall.issue('A')
    const first = expectStatus(await take({ ticketId }, 'over-night'), 201).body.request
    expect(first.ticketId).toBe(ticketId)
    await hall.setClock('2026-11-25T10:00:00+03:00')
    expect(expectStatus(await take({ ticketId }, 'over-night'), 201).body.request.id).toBe(first.id)
  })
})

it('a form from a day that is over is taken without its ticket', async () => {
  const { id: ticketId } = await hall.issue('A')
  await hall.setClock('2026-11-26T08:00:00+03:00')
  const { request } = expectStatus(await take({ ticketId }), 201).body
  expect(request).toMatchObject({ text: input.text, ticketId: null })
})

it('a ticket that never was is named', async () => {
  for (const ticketId of ['nowhere', '', 'x'.repeat(200)])
    expect(await take({ ticketId })).toMatchObject(refused(422, 'unknown_ticket', 'ticketId'))
})

describe('one draft', () => {
  it('is one request, whatever keys it is sent with', async () => {
    const draftId = 'one-draft-two-keys'
    const { request } = expectStatus(await take({ draftId }, 'key-one'), 201).body
    expect(await take({ draftId }, 'key-two')).toMatchObject(refused(409, 'draft_finished'))
    expect(await take({ draftId })).toMatchObject(refused(409, 'draft_finished'))
    expectStatus(await take({ draftId }, 'key-one'), 201)
    expect((await requestOf(draftId)).body.request.id).toBe(request.id)
  })

  it('is one request also when two tabs send it at the same moment', async () => {
    const sent = await Promise.all(
      ['a', 'b', 'c'].map((tab) => take({ draftId: 'three-tabs' }, `tab-${tab}`)),
    )
    expect(sent.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  })

  it('leads to its request for whoever wrote it, and for nobody else', async () => {
    expect(await requestOf('never-begun-draft')).toMatchObject(refused(404, 'not_found'))
    expectStatus(await take({ draftId: 'mine-alone' }), 201)
    expectStatus(await requestOf('mine-alone'), 200)
    expect(await requestOf('mine-alone', supervisor)).toMatchObject(refused(404, 'not_found'))
  })
})

describe('one photo', () => {
  it('belongs to one request, also when two are sent at the same moment', async () => {
    const attachmentIds = [await photo()]
    const sent = await Promise.all([take({ attachmentIds }), take({ attachmentIds })])
    expect(sent.map(({ status }) => status).toSorted()).toEqual([201, 422])
    expect(sent.find(({ status }) => status === 422)).toMatchObject(
      refused(422, 'unknown_attachment'),
    )
  })

  it('and a request has twenty at most, also when they come in two changes at the same moment', async () => {
    const { request } = expectStatus(await take(), 201).body
    const files = await manyPhotos(22)
    const visit = (attachmentIds: string[]) =>
      clerk.client.post(`/requests/${request.id}/visits`, { text: 'Gidildi.', attachmentIds })
    const sent = await Promise.all([visit(files.slice(0, 11)), visit(files.slice(11))])
    expect(sent.map(({ status }) => status).toSorted()).toEqual([201, 422])
  })

  it('can be added to a request afterwards, once', async () => {
    const { request } = expectStatus(await take(), 201).body
    const patch = { attachmentIds: [await photo()], text: 'Bir bank ve bir çöp kutusu konsun.' }
    const mend = () => clerk.client.key('the-rest').patch(`/requests/${request.id}`, patch)
    for (const { body } of [expectStatus(await mend(), 200), expectStatus(await mend(), 200)])
      expect(body.request).toMatchObject({ text: patch.text, attachments: [{}] })
    expect((await clerk.client.get(`/requests/${request.id}`)).body.request.steps).toHaveLength(2)
  })
})

describe('a draft in two tabs', () => {
  const keep = (text: string, more: Record<string, unknown> = {}) =>
    clerk.client.send('PUT', '/drafts/two-tabs-1', {
      ...{ branchId: hall.branchId, content: { text }, ...more },
    })
  const kept = async () =>
    (await clerk.client.get('/drafts')).body.items.find(
      ({ id }: { id: string }) => id === 'two-tabs-1',
    )

  it('is not overwritten by the one that has not seen the other’s words', async () => {
    const first = expectStatus(await keep('bir', { page: 'tab-a', version: 0 }), 200).body.draft
    const { version } = first
    expectStatus(await keep('bir iki', { page: 'tab-b', version }), 200)
    const old = await keep('eski', { page: 'tab-a', version })
    expect(old).toMatchObject(refused(409, 'draft_outdated'))
    expect(await kept()).toMatchObject({ content: { text: 'bir iki' }, page: 'tab-b' })
  })

  it('is kept again when its answer got lost on the way to the same tab', async () => {
    const { version } = await kept()
    expectStatus(await keep('üç', { page: 'tab-b', version }), 200)
    expectStatus(await keep('üç dört', { page: 'tab-b', version }), 200)
    expect(await kept()).toMatchObject({ content: { text: 'üç dört' } })
  })

  it('goes on in a tab that took over what the closed one had not confirmed', async () => {
    const { version } = await kept()
    const heir = { page: 'tab-c', heirOf: 'tab-b', version: version - 1 }
    expectStatus(await keep('beş', heir), 200)
    const old = await keep('altı', { page: 'tab-b', version })
    expect(old).toMatchObject(refused(409, 'draft_outdated'))
  })
})
