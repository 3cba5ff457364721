import { describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const morning = '2026-11-24T10:00:00+03:00'
await hall.setClock(morning)
/** A topic of the desk of this letter. */
const topicOf = async (letter: string): Promise<string> =>
  expectStatus(await admin.get(`/topics?deskId=${hall.desks[letter]}`), 200).body.items[0].id

describe('taking a number', () => {
  test('at the kiosk gives the ticket of the contract', async () => {
    const { client } = await hall.pairKiosk()
    const input = { branchId: hall.branchId, deskId: hall.desks['Z'], priority: true }
    const topicId = await topicOf('Z')
    const answer = await client.post('/tickets', { ...input, language: 'ar', topicId })
    expect(answer.status).toBe(201)
    expect(answer.body.ticket).toEqual({
      ...{ id: expect.any(String), code: expect.stringMatching(/^[\w-]{22}$/), number: 'Z-001' },
      ...{ deskId: hall.desks['Z'], state: 'waiting', priority: true, language: 'ar' },
      ...{ topicId, issuedAt: morning, ahead: 0, estimate: null, calls: 0 },
      ...{ counterId: null, completionOutcome: null },
      legs: [
        {
          ...{ deskId: hall.desks['Z'], counterId: null, arrivedAt: morning },
          ...{ calledAt: null, startedAt: null, endedAt: null, outcome: 'open' },
          ...{ waitSeconds: null, serviceSeconds: null },
        },
      ],
    })
  })

  test('numbers rise per desk; who waits ahead is counted with the head start', async () => {
    expect(await hall.issue('T')).toMatchObject({ number: 'T-001', ahead: 0, language: 'tr' })
    expect(await hall.issue('T')).toMatchObject({ number: 'T-002', ahead: 1 })
    expect(await hall.issue('T', { priority: true })).toMatchObject({ number: 'T-003', ahead: 0 })
    expect(await hall.issue('C')).toMatchObject({ number: 'C-001' })
  })

  test('needs a branch, and a desk of it that gives tickets', async () => {
    const input = { branchId: hall.branchId, deskId: hall.desks['Z'] }
    const desks = (await admin.get(`/branches/${hall.branchId}/desks`)).body.items
    const telephone = desks.find(({ letter }: { letter: unknown }) => letter === null).id
    for (const [change, answer] of [
      [{ branchId: 'nowhere' }, refused(422, 'unknown_branch', 'branchId')],
      [{ deskId: 'nowhere' }, refused(422, 'unknown_desk', 'deskId')],
      [{ deskId: telephone }, refused(422, 'no_tickets_here', 'deskId')],
      [{ topicId: 'nothing' }, refused(422, 'unknown_topic', 'topicId')],
      [{ topicId: await topicOf('T') }, refused(422, 'unknown_topic', 'topicId')],
      [{ deskId: undefined }, refused(400, 'malformed', 'deskId')],
      [{ priority: 'yes' }, refused(400, 'malformed', 'priority')],
      [{ language: 'Türkçe' }, refused(400, 'malformed', 'language')],
      [{ language: 'tr-ahmet-yilmaz' }, refused(400, 'malformed', 'language')],
    ] as const)
      expect(await admin.post('/tickets', { ...input, ...change })).toMatchObject(answer)
  })

  test('a topic of every desk is one of this desk; a removed one is none, but of the same command', async () => {
    const made = await admin.post('/topics', { name: 'Her masada', deskId: null })
    const topicId = expectStatus(made, 201).body.topic.id
    const input = { branchId: hall.branchId, deskId: hall.desks['Z'], topicId }
    const client = admin.key('with a topic')
    const { id } = expectStatus(await client.post('/tickets', input), 201).body.ticket
    expectStatus(await admin.delete(`/topics/${topicId}`), 204)
    expect(await admin.post('/tickets', input)).toMatchObject(
      refused(422, 'unknown_topic', 'topicId'),
    )
    expect(await client.post('/tickets', input)).toMatchObject({
      ...{ status: 201, body: { ticket: { id, topicId } } },
    })
  })

  test('in a language as its tag is written', async () => {
    for (const language of ['tr', 'tsm', 'zh-Hant', 'en-GB', 'es-419', 'zh-Hant-TW'])
      expect(await hall.issue('Z', { language })).toMatchObject({ language })
  })

  test('a kiosk gives numbers of its own branch only', async () => {
    const branch = (await admin.post('/branches', { name: 'Semt Konağı' })).body.branch
    const made = await admin.post(`/branches/${branch.id}/desks`, { name: 'Vezne', letter: 'V' })
    const there = { branchId: branch.id, deskId: made.body.desk.id }
    const stranger = await hall.pairKiosk()
    expect(await stranger.client.post('/tickets', there)).toMatchObject(
      refused(403, 'forbidden', 'branchId'),
    )
    const mixed = { branchId: branch.id, deskId: hall.desks['Z'] }
    const own = await hall.pairKiosk(branch.id)
    expect(await own.client.post('/tickets', mixed)).toMatchObject(refused(422, 'unknown_desk'))
    expect(await own.client.post('/tickets', there)).toMatchObject({ status: 201 })
  })
})
