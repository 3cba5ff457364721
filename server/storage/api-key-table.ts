import type { ProgramScope } from '../../domain/program.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** The key of a program. Of its secret only the SHA-256 is kept. */
export interface ApiKeyRow {
  id: string
  name: string
  secretHash: Uint8Array
  scopes: ProgramScope[]
  directorateId: string | null
  perMinute: number
  createdAt: number
}

/** Those that open something, the oldest first. A revoked one stays in the table: steps and looks name it. */
export function readApiKeys(tables: TableStore): ApiKeyRow[] {
  const query = sql.selectFrom('api_keys').selectAll().where('revoked_at', 'is', null)
  return tables.rows(query.orderBy('created_at').orderBy('id')).map((row) => ({
    id: row.id,
    name: row.name,
    secretHash: row.secret_hash,
    scopes: JSON.parse(row.scopes) as ProgramScope[],
    directorateId: row.directorate_id,
    perMinute: row.per_minute,
    createdAt: row.created_at,
  }))
}

/** Fails when its directorate is not there. */
export function insertApiKey(key: ApiKeyRow): Statement {
  const { id, name } = key
  const values = {
    ...{ id, name, secret_hash: key.secretHash, scopes: JSON.stringify(key.scopes) },
    ...{ directorate_id: key.directorateId, per_minute: key.perMinute },
    ...{ created_at: key.createdAt, revoked_at: null },
  }
  return statement(sql.insertInto('api_keys').values(values))
}

/** Another secret; the one before opens nothing any more. An unknown id changes nothing. */
export function renewApiKey(id: string, secretHash: Uint8Array): Statement {
  const query = sql.updateTable('api_keys').set({ secret_hash: secretHash })
  return statement(query.where('id', '=', id))
}

/** `at` in epoch milliseconds of the queue’s clock. An unknown id changes nothing. */
export function revokeApiKey(id: string, at: number): Statement {
  return statement(sql.updateTable('api_keys').set({ revoked_at: at }).where('id', '=', id))
}
