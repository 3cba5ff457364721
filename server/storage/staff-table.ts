import type { Role } from '../../domain/staff.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Somebody who works here. */
export interface StaffRow {
  id: string
  /** Folded: see `foldUsername`. */
  username: string
  name: string
  role: Role
  /** Spoken beside the hall's own language. */
  languages: string[]
  /** Whose referrals an officer sees; null for everybody else, and an officer without one sees none. */
  directorateId: string | null
  passwordHash: string
}

function columns(member: Omit<StaffRow, 'id'>) {
  return {
    username: member.username,
    name: member.name,
    role: member.role,
    languages: JSON.stringify(member.languages),
    directorate_id: member.directorateId,
    password_hash: member.passwordHash,
  }
}

/** Without those who left, by name. */
export function readStaff(tables: TableStore): StaffRow[] {
  const rows = tables.rows(
    sql.selectFrom('staff').selectAll().where('archived_at', 'is', null).orderBy('name'),
  )
  return rows.map((row) => ({
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role as Role,
    languages: JSON.parse(row.languages) as string[],
    directorateId: row.directorate_id,
    passwordHash: row.password_hash,
  }))
}

/** Fails when the user name is taken. */
export function insertStaff(member: StaffRow): Statement {
  return statement(sql.insertInto('staff').values({ id: member.id, ...columns(member) }))
}

/**
 * All of it, with the password’s hash. Fails when the user name is taken. Sessions are ended
 * elsewhere.
 */
export function updateStaff(member: StaffRow): Statement {
  return statement(sql.updateTable('staff').set(columns(member)).where('id', '=', member.id))
}

/** The user name is free again; what the person did stays under the id. */
export function archiveStaff(id: string, at: number): Statement {
  const gone = { archived_at: at, username: `${id}/gone`, password_hash: '' }
  return statement(sql.updateTable('staff').set(gone).where('id', '=', id))
}
