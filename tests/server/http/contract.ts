import type { DeviceKind, Role } from '../../../domain/staff.ts'

/** Whoever may speak to the API. */
export const allRoles = [
  'clerk',
  'supervisor',
  'manager',
  'admin',
  'officer',
  'information-officer',
  'kiosk',
  'display',
  'feedback',
  'printer',
] as const satisfies readonly (Role | DeviceKind)[]
export type AnyRole = (typeof allRoles)[number]

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api`; `:name` is filled in by the test. */
  path: string
  /** A body that is well formed; nothing in it exists. */
  body?: Record<string, unknown>
  /** `anyone` needs no cookie. */
  may: readonly AnyRole[] | 'anyone' | 'anybody logged in'
  query?: string
}

const admin: AnyRole[] = ['admin']
const managers: AnyRole[] = ['manager', 'admin']
const leads: AnyRole[] = ['supervisor', ...managers]
const staff: AnyRole[] = ['clerk', ...leads]
/** Everybody who works with requests. */
const requestStaff: AnyRole[] = [...staff, 'officer', 'information-officer']
const takers: AnyRole[] = [...staff, 'information-officer']
const requestLeads: AnyRole[] = [...leads, 'information-officer']
const answerers: AnyRole[] = [...requestLeads, 'officer']
const person = { username: 'kimse', name: 'Kimse', role: 'clerk', password: 'parola-parola' }
const figures = 'branch=nowhere&from=2026-11-24&to=2026-11-24&by=desk'
const on = (path: string, verbs: string[], body: Record<string, unknown> = {}): Route[] =>
  verbs.map((verb) => ({ method: 'POST', path: `${path}/${verb}`, body, may: staff }))

const of = (
  path: string,
  may: AnyRole[],
  bodies: Record<string, Record<string, unknown>>,
): Route[] =>
  Object.entries(bodies).map(([verb, body]) => ({
    method: 'POST',
    path: `${path}/${verb}`,
    body,
    may,
  }))

/** Every route of the contract, and who may use it. */
export const contract: readonly Route[] = [
  { method: 'GET', path: '/health', may: 'anyone' },
  { method: 'POST', path: '/session', body: { username: 'x', password: 'x' }, may: 'anyone' },
  { method: 'GET', path: '/session', may: 'anybody logged in' },
  { method: 'DELETE', path: '/session', may: 'anybody logged in' },

  { method: 'GET', path: '/branches', may: 'anyone' },
  { method: 'POST', path: '/branches', body: { name: 'x', timeZone: 'x' }, may: managers },
  { method: 'GET', path: '/branches/:id', may: 'anyone' },
  { method: 'PATCH', path: '/branches/:id', body: {}, may: managers },
  { method: 'DELETE', path: '/branches/:id', may: managers },
  { method: 'GET', path: '/branches/:id/board', may: 'anyone' },
  { method: 'GET', path: '/branches/:id/desks', may: 'anyone' },
  { method: 'POST', path: '/branches/:id/desks', body: { name: 'x' }, may: managers },
  { method: 'PATCH', path: '/desks/:id', body: {}, may: managers },
  { method: 'DELETE', path: '/desks/:id', may: managers },
  { method: 'GET', path: '/branches/:id/counters', may: 'anyone' },
  { method: 'POST', path: '/branches/:id/counters', body: { number: 1 }, may: managers },
  { method: 'GET', path: '/counters/:id', may: staff },
  { method: 'PATCH', path: '/counters/:id', body: {}, may: managers },
  { method: 'DELETE', path: '/counters/:id', may: managers },

  { method: 'GET', path: '/staff', may: leads },
  { method: 'POST', path: '/staff', body: { ...person, password: 'x' }, may: managers },
  { method: 'PATCH', path: '/staff/:id', body: {}, may: managers },
  { method: 'DELETE', path: '/staff/:id', may: managers },

  { method: 'GET', path: '/directorates', may: requestStaff },
  { method: 'POST', path: '/directorates', body: { name: '' }, may: managers },
  { method: 'PATCH', path: '/directorates/:id', body: {}, may: managers },
  { method: 'DELETE', path: '/directorates/:id', may: managers },
  { method: 'GET', path: '/topics', may: requestStaff },
  { method: 'POST', path: '/topics', body: { name: 'x', deskId: 'nowhere' }, may: managers },
  { method: 'PATCH', path: '/topics/:id', body: {}, may: managers },
  { method: 'DELETE', path: '/topics/:id', may: managers },
  { method: 'GET', path: '/neighbourhoods', may: requestStaff },
  { method: 'PUT', path: '/neighbourhoods', body: { names: [] }, may: managers },
  { method: 'GET', path: '/request-settings', may: managers },
  { method: 'PATCH', path: '/request-settings', body: {}, may: managers },
  { method: 'GET', path: '/notice', may: requestStaff },
  { method: 'GET', path: '/message-templates', may: managers },
  {
    ...{ method: 'PUT', path: '/message-templates/:event/:language', may: managers },
    body: { text: 'x' },
  },
  { method: 'DELETE', path: '/message-templates/:event/:language', may: managers },
  { method: 'GET', path: '/gateways', may: admin },
  { method: 'PATCH', path: '/gateways', body: {}, may: admin },
  {
    ...{ method: 'POST', path: '/gateways/test', may: admin },
    body: { channel: 'sms', to: '+905321112233' },
  },

  { method: 'GET', path: '/devices', may: leads },
  {
    ...{ method: 'POST', path: '/devices', may: admin },
    body: { kind: 'kiosk', name: 'x', branchId: 'nowhere' },
  },
  { method: 'POST', path: '/devices/claims', body: { pairingCode: '22222222' }, may: 'anyone' },
  { method: 'POST', path: '/devices/:id/pairing', may: admin },
  { method: 'PATCH', path: '/devices/:id', body: {}, may: admin },
  { method: 'DELETE', path: '/devices/:id', may: admin },

  { method: 'POST', path: '/devices/:id/test-prints', body: {}, may: leads },
  { method: 'GET', path: '/prints/:id', may: [...staff, 'kiosk'] },
  ...on('/tickets/:id', ['prints']),
  { method: 'POST', path: '/help-calls', body: {}, may: ['kiosk'] },
  ...on('/help-calls/:id', ['answer']),
  { method: 'GET', path: '/escort-tasks', query: 'branch=nowhere', may: staff },
  {
    ...{ method: 'POST', path: '/escort-tasks', may: staff },
    body: { branchId: 'nowhere', destination: 'x' },
  },
  ...on('/escort-tasks/:id', ['end']),
  {
    ...{ method: 'POST', path: '/speech', may: [...staff, 'kiosk', 'display'] },
    body: { text: 'Merhaba', language: 'tr' },
  },

  ...on('/counters/:id', ['opening', 'pauses', 'resumption', 'closing', 'calls']),
  {
    ...{ method: 'POST', path: '/tickets', may: [...staff, 'kiosk'] },
    body: { branchId: 'nowhere', deskId: 'nowhere' },
  },
  { method: 'GET', path: '/tickets/:id', may: staff },
  ...on('/tickets/:id', ['recalls', 'service', 'completion', 'no-show', 'requeue', 'parking']),
  ...on('/tickets/:id', ['resumption'], { counterId: 'nowhere' }),
  ...on('/tickets/:id', ['transfers'], { deskId: 'nowhere' }),
  ...on('/tickets/:id', ['reinstatement', 'cancellation']),
  { method: 'GET', path: '/branches/:id/tickets', may: staff },
  { method: 'GET', path: '/follow/:code', may: 'anyone' },
  {
    ...{ method: 'POST', path: '/announcements/:id/confirmations', body: { stage: 'shown' } },
    may: ['display', 'admin'],
  },
  { method: 'GET', path: '/statistics', query: figures, may: leads },
  { method: 'GET', path: '/statistics/waits', query: figures, may: leads },
  { method: 'GET', path: '/statistics/escorts', query: figures, may: leads },
  { method: 'GET', path: '/statistics/heat-map', query: figures, may: leads },
  { method: 'GET', path: '/statistics/arrivals', query: figures, may: leads },
  { method: 'GET', path: '/outbox', may: leads },
  { method: 'GET', path: '/outbox/work', may: [...staff, 'information-officer'] },
  { method: 'GET', path: '/outbox/:id', may: leads },
  {
    ...{ method: 'POST', path: '/outbox/:id/attempts', body: { outcome: 'reached' } },
    may: [...staff, 'information-officer'],
  },
  {
    ...{ method: 'POST', path: '/outbox/:id/openings', body: {} },
    may: [...staff, 'information-officer'],
  },
  { method: 'POST', path: '/outbox/:id/retry', body: {}, may: leads },
  { method: 'GET', path: '/bulletins', may: leads },
  { method: 'POST', path: '/bulletins', body: { texts: { tr: 'x' } }, may: leads },
  { method: 'POST', path: '/bulletin-previews', body: { texts: { tr: 'x' } }, may: leads },
  { method: 'POST', path: '/bulletin-links', body: { code: 'x' }, may: 'anyone' },
  {
    ...{ method: 'POST', path: '/bulletin-links/wishes', may: 'anyone' },
    body: { code: 'x', wantsBulletins: false },
  },
  { method: 'GET', path: '/requests/:id/bulletin-wish', may: requestStaff },
  {
    ...{ method: 'PUT', path: '/requests/:id/bulletin-wish', may: requestStaff },
    body: { wantsBulletins: false },
  },
  { method: 'POST', path: '/requests', body: { kind: 'x', channel: 'x' }, may: takers },
  { method: 'GET', path: '/requests', may: requestStaff },
  { method: 'POST', path: '/request-searches', body: {}, may: requestStaff },
  { method: 'GET', path: '/requests/follow-up', may: requestLeads },
  { method: 'GET', path: '/requests/mine', query: 'branch=nowhere&channels=field', may: takers },
  { method: 'GET', path: '/requests/open', may: requestStaff },
  { method: 'GET', path: '/referrals', may: [...leads, 'officer'] },
  { method: 'GET', path: '/requests/:id', may: requestStaff },
  { method: 'PATCH', path: '/requests/:id', body: {}, may: takers },
  { method: 'PATCH', path: '/requests/:id/applicant', body: { name: 'x' }, may: takers },
  ...of('/requests/:id', takers, {
    referrals: { directorateId: 'nowhere' },
    supplement: { text: 'x' },
    'fee-payment': {},
    registry: { number: '1', on: '2026-11-24' },
    visits: { text: 'x' },
    withdrawal: { reason: 'x' },
    closing: { reason: 'x' },
  }),
  ...of('/requests/:id', answerers, {
    forwarding: { institutionId: 'nowhere', text: 'x' },
    receipt: {},
    'passing-on': { directorateId: 'nowhere', reason: 'x' },
    return: { reason: 'x' },
    answer: { text: 'x' },
    refusal: { grounds: 'x' },
    'non-examination': { ground: 'judicial', text: 'x' },
    question: { text: 'x' },
    fee: { text: 'x' },
    extension: { reason: 'x' },
    'interim-answer': { text: 'x' },
  }),
  ...of('/requests/:id', requestLeads, {
    reminders: {},
    escalation: {},
    reissue: {},
    reopening: { reason: 'x' },
    assignment: { staffId: 'nobody' },
    appeal: { on: '2026-11-24' },
    'appeal-decision': { decision: 'upheld' },
  }),
  { method: 'POST', path: '/requests/:id/receipts', body: {}, may: takers },
  { method: 'POST', path: '/request-status', body: { number: 'x', code: 'x' }, may: 'anyone' },
  {
    ...{ method: 'POST', path: '/request-status/one-time-codes', may: 'anyone' },
    body: { number: 'x', code: 'x' },
  },
  {
    ...{ method: 'POST', path: '/request-status/answer', may: 'anyone' },
    body: { number: 'x', code: 'x', oneTimeCode: 'x' },
  },
  {
    ...{ method: 'GET', path: '/request-status/attachments/:id', may: 'anyone' },
    query: 'ticket=nothing',
  },
  { method: 'POST', path: '/requests/:id/applicant-openings', body: {}, may: requestStaff },
  ...of('/requests/:id', managers, { exports: { reason: 'x' } }),
  ...of('/requests/:id', requestLeads, { erasures: { reason: 'x' } }),
  { method: 'GET', path: '/erasures', may: managers },
  { method: 'GET', path: '/erasures/:id/requests', may: managers },
  ...of('/erasures/:id', managers, { decision: { decision: 'refused', reason: 'x' } }),
  { method: 'GET', path: '/access-log', may: managers },
  { method: 'GET', path: '/drafts', may: takers },
  {
    ...{ method: 'PUT', path: '/drafts/:id', may: takers },
    body: { branchId: 'nowhere', content: {} },
  },
  { method: 'GET', path: '/drafts/:id/request', may: takers },
  { method: 'DELETE', path: '/drafts/:id', may: takers },
  { method: 'POST', path: '/attachments', query: 'kind=photo', may: requestStaff },
  { method: 'GET', path: '/attachments/:id', may: requestStaff },
  { method: 'DELETE', path: '/attachments/:id', may: requestStaff },
  { method: 'GET', path: '/calendar', query: 'year=2026', may: requestStaff },
  {
    ...{ method: 'POST', path: '/calendar', may: managers },
    body: { day: '2026-01-01', kind: 'holiday', name: 'x' },
  },
  { method: 'DELETE', path: '/calendar/:id', may: managers },
  { method: 'PATCH', path: '/calendar-settings', body: { halfDaysCount: true }, may: managers },
  { method: 'GET', path: '/keys', may: admin },
  { method: 'POST', path: '/keys', body: { name: '', scopes: [] }, may: admin },
  { method: 'DELETE', path: '/keys/:id', may: admin },
  { method: 'GET', path: '/webhooks', may: admin },
  { method: 'POST', path: '/webhooks', body: { url: 'ftp://x' }, may: admin },
  { method: 'DELETE', path: '/webhooks/:id', may: admin },
  { method: 'POST', path: '/imports', query: 'source=cimer', may: requestLeads },
  { method: 'GET', path: '/live', query: 'view=board&branch=nowhere', may: 'anyone' },
]
