import { beforeAll, describe, expect, test } from 'vitest'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person
let officer: Person
let stranger: Person
let works: string
let parks: string

const caller = { name: 'Ayşe Nur Yılmaz', phone: '0532 111 22 33' }

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-05-25T10:00:00+03:00')
  const { items } = (await hall.admin.get('/directorates')).body
  works = items.find(({ name }: { name: string }) => name.startsWith('Fen')).id
  parks = items.find(({ name }: { name: string }) => name.startsWith('Park')).id
  clerk = await hall.makeStaff('clerk')
  officer = await hall.makeStaff('officer', { directorateId: works })
  stranger = await hall.makeStaff('officer', { directorateId: parks })
})

async function take(more: Record<string, unknown> = {}) {
  const input = { kind: 'wish', channel: 'in-person', text: 'Sokak lambası yanmıyor.', ...more }
  return expectStatus(await clerk.client.post('/requests', input), 201).body.request
}

describe('a request is taken', () => {
  test('with a number of the year that rises by one', async () => {
    const [first, second] = [await take(), await take()]
    expect(first.number).toMatch(/^2026-\d{6}$/)
    expect(Number(second.number.slice(5))).toBe(Number(first.number.slice(5)) + 1)
  })

  test.each([
    ['information', '2026-06-01', '2026-06-18'],
    ['petition', '2026-06-01', '2026-06-24'],
  ])('%s: handed over by %s, due on %s', async (kind, forwardBy, dueOn) => {
    expect(await take({ kind })).toMatchObject({ forwardBy, dueOn, status: 'received' })
  })

  test('the applicant is masked, and only so', async () => {
    const request = await take({ applicant: caller })
    expect(JSON.stringify(request)).not.toContain('Yılmaz')
    expect(request.applicant).toMatchObject({ shown: 'masked', name: 'A*** N*** Y***' })
  })

  test('the same key takes it once', async () => {
    const input = { kind: 'wish', channel: 'telephone', text: 'Bir kez' }
    const once = clerk.client.key('once')
    const first = await once.post('/requests', input)
    const again = await once.post('/requests', input)
    expect(again.body.request.id).toBe(first.body.request.id)
    const other = await once.post('/requests', { ...input, text: 'Başka' })
    expect(other).toMatchObject({ status: 422, body: { refusal: 'key_reused' } })
  })

  test('many at the same moment get different numbers', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => take()))
    expect(new Set(taken.map(({ number }) => number)).size).toBe(20)
  })

  test('solved at the desk it is closed at once', async () => {
    const request = await take({ solvedAtDesk: true })
    expect(request).toMatchObject({ status: 'closed', outcome: 'solved-at-desk' })
  })

  test.each([
    ['kind', { kind: 'rumour' }, 400],
    ['applicant.phone', { applicant: { phone: '123' } }, 400],
    ['applicant.nationalId', { applicant: { nationalId: '12345678901' } }, 400],
    ['text', { text: '  ' }, 422],
    ['topicId', { topicId: 'nowhere' }, 422],
    ['deskId', { deskId: 'nowhere' }, 422],
    ['referTo.directorateId', { referTo: { directorateId: 'x', reason: '' } }, 422],
    ['attachmentIds', { attachmentIds: ['nothing'] }, 422],
    ['receivedAt', { receivedAt: '2027-01-01' }, 422],
  ])('what is wrong with %s is named', async (field, more, status) => {
    const input = { kind: 'wish', channel: 'in-person', text: 'x', ...more }
    const answer = await clerk.client.post('/requests', input)
    expect(answer).toMatchObject({ status, body: { field } })
  })
})

describe('CİMER', () => {
  const cimer = {
    ...{ channel: 'cimer', kind: 'complaint', externalReference: '2600123', text: '' },
    receivedAt: '2026-05-20',
  }

  test('has its reference, its own date, and nobody', async () => {
    const request = await take(cimer)
    expect(request).toMatchObject({ externalReference: '2600123', dueOn: '2026-06-19' })
    expect(request.applicant).toBeNull()
    const again = await clerk.client.post('/requests', cimer)
    expect(again).toMatchObject({ status: 409, body: { refusal: 'reference_taken' } })
  })

  test('never stores an applicant', async () => {
    const input = { ...cimer, externalReference: '2600124', applicant: caller }
    const answer = await clerk.client.post('/requests', input)
    expect(answer).toMatchObject({ status: 422, body: { refusal: 'no_applicant_allowed' } })
  })
})

describe('a request is referred and answered', () => {
  test('by the directorate that has it, and by no other', async () => {
    const { id } = await take({ applicant: caller })
    const referral = { directorateId: works, reason: 'Aydınlatma' }
    const referred = await clerk.client.post(`/requests/${id}/referrals`, referral)
    expect(expectStatus(referred, 201).body.request).toMatchObject({
      status: 'referred',
      directorateId: works,
    })
    expect((await stranger.client.get(`/requests/${id}`)).status).toBe(404)
    const foreign = await stranger.client.post(`/requests/${id}/answer`, { text: 'x' })
    expect(foreign.status).toBe(404)

    const mine = (await officer.client.get('/referrals')).body.items
    expect(mine.map(({ id }: { id: string }) => id)).toContain(id)
    expectStatus(await officer.client.post(`/requests/${id}/receipt`, {}), 201)
    const answered = await officer.client.post(`/requests/${id}/answer`, { text: 'Onarıldı.' })
    expect(expectStatus(answered, 201).body.request).toMatchObject({ status: 'answered' })
    const { steps } = answered.body.request
    expect(steps.map(({ type }: { type: string }) => type)).toEqual([
      'registered',
      'referred',
      'received',
      'answered',
    ])
  })

  test('an officer unlocks who complains only with a reason, and that is written down', async () => {
    const { id } = await take({
      kind: 'complaint',
      applicant: caller,
      referTo: { directorateId: works, reason: 'Şikâyet' },
    })
    const seen = (await officer.client.get(`/requests/${id}`)).body.request
    expect(seen.applicant).toMatchObject({ shown: 'hidden', name: '' })
    const path = `/requests/${id}/applicant-openings`
    expect(await officer.client.post(path, {})).toMatchObject({
      status: 422,
      body: { refusal: 'reason_missing', field: 'reason' },
    })
    const opened = await officer.client.post(path, { reason: 'Yerinde görüşme' })
    expect(opened.body.applicant).toMatchObject({ phone: '+905321112233' })
  })
})

test('a draft is its clerk’s alone', async () => {
  const draft = { branchId: hall.branchId, ticketId: null, content: { text: 'Yarım kal' } }
  expectStatus(await clerk.client.send('PUT', '/drafts/draft-one-1', draft), 200)
  expect((await clerk.client.get('/drafts')).body.items).toMatchObject([{ content: draft.content }])
  const other = await hall.makeStaff('clerk')
  expect((await other.client.get('/drafts')).body.items).toEqual([])
  expect((await other.client.send('PUT', '/drafts/draft-one-1', draft)).status).toBe(404)
  expect((await clerk.client.delete('/drafts/draft-one-1')).status).toBe(204)
  expect((await clerk.client.get('/drafts')).body.items).toEqual([])
})
