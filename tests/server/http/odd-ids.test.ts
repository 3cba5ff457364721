import { expect, test } from 'vitest'
import type { ApiClient } from '../client.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { contract } from './contract.ts'

// An id is opaque: what names nothing is an unknown one, whatever it looks like.
const hall = await openHall()
const { admin, branchId } = hall
const clerk = await hall.makeStaff('clerk')
const deskId = hall.desks['Z']
const counter = `/counters/${hall.counters[0]}`
expectStatus(await admin.post(`${counter}/opening`), 201)
const { id: ticketId } = await hall.issue('Z')
const wish = { kind: 'wish', channel: 'in-person', text: 'x' }
const { id: requestId } = expectStatus(await admin.post('/requests', wish), 201).body.request
const device = { kind: 'display', name: 'x', branchId }
const key = { name: 'x', scopes: ['requests:read'] }
const odd = ['', ' ', 'x'.repeat(3000)]

interface Place {
  path: string
  refusal: string
  field: string
  /** The body with this id in it. */
  body: (id: string) => Record<string, unknown>
  method?: 'PATCH' | 'PUT'
  by?: ApiClient
}

const places: Place[] = [
  ...[
    { refusal: 'unknown_branch', field: 'branchId', body: (id: string) => ({ branchId: id }) },
    { refusal: 'unknown_desk', field: 'deskId', body: (id: string) => ({ deskId: id }) },
    { refusal: 'unknown_topic', field: 'topicId', body: (id: string) => ({ topicId: id }) },
  ].map(({ body, ...rest }) => ({
    ...{ path: '/tickets', ...rest, body: (id: string) => ({ branchId, deskId, ...body(id) }) },
  })),
  {
    ...{ path: `/tickets/${ticketId}/transfers`, refusal: 'unknown_desk', field: 'deskId' },
    body: (id) => ({ deskId: id }),
  },
  {
    ...{ path: `/tickets/${ticketId}/resumption`, refusal: 'unknown_counter', field: 'counterId' },
    body: (id) => ({ counterId: id }),
  },
  {
    ...{ path: `/tickets/${ticketId}/prints`, refusal: 'unknown_printer', field: 'printerId' },
    body: (id) => ({ printerId: id }),
  },
  {
    ...{ path: `${counter}/calls`, refusal: 'unknown_ticket', field: 'ticketId' },
    body: (id) => ({ ticketId: id }),
  },
  {
    ...{ path: `${counter}/opening`, refusal: 'unknown_desk', field: 'desks' },
    body: (id) => ({ desks: [id], takeOver: true }),
  },
  {
    ...{ path: '/escort-tasks', refusal: 'unknown_ticket', field: 'ticketId' },
    body: (id) => ({ branchId, ticketId: id, destination: 'x' }),
  },
  {
    ...{ path: counter, method: 'PATCH', refusal: 'unknown_desk', field: 'deskIds' },
    body: (id) => ({ deskIds: [id] }),
  },
  {
    ...{ path: `/branches/${branchId}`, method: 'PATCH', refusal: 'unknown_desk' },
    ...{ field: 'helpDeskId', body: (id) => ({ helpDeskId: id }) },
  },
  {
    ...{ path: '/devices', refusal: 'unknown_branch', field: 'branchId' },
    body: (id) => ({ ...device, branchId: id }),
  },
  {
    ...{ path: '/devices', refusal: 'unknown_desk', field: 'settings.deskIds' },
    body: (id) => ({ ...device, settings: { deskIds: [id] } }),
  },
  {
    ...{ path: '/staff', refusal: 'unknown_directorate', field: 'directorateId' },
    body: (id) => ({
      ...{ username: 'kimse', role: 'officer', password: 'parola-parola', directorateId: id },
    }),
  },
  {
    ...{ path: '/topics', refusal: 'unknown_desk', field: 'deskId' },
    body: (id) => ({ name: 'x', deskId: id }),
  },
  {
    ...{ path: '/keys', refusal: 'unknown_directorate', field: 'directorateId' },
    body: (id) => ({ ...key, directorateId: id }),
  },
  {
    ...{ path: '/webhooks', refusal: 'unknown_directorate', field: 'directorateId' },
    body: (id) => ({ url: 'https://example.com/hook', directorateId: id }),
  },
  ...[
    { refusal: 'unknown_branch', field: 'branchId' },
    { refusal: 'unknown_desk', field: 'deskId' },
    { refusal: 'unknown_topic', field: 'topicId' },
  ].map(({ refusal, field }) => ({
    ...{ path: '/requests', refusal, field, body: (id: string) => ({ ...wish, [field]: id }) },
  })),
  {
    ...{ path: '/requests', refusal: 'unknown_attachment', field: 'attachmentIds' },
    body: (id) => ({ ...wish, attachmentIds: [id] }),
  },
  {
    ...{ path: `/requests/${requestId}/referrals`, refusal: 'unknown_directorate' },
    ...{ field: 'directorateId', body: (id) => ({ directorateId: id }) },
  },
  {
    ...{ path: `/requests/${requestId}/assignment`, refusal: 'unknown_staff', field: 'staffId' },
    body: (id) => ({ staffId: id }),
  },
  {
    ...{ path: '/drafts/abcdefgh', method: 'PUT', refusal: 'unknown_branch', field: 'branchId' },
    ...{ body: (id) => ({ branchId: id, content: {} }), by: clerk.client },
  },
]

test.each(places)('$path: an odd $field is $refusal', async (place) => {
  const { path, refusal, field, body, method = 'POST', by = admin } = place
  for (const id of odd)
    expect(await by.send(method, path, body(id))).toMatchObject(refused(422, refusal, field))
})

test.each([
  ['/statistics?from=2026-11-24&to=2026-11-24&by=desk&branch='],
  ['/statistics/waits?from=2026-11-24&to=2026-11-24&branch='],
  ['/escort-tasks?branch='],
  ['/requests/mine?channels=field&branch='],
])('%s: an odd branch is an unknown one', async (path) => {
  for (const id of odd)
    expect(await admin.get(path + encodeURIComponent(id))).toMatchObject(
      refused(422, 'unknown_branch', 'branch'),
    )
})

// A filter that is left empty is none.
test.each([
  `/branches/${branchId}/tickets?desk=`,
  '/requests?topicId=',
  '/requests?directorateId=',
  '/requests/open?assigneeId=',
  '/access-log?staffId=',
])('%s: nothing is found by an odd id', async (path) => {
  for (const id of odd.filter(Boolean))
    expect(await admin.get(path + encodeURIComponent(id))).toMatchObject({
      ...{ status: 200, body: { items: [] } },
    })
})

test('no route takes an odd id for a malformed body', async () => {
  const isId = (name: string) => /Ids?$|^desks$|^branch$/.test(name)
  for (const { method, path, body = {} } of contract) {
    const names = Object.keys(body).filter(isId)
    for (const name of names)
      for (const id of odd) {
        const value = Array.isArray(body[name]) ? [id] : id
        const answer = await admin.send(method, path.replaceAll(/:\w+/g, 'nowhere-x'), {
          ...{ ...body, [name]: value },
        })
        expect([method, path, answer.body?.field === name && answer.status]).not.toContain(400)
      }
  }
})
