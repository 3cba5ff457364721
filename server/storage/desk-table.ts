import type { Hours } from '../../domain/hours.ts'
import { jsonOrNull, sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A line of service with its own letter and number series. */
export interface DeskRow {
  id: string
  branchId: string
  name: string
  /** As a voice says it. */
  spokenName: string
  /** What it is for, in a citizen's words. */
  description: string
  /** Null for a desk without tickets (telephone). */
  letter: string | null
  /** 1–8, the colour it keeps on every screen. */
  colour: number
  icon: string
  position: number
  targetMinutes: number
  noShowCalls: number
  noShowAfterSeconds: number
  /** Service begins by itself this long after the last call; null = a clerk starts it. */
  autoStartSeconds: number | null
  /** Who was served there has told something about their health: a request keeps no link to this desk. */
  tellsHealth: boolean
  /** Null = the branch's hours. */
  hours: Hours | null
}

function columns(desk: Omit<DeskRow, 'id' | 'branchId'>) {
  return {
    name: desk.name,
    spoken_name: desk.spokenName,
    description: desk.description,
    letter: desk.letter,
    colour: desk.colour,
    icon: desk.icon,
    position: desk.position,
    target_minutes: desk.targetMinutes,
    no_show_calls: desk.noShowCalls,
    no_show_after_seconds: desk.noShowAfterSeconds,
    auto_start_seconds: desk.autoStartSeconds,
    tells_health: Number(desk.tellsHealth),
    hours: desk.hours && JSON.stringify(desk.hours),
  }
}

/** Those of all branches without the archived ones, in the manager’s order. */
export function readDesks(tables: TableStore): DeskRow[] {
  const rows = tables.rows(
    sql.selectFrom('desks').selectAll().where('archived_at', 'is', null).orderBy('position'),
  )
  return rows.map((row) => ({
    id: row.id,
    branchId: row.branch_id,
    name: row.name,
    spokenName: row.spoken_name,
    description: row.description,
    letter: row.letter,
    colour: row.colour,
    icon: row.icon,
    position: row.position,
    targetMinutes: row.target_minutes,
    noShowCalls: row.no_show_calls,
    noShowAfterSeconds: row.no_show_after_seconds,
    autoStartSeconds: row.auto_start_seconds,
    tellsHealth: row.tells_health === 1,
    hours: jsonOrNull<Hours>(row.hours),
  }))
}

/** Fails when its letter is taken in the branch; any number of them have none. */
export function insertDesk(desk: DeskRow): Statement {
  const values = { id: desk.id, branch_id: desk.branchId, ...columns(desk) }
  return statement(sql.insertInto('desks').values(values))
}

/** Its branch stays. Fails when its letter is taken there. */
export function updateDesk(desk: DeskRow): Statement {
  return statement(sql.updateTable('desks').set(columns(desk)).where('id', '=', desk.id))
}

/** Its letter is free again; its figures stay. */
export function archiveDesk(id: string, at: number): Statement {
  return statement(sql.updateTable('desks').set({ archived_at: at }).where('id', '=', id))
}
