/**
 * Who may do what: one table of verbs × roles, the only place that knows.
 * `any` = on everything of the branch, `own` = on what is theirs (their counter's ticket, their device's branch).
 */

export const roles = [
  'clerk',
  'supervisor',
  'manager',
  'admin',
  'officer',
  'information-officer',
] as const
/** One of them. */
export type Role = (typeof roles)[number]

/**
 * Machines of a hall. A printer is sent to and never asks; `feedback` can do nothing yet that is
 * not open to anyone.
 */
export const deviceKinds = ['kiosk', 'display', 'feedback', 'printer'] as const
/** One of them. */
export type DeviceKind = (typeof deviceKinds)[number]

/** Who speaks: a person with a role, a paired device, a program with a key, the system itself (day's end, timers). */
export type Actor =
  | { kind: 'staff'; id: string; role: Role }
  | { kind: 'device'; id: string; role: DeviceKind }
  | { kind: 'program'; id: string; role: 'program' }
  | { kind: 'system'; id: 'system'; role: 'system' }

/** Whatever nobody pressed. Its id stands in the log where a person’s would. */
export const systemActor: Actor = { kind: 'system', id: 'system', role: 'system' }

/** How far a verb goes: everything of the branch, or what is theirs. */
export type Scope = 'any' | 'own'
type Grants = Partial<Record<Role | DeviceKind | 'program', Scope>>

const desk: Grants = { clerk: 'own', supervisor: 'any', manager: 'any' }
const staff: Grants = { clerk: 'any', supervisor: 'any', manager: 'any' }
const lead: Grants = { supervisor: 'any', manager: 'any' }
const manage: Grants = { manager: 'any' }
/** Who takes requests; an information officer's own are those of CİMER, information requests and petitions. */
const takers: Grants = { ...staff, 'information-officer': 'own' }
/** Everybody who works with requests; an officer's own are those referred to their directorate. */
const requests: Grants = { ...takers, officer: 'own' }

/** `admin` and the system may do everything and are not listed. */
const table = {
  'branch.edit': manage,
  'hall.read': lead,
  'counter.read': staff,
  'counter.operate': desk,
  'ticket.issue': { kiosk: 'own', ...staff },
  'ticket.read': staff,
  'ticket.call': desk,
  'ticket.serve': desk,
  'ticket.cancel': desk,
  'ticket.cancel-mistake': lead,
  'announcement.confirm': { display: 'own' },
  'statistics.read': lead,
  'staff.read': lead,
  'staff.edit': manage,
  'device.read': lead,
  'device.edit': {},
  'device.test': lead,
  'ticket.print': staff,
  'print.read': { kiosk: 'own', ...staff },
  'help.ring': { kiosk: 'own' },
  'help.answer': staff,
  'speech.make': { kiosk: 'own', display: 'own', ...staff },
  'escort.walk': staff,
  'request.create': { ...takers, program: 'own' },
  'request.read': { ...requests, program: 'own' },
  'request.edit': takers,
  'request.refer': takers,
  'request.answer': { ...lead, officer: 'own', 'information-officer': 'own', program: 'own' },
  'request.lead': { ...lead, 'information-officer': 'own' },
  'request.import': { ...lead, 'information-officer': 'own' },
  'referral.read': { ...lead, officer: 'own', program: 'own' },
  'applicant.open': requests,
  'draft.write': takers,
  'attachment.add': { ...requests, program: 'own' },
  'attachment.read': { ...requests, program: 'own' },
  'topic.read': requests,
  'topic.edit': manage,
  'calendar.read': requests,
  'calendar.edit': manage,
  'outbox.read': lead,
  'outbox.tick': takers,
  'bulletin.send': lead,
  'message.edit': manage,
  'privacy.decide': manage,
  'access.read': manage,
  'program.edit': {},
} as const satisfies Record<string, Grants>

/** What can be done, and to what. A route asks for one of them; there are no others. */
export type Verb = keyof typeof table

/** Every verb of the table, for tests that walk it. */
export const verbs = Object.keys(table) as Verb[]

/** What this role may act on with this verb; undefined = not at all. */
export function scopeOf(role: Actor['role'], verb: Verb): Scope | undefined {
  if (role === 'admin' || role === 'system') return 'any'
  const grants: Grants = table[verb]
  return grants[role]
}

/** The app in which this role does its day's work. */
export function workplaceOf(role: Role): 'counter' | 'manager' | 'requests' {
  if (role === 'officer' || role === 'information-officer') return 'requests'
  return role === 'clerk' ? 'counter' : 'manager'
}

/** May this staff role hand out that one? Nobody raises anybody above themselves. */
export function mayGrant(granter: Role, role: Role): boolean {
  const rank: Record<Role, number> = {
    officer: 0,
    'information-officer': 0,
    clerk: 0,
    supervisor: 1,
    manager: 2,
    admin: 3,
  }
  return rank[granter] >= rank[role]
}
