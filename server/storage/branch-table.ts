import type { CallForm } from '../../domain/announcement.ts'
import type { Hours } from '../../domain/hours.ts'
import { jsonOrNull, sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A place with its own hall. */
export interface BranchRow {
  id: string
  name: string
  timeZone: string
  /** The hall's own language. */
  language: string
  headStartMinutes: number | 'always-first'
  languageOfferMinutes: number
  /** Null = tickets at all hours. */
  hours: Hours | null
  /** Heads the slip; empty until a manager writes it. */
  municipality: string
  /** The manager's own lines at the foot of the slip. */
  slipText: string
  /** Where to wait, as the slip says it. */
  waitingPlace: string
  /** Whose counters a kiosk's *call for staff* rings at; null = the first desk that gives tickets. */
  helpDeskId: string | null
  /** How often a call is spoken, 1–3. */
  callTimes: number
  callForm: CallForm
}

function columns(branch: Omit<BranchRow, 'id'>) {
  return {
    name: branch.name,
    time_zone: branch.timeZone,
    language: branch.language,
    head_start: String(branch.headStartMinutes),
    language_offer_minutes: branch.languageOfferMinutes,
    hours: branch.hours && JSON.stringify(branch.hours),
    municipality: branch.municipality,
    slip_text: branch.slipText,
    waiting_place: branch.waitingPlace,
    help_desk_id: branch.helpDeskId,
    call_times: branch.callTimes,
    call_form: branch.callForm,
  }
}

/** Without the archived ones, the oldest first. */
export function readBranches(tables: TableStore): BranchRow[] {
  const rows = tables.rows(
    sql.selectFrom('branches').selectAll().where('archived_at', 'is', null).orderBy('created_at'),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    language: row.language,
    headStartMinutes: row.head_start === 'always-first' ? row.head_start : Number(row.head_start),
    languageOfferMinutes: row.language_offer_minutes,
    hours: jsonOrNull<Hours>(row.hours),
    municipality: row.municipality,
    slipText: row.slip_text,
    waitingPlace: row.waiting_place,
    helpDeskId: row.help_desk_id,
    callTimes: row.call_times,
    callForm: row.call_form as CallForm,
  }))
}

/** `createdAt` in epoch milliseconds: branches are listed by it. */
export function insertBranch(branch: BranchRow, createdAt: number): Statement {
  const values = { id: branch.id, created_at: createdAt, ...columns(branch) }
  return statement(sql.insertInto('branches').values(values))
}

/** All that can be set of it. An unknown id changes nothing. */
export function updateBranch(branch: BranchRow): Statement {
  return statement(sql.updateTable('branches').set(columns(branch)).where('id', '=', branch.id))
}

/** Its figures stay. */
export function archiveBranch(id: string, at: number): Statement {
  return statement(sql.updateTable('branches').set({ archived_at: at }).where('id', '=', id))
}
