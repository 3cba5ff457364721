import { expect, test } from 'vitest'
import {
  hasLooked,
  hasSearched,
  readAccess,
  readSealedReason,
} from '../../../server/storage/access-log-table.ts'
import { attachToDraft } from '../../../server/storage/attachment-table.ts'
import {
  countAnswered,
  countEscalated,
  countOpen,
  readOpenByDate,
} from '../../../server/storage/open-request-reading.ts'
import { readNamelessClosed, readNamelessDecided } from '../../../server/storage/erasing.ts'
import { readDue } from '../../../server/storage/outbox-due.ts'
import { readEndedReferrals } from '../../../server/storage/referral-table.ts'
import {
  readDatelessThanksIds,
  readLeftAtDeskIds,
  readRequestIdsIn,
} from '../../../server/storage/round-reading.ts'
import type { TableStore } from '../../../server/storage/tables.ts'
import { openHall } from '../support.ts'

const { tables } = (await openHall()).server.opened.house

/** How SQLite finds what this reads. */
function planOf(text: string): string {
  const places = text.split('?').length - 1
  const rows = tables.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...Array(places).fill('x'))
  return rows.map(({ detail }) => String(detail)).join('; ')
}

/** The same of what one reading function asks. */
function planOfReading(read: (tables: TableStore) => unknown): string {
  let text = ''
  const rows: TableStore['rows'] = (query) => {
    text = query.compile().sql
    return []
  }
  read({ rows } as TableStore)
  return planOf(text)
}

/** The same of one that asks for a single row. */
function planOfFirst(read: (tables: TableStore) => unknown): string {
  let text = ''
  const first: TableStore['first'] = (query) => {
    text = query.compile().sql
    return undefined
  }
  read({ first } as TableStore)
  return planOf(text)
}

test('what a directorate was done with is found without looking at all hand-overs', () => {
  const plan = planOfReading((tables) => readEndedReferrals(tables, 'works', 100))
  expect(plan).toBe(
    'SEARCH referrals USING INDEX referrals_ended (directorate_id=? AND ended_at>?)',
  )
})

test('what is open is counted by date without looking at the requests themselves', () => {
  const own = { kinds: ['petition'], channels: ['cimer'] } as const
  for (const filter of [{}, { eitherOf: own }]) {
    const plan = planOfReading((tables) => countOpen(tables, filter))
    expect(plan).toBe('SCAN requests USING COVERING INDEX requests_follow_up')
  }
})

test('a page of the open ones is read in the order of their days, whatever it is filtered by', () => {
  for (const filter of [{}, { isAtDesk: true }, { after: { actBy: 'x', id: 'x' } }]) {
    const plan = planOfReading((tables) => readOpenByDate(tables, { ...filter, limit: 50 }))
    expect(plan).toMatch(/USING INDEX requests_(open|follow_up)/)
    if (!('isAtDesk' in filter)) expect(plan).not.toContain('TEMP B-TREE')
  }
})

test('what the daily round and the figures look for is found without looking at what is closed', () => {
  const left = planOfReading((tables) => readLeftAtDeskIds(tables, '2026-11-24'))
  const thanks = planOfReading((tables) => readDatelessThanksIds(tables))
  const answered = planOfFirst((tables) => countAnswered(tables, {}))
  for (const plan of [left, thanks, answered])
    expect(plan).toMatch(
      /^SEARCH requests USING (COVERING )?INDEX requests_(status|open|follow_up)/,
    )
  const escalated = planOfFirst((tables) => countEscalated(tables, {}, 'any'))
  expect(escalated).toContain('INDEX requests_desk_escalated')
  expect(escalated).toContain('INDEX referrals_escalated')
})

test('who waits for a fee is found without looking at what is closed', () => {
  const plan = planOfReading((tables) => readRequestIdsIn(tables, 'awaiting-fee'))
  expect(plan).toMatch(/USING (COVERING )?INDEX requests_status \(status=\?\)/)
})

test('a draft’s own files are found without looking at all others', () => {
  const [free] = attachToDraft([], 'draft-1')
  expect(planOf(free?.sql ?? '')).toBe(
    'SEARCH attachments USING INDEX attachments_draft (draft_id=?)',
  )
})

test('a page of the log of looks is found in an index, whatever it is filtered by', () => {
  const plan = (filter: Partial<Parameters<typeof readAccess>[1]>) =>
    planOfReading((tables) => readAccess(tables, { limit: 50, ...filter }))
  expect(plan({})).toBe('SCAN access_log USING INDEX access_log_at')
  expect(plan({ from: 1, to: 2 })).toMatch(/^SEARCH access_log USING INDEX access_log_at /)
  expect(plan({ action: 'exported' })).toMatch(/INDEX access_log_action \(action=\?\)$/)
  const ofOne = /^SEARCH access_log USING INDEX access_log_staff \(staff_id=\?/
  expect(plan({ staffId: 'x' })).toMatch(ofOne)
  expect(plan({ staffId: 'x', action: 'exported', from: 1 })).toMatch(ofOne)
  const ofRequest = /^SEARCH access_log USING INDEX access_log_request /
  expect(plan({ requestId: 'x', staffId: 'x', action: 'opened', from: 1 })).toMatch(ofRequest)
})

test('whether somebody looked before is found by the request or the number, not by who they are', () => {
  const look = { requestId: 'x', staffId: 'x', action: 'attachment', subject: 'x' } as const
  const looked = planOfFirst((tables) => hasLooked(tables, { ...look, since: 1 }))
  expect(looked).toMatch(/INDEX access_log_request \(request_id=\?\)/)
  const reason = planOfFirst((tables) => readSealedReason(tables, look))
  expect(reason).toMatch(/INDEX access_log_request \(request_id=\?\)/)
  const searched = planOfFirst((tables) => hasSearched(tables, 'x', 'x'))
  expect(searched).toMatch(/INDEX access_log_searched \(subject=\?\)/)
})

test('words of nobody that are due are found by kind and day', () => {
  const plan = planOfReading((tables) => readNamelessClosed(tables, 'wish', 1, 20))
  expect(plan).toMatch(/^SEARCH requests USING INDEX requests_nameless \(kind=\? AND closed_at/)
})

test('words of nobody whose chosen day has come are found by that day', () => {
  const plan = planOfReading((tables) => readNamelessDecided(tables, ['wish'], '2027-01-01', 50))
  expect(plan).toMatch(/^SEARCH erasures USING INDEX erasures_day \(decision=\? AND erase_on/)
  expect(plan).not.toContain('SCAN')
})

test('whether an earlier message of a request waits is asked of that request alone', () => {
  const due = { channel: 'sms', at: 1, limit: 5 } as const
  const plan = planOfReading((tables) => readDue(tables, { ...due, inTurnExcept: ['reminder'] }))
  expect(plan).toMatch(
    /SEARCH earlier USING INDEX outbox_request \(request_id=\? AND channel=\? AND created_at<\?\)/,
  )
})

test('what must leave by a time is found without looking at all that waits', () => {
  const plan = planOfReading((tables) =>
    readDue(tables, { channel: 'sms', at: 1, leaveBy: 1, limit: 5 }),
  )
  expect(plan).toContain('INDEX outbox_leave_by (channel=? AND leave_by>?)')
})
