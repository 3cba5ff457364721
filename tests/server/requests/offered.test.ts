import { beforeAll, describe, expect, test } from 'vitest'
import { actions, offered, type Action } from '../../../apps/requests/src/lib/offered.ts'
import type { RequestResource } from '../../../domain/requests/resources.ts'
import type { Role } from '../../../domain/staff.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

const today = '2026-11-24'
const text = 'Kaldırım onarılacak.'

let hall: TestHall
let works: string
let parks: string
let institution: string
const people: Partial<Record<string, Person & { directorateId: string | null; role: Role }>> = {}

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock(`${today}T10:00:00+03:00`)
  const { items } = (await hall.admin.get('/directorates')).body
  works = items.find(({ name }: { name: string }) => name.startsWith('Fen')).id
  parks = items.find(({ name }: { name: string }) => name.startsWith('Park')).id
  const outside = { name: 'Karayolları Bölge Müdürlüğü', kind: 'institution' }
  institution = expectStatus(await hall.admin.post('/directorates', outside), 201).body.directorate
    .id
  for (const role of ['officer', 'information-officer', 'clerk', 'supervisor'] as const) {
    const directorateId = role === 'officer' ? works : null
    const person = await hall.makeStaff(role, { directorateId })
    people[role] = { ...person, role, directorateId }
  }
})

/** What the page sends with each action; the least that says something. */
const bodies: Record<Action, () => unknown> = {
  receipt: () => ({}),
  'outside-receipt': () => ({ number: 'E-1' }),
  answer: () => ({ text }),
  question: () => ({ text }),
  'passing-on': () => ({ directorateId: parks, reason: text }),
  return: () => ({ reason: text }),
  extension: () => ({ reason: text }),
  fee: () => ({ text }),
  refusal: () => ({ grounds: text }),
  'interim-answer': () => ({ text }),
  'non-examination': () => ({ ground: 'not-concrete', text }),
  forwarding: () => ({ institutionId: institution, text }),
  referrals: () => ({ directorateId: parks }),
  reminders: () => ({}),
  escalation: () => ({}),
  reissue: () => ({}),
  assignment: () => ({ staffId: people.clerk?.id }),
  edit: () => ({ urgent: true }),
  supplement: () => ({ text }),
  'fee-payment': () => ({}),
  registry: () => ({ number: 'E-1', on: today }),
  visits: () => ({ text }),
  appeal: () => ({ on: today }),
  'appeal-decision': () => ({ decision: 'upheld' }),
  reopening: () => ({ reason: text }),
  withdrawal: () => ({ reason: text }),
  closing: () => ({ reason: text }),
}

type Steps = [verb: Action, body?: unknown][]
interface Way {
  kind: string
  /** Referred to the officer's directorate at once. */
  referred?: boolean
  /** Referred to another institution at once. */
  outside?: boolean
  more?: Record<string, unknown>
  steps?: Steps
}

const reachable = { name: 'Ayşe Yılmaz', phone: '0532 123 45 67' }

/** How a request gets into each state that a page can meet. */
const ways: Record<string, Way> = {
  'a wish at the desk': { kind: 'wish' },
  'a complaint that was referred': { kind: 'complaint', referred: true },
  'a complaint whose receipt is confirmed': {
    ...{ kind: 'complaint', referred: true, steps: [['receipt']] },
  },
  'a complaint that the manager knows of': {
    ...{ kind: 'complaint', referred: true, steps: [['escalation'], ['escalation']] },
  },
  'a petition that another institution has': { kind: 'petition', outside: true },
  'a complaint that came back': { kind: 'complaint', referred: true, steps: [['return']] },
  'an information request that was referred': { kind: 'information', referred: true },
  'one that is extended': { kind: 'information', referred: true, steps: [['extension']] },
  'one that is late': { kind: 'information', referred: true, more: { receivedAt: '2026-09-01' } },
  'one that waits for the applicant': {
    ...{ kind: 'information', referred: true, steps: [['question']] },
  },
  'one that waits for its fee': { kind: 'information', referred: true, steps: [['fee']] },
  'one that was refused': { kind: 'information', referred: true, steps: [['refusal']] },
  'one whose refusal was appealed': {
    ...{ kind: 'information', referred: true, steps: [['refusal'], ['appeal']] },
  },
  'a petition that was referred': { kind: 'petition', referred: true },
  'a CİMER complaint': {
    ...{ kind: 'complaint', referred: true },
    more: { channel: 'cimer', externalReference: '1', receivedAt: today, applicant: null },
  },
  'an answer that was not told yet': {
    ...{ kind: 'wish', more: { applicant: reachable }, steps: [['answer']] },
  },
  'an answer for nobody who can be told': { kind: 'wish', steps: [['answer']] },
  'what was solved at the desk': { kind: 'wish', more: { solvedAtDesk: true } },
  'what was withdrawn': { kind: 'wish', steps: [['withdrawal']] },
}

let serial = 0
async function begin(way: Way): Promise<string> {
  const { kind, referred = false, outside = false, more = {}, steps = [] } = way
  const directorateId = outside ? institution : works
  const referTo = referred || outside ? { directorateId, reason: '' } : null
  const numbered = 'externalReference' in more ? { externalReference: `${++serial}` } : {}
  const input = { kind, channel: 'in-person', text, referTo, ...more, ...numbered }
  const { id } = expectStatus(await hall.admin.post('/requests', input), 201).body.request
  for (const [verb, body] of steps)
    expectStatus(await hall.admin.post(`/requests/${id}/${verb}`, body ?? bodies[verb]()), 201)
  return id
}

/** What the server lets this person do: each action is tried, on a new request when the last one was changed. */
async function allowed(way: Way, { client }: Person): Promise<Action[]> {
  const found: Action[] = []
  let id = await begin(way)
  for (const action of actions) {
    if (action === (way.outside ? 'receipt' : 'outside-receipt')) continue
    const body = bodies[action]()
    const route = action === 'outside-receipt' ? 'receipt' : action
    const path = action === 'edit' ? `/requests/${id}` : `/requests/${id}/${route}`
    const answer = await client.send(action === 'edit' ? 'PATCH' : 'POST', path, body)
    if (answer.status >= 300) continue
    found.push(action)
    id = await begin(way)
  }
  return found
}

describe.each(Object.entries(ways))('%s', (_, way) => {
  test.each(['officer', 'information-officer', 'clerk', 'supervisor'])(
    'offers the %s what the server will do, and nothing else',
    async (role) => {
      const person = people[role]
      if (!person) throw new Error(`nobody is ${role}`)
      const answer = await person.client.get(`/requests/${await begin(way)}`)
      const request: RequestResource | undefined = answer.body.request
      const shown = request ? offered(request, person, today, way.outside) : []
      expect(shown).toEqual(await allowed(way, person))
    },
  )
})

test('an officer is offered nothing once another directorate has it', async () => {
  const id = await begin({ kind: 'complaint', referred: true, steps: [['passing-on']] })
  const officer = people.officer
  if (!officer) throw new Error('there is no officer')
  const { request } = expectStatus(await officer.client.get(`/requests/${id}`), 200).body
  expect(offered(request, officer, today)).toEqual([])
})
