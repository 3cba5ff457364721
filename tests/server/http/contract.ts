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
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
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
const person = { username: 'kimse', name: 'Kimse', role: 'clerk', password: 'parola-parola' }
const figures = 'branch=nowhere&from=2026-11-24&to=2026-11-24&by=desk'
const on = (path: string, verbs: string[], body: Record<string, unknown> = {}): Route[] =>
  verbs.map((verb) => ({ method: 'POST', path: `${path}/${verb}`, body, may: staff }))

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
  { method: 'GET', path: '/statistics/heat-map', query: figures, may: leads },
  { method: 'GET', path: '/statistics/arrivals', query: figures, may: leads },
  { method: 'GET', path: '/live', query: 'view=board&branch=nowhere', may: 'anyone' },
]
