import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** The house has one row of gateways. */
export const gatewayRowId = 'house'

/** Sealed; undefined until somebody has set them up. */
export function readGateways(tables: TableStore): Uint8Array | undefined {
  const query = sql.selectFrom('gateways').select('sealed').where('id', '=', gatewayRowId)
  return tables.first(query)?.sealed
}

/** In place of what was there. */
export function putGateways(sealed: Uint8Array): Statement {
  const query = sql
    .insertInto('gateways')
    .values({ id: gatewayRowId, sealed })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ sealed }))
  return statement(query)
}
