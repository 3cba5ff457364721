import type { DirectorateResource } from '../../domain/requests/resources.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Whom requests are referred to. One that was removed stays: old requests name it. */
export interface DirectorateRow extends DirectorateResource {
  archived: boolean
}

function columns({ kind, name, email }: Omit<DirectorateResource, 'id'>) {
  return { kind, name, email }
}

/** All of them, the removed ones too. */
export function readDirectorates(tables: TableStore): DirectorateRow[] {
  return tables.rows(sql.selectFrom('directorates').selectAll()).map((row) => ({
    id: row.id,
    kind: row.kind as DirectorateResource['kind'],
    name: row.name,
    email: row.email,
    archived: row.archived_at !== null,
  }))
}

/** Two of one name are not refused here: they are compared folded, before. */
export function insertDirectorate(directorate: DirectorateResource): Statement {
  const values = { id: directorate.id, ...columns(directorate), archived_at: null }
  return statement(sql.insertInto('directorates').values(values))
}

/** What was referred to it before shows under its new name. */
export function updateDirectorate(directorate: DirectorateResource): Statement {
  const { id } = directorate
  return statement(sql.updateTable('directorates').set(columns(directorate)).where('id', '=', id))
}

/** Nothing is referred to it any more. Whether it is still needed is asked before. */
export function archiveDirectorate(id: string, at: number): Statement {
  return statement(sql.updateTable('directorates').set({ archived_at: at }).where('id', '=', id))
}

/** Whether it must still answer something. */
export function hasOpenReferral(tables: TableStore, directorateId: string): boolean {
  const query = sql
    .selectFrom('referrals')
    .select('id')
    .where('directorate_id', '=', directorateId)
    .where('ended_at', 'is', null)
    .limit(1)
  return tables.first(query) !== undefined
}
