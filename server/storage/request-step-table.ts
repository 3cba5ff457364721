import type { StepType } from '../../domain/requests/decision.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** One thing that happened to a request. */
export interface RequestStepRow {
  requestId: string
  version: number
  at: number
  actor: string
  type: StepType
  data: Record<string, string | number | boolean | null>
  sealed: Uint8Array | null
}

/** In the order in which they happened. */
export function readSteps(tables: TableStore, requestId: string): RequestStepRow[] {
  const query = sql.selectFrom('request_steps').selectAll().where('request_id', '=', requestId)
  return tables.rows(query.orderBy('version')).map((row) => ({
    requestId: row.request_id,
    version: row.version,
    at: row.at,
    actor: row.actor,
    type: row.type as StepType,
    data: JSON.parse(row.data) as RequestStepRow['data'],
    sealed: row.sealed,
  }))
}

/** Fails when somebody else has written this version already: of two at the same moment one is undone. */
export function insertStep(row: RequestStepRow): Statement {
  const { requestId, version, at, actor, type, data, sealed } = row
  const values = { version, at, actor, type, data: JSON.stringify(data), sealed }
  return statement(sql.insertInto('request_steps').values({ request_id: requestId, ...values }))
}
