import type { DeviceKind } from '../../domain/staff.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A kiosk, a display or another device of a hall. */
export interface DeviceRow {
  id: string
  branchId: string
  kind: DeviceKind
  name: string
  settings: Record<string, unknown>
  /** Null once claimed codes are used up: see `claimedAt`. */
  pairingHash: string | null
  pairingExpiresAt: number | null
  claimedAt: number | null
  secretHash: Uint8Array | null
}

function columns(device: Omit<DeviceRow, 'id' | 'branchId' | 'kind'>) {
  return {
    name: device.name,
    settings: JSON.stringify(device.settings),
    pairing_hash: device.pairingHash,
    pairing_expires_at: device.pairingExpiresAt,
    claimed_at: device.claimedAt,
    secret_hash: device.secretHash,
  }
}

export function readDevices(tables: TableStore): DeviceRow[] {
  const rows = tables.rows(
    sql.selectFrom('devices').selectAll().where('archived_at', 'is', null).orderBy('name'),
  )
  return rows.map((row) => ({
    id: row.id,
    branchId: row.branch_id,
    kind: row.kind as DeviceKind,
    name: row.name,
    settings: JSON.parse(row.settings) as Record<string, unknown>,
    pairingHash: row.pairing_hash,
    pairingExpiresAt: row.pairing_expires_at,
    claimedAt: row.claimed_at,
    secretHash: row.secret_hash,
  }))
}

export function insertDevice(device: DeviceRow): Statement {
  const { id, branchId, kind } = device
  const values = { id, branch_id: branchId, kind, ...columns(device) }
  return statement(sql.insertInto('devices').values(values))
}

export function updateDevice(device: DeviceRow): Statement {
  return statement(sql.updateTable('devices').set(columns(device)).where('id', '=', device.id))
}

/** Claim once: changes no row when somebody else was first or the code was renewed. */
export function claimDevice(
  { id, pairingHash }: DeviceRow,
  claimedAt: number,
  secretHash: Uint8Array,
): Statement {
  const query = sql
    .updateTable('devices')
    .set({ claimed_at: claimedAt, secret_hash: secretHash })
    .where('id', '=', id)
    .where('pairing_hash', '=', pairingHash)
    .where('claimed_at', 'is', null)
  return statement(query)
}

export function archiveDevice(id: string, at: number): Statement {
  const gone = { archived_at: at, secret_hash: null, pairing_hash: null }
  return statement(sql.updateTable('devices').set(gone).where('id', '=', id))
}
