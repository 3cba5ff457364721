import { describe, expect, test } from 'vitest'
import {
  deviceKinds,
  mayGrant,
  roles,
  scopeOf,
  systemActor,
  verbs,
  type Actor,
  type Scope,
  type Verb,
} from '../../domain/staff.ts'

const columns: Actor['role'][] = [
  'clerk',
  'supervisor',
  'manager',
  'officer',
  'information-officer',
]
const deviceColumns: Actor['role'][] = [...deviceKinds, 'program']

/** `a` any, `o` own, `-` not at all; staff in the order of `columns`, then devices and programs. */
const expected: Record<Verb, [staff: string, others: string]> = {
  //                         clerk             kiosk
  //                         | supervisor      | display
  //                         | | manager       | | feedback
  //                         | | | officer     | | | printer
  //                         | | | | inform.   | | | | program
  'branch.edit': /*         */ ['- - a - -', '- - - - -'],
  'hall.read': /*           */ ['- a a - -', '- - - - -'],
  'counter.read': /*        */ ['a a a - -', '- - - - -'],
  'counter.operate': /*     */ ['o a a - -', '- - - - -'],
  'ticket.issue': /*        */ ['a a a - -', 'o - - - -'],
  'ticket.read': /*         */ ['a a a - -', '- - - - -'],
  'ticket.call': /*         */ ['o a a - -', '- - - - -'],
  'ticket.serve': /*        */ ['o a a - -', '- - - - -'],
  'ticket.cancel': /*       */ ['o a a - -', '- - - - -'],
  'ticket.cancel-mistake': /**/ ['- a a - -', '- - - - -'],
  'announcement.confirm': /**/ ['- - - - -', '- o - - -'],
  'statistics.read': /*     */ ['- a a - -', '- - - - -'],
  'staff.read': /*          */ ['- a a - -', '- - - - -'],
  'staff.edit': /*          */ ['- - a - -', '- - - - -'],
  'device.read': /*         */ ['- a a - -', '- - - - -'],
  'device.edit': /*         */ ['- - - - -', '- - - - -'],
  'device.test': /*         */ ['- a a - -', '- - - - -'],
  'ticket.print': /*        */ ['a a a - -', '- - - - -'],
  'print.read': /*          */ ['a a a - -', 'o - - - -'],
  'help.ring': /*           */ ['- - - - -', 'o - - - -'],
  'help.answer': /*         */ ['a a a - -', '- - - - -'],
  'speech.make': /*         */ ['a a a - -', 'o o - - -'],
  'escort.walk': /*         */ ['a a a - -', '- - - - -'],
  'request.create': /*      */ ['a a a - o', '- - - - o'],
  'request.read': /*        */ ['a a a o o', '- - - - o'],
  'request.edit': /*        */ ['a a a - o', '- - - - -'],
  'request.refer': /*       */ ['a a a - o', '- - - - -'],
  'request.answer': /*      */ ['- a a o o', '- - - - o'],
  'request.lead': /*        */ ['- a a - o', '- - - - -'],
  'request.import': /*      */ ['- a a - o', '- - - - -'],
  'referral.read': /*       */ ['- a a o -', '- - - - o'],
  'applicant.open': /*      */ ['a a a o o', '- - - - -'],
  'draft.write': /*         */ ['a a a - o', '- - - - -'],
  'attachment.add': /*      */ ['a a a o o', '- - - - o'],
  'attachment.read': /*     */ ['a a a o o', '- - - - o'],
  'topic.read': /*          */ ['a a a o o', '- - - - -'],
  'topic.edit': /*          */ ['- - a - -', '- - - - -'],
  'calendar.read': /*       */ ['a a a o o', '- - - - -'],
  'calendar.edit': /*       */ ['- - a - -', '- - - - -'],
  'outbox.read': /*         */ ['- a a - -', '- - - - -'],
  'outbox.tick': /*         */ ['a a a - o', '- - - - -'],
  'bulletin.send': /*       */ ['- a a - -', '- - - - -'],
  'message.edit': /*        */ ['- - a - -', '- - - - -'],
  'privacy.decide': /*      */ ['- - a - -', '- - - - -'],
  'access.read': /*         */ ['- - a - -', '- - - - -'],
  'program.edit': /*        */ ['- - - - -', '- - - - -'],
}

const scopes: Record<string, Scope | undefined> = { a: 'any', o: 'own', '-': undefined }

test('every verb stands in this table', () => {
  expect([...verbs].sort()).toEqual(Object.keys(expected).sort())
})

describe.each(verbs)('%s', (verb) => {
  test.each([
    ['staff', columns, expected[verb][0]],
    ['devices and programs', deviceColumns, expected[verb][1]],
  ])('for %s', (_, who, row) => {
    expect(who.map((one) => scopeOf(one, verb))).toEqual(row.split(' ').map((cell) => scopes[cell]))
  })

  test('an administrator and the system may', () => {
    expect([scopeOf('admin', verb), scopeOf(systemActor.role, verb)]).toEqual(['any', 'any'])
  })
})

test('nobody hands out a role above their own', () => {
  const grants = roles.map((granter) => [granter, roles.filter((role) => mayGrant(granter, role))])
  const low = ['clerk', 'officer', 'information-officer']
  expect(Object.fromEntries(grants)).toEqual({
    clerk: low,
    officer: low,
    'information-officer': low,
    supervisor: ['clerk', 'supervisor', 'officer', 'information-officer'],
    manager: ['clerk', 'supervisor', 'manager', 'officer', 'information-officer'],
    admin: [...roles],
  })
})
