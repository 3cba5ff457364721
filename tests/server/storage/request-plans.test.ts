import { expect, test } from 'vitest'
import { attachToDraft } from '../../../server/storage/attachment-table.ts'
import { readEndedReferrals } from '../../../server/storage/referral-table.ts'
import { countOpen, readRequestIdsIn } from '../../../server/storage/request-table.ts'
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
