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

/** Those of all branches without the archived ones, by name. */
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

/** Fails when its branch is not there. */
export function insertDevice(device: DeviceRow): Statement {
  const { id, branchId, kind, name, settings, pairingHash, pairingExpiresAt } = device
  const values = {
    id,
    branch_id: branchId,
    kind,
    name,
    settings: JSON.stringify(settings),
    pairing_hash: pairingHash,
    pairing_expires_at: pairingExpiresAt,
    claimed_at: device.claimedAt,
    secret_hash: device.secretHash,
  }
  return statement(sql.insertInto('devices').values(values))
}

/** Its branch and kind stay, and so does its pairing: it may be claimed in the same moment. */
export function updateDevice({ id, name, settings }: DeviceRow): Statement {
  const changed = { name, settings: JSON.stringify(settings) }
  return statement(sql.updateTable('devices').set(changed).where('id', '=', id))
}

/** A new code; the cookie of who holds the device now stays good until that code is claimed. */
export function renewPairing(
  id: string,
  { pairingHash, pairingExpiresAt }: Pick<DeviceRow, 'pairingHash' | 'pairingExpiresAt'>,
): Statement {
  const fresh = {
    pairing_hash: pairingHash,
    pairing_expires_at: pairingExpiresAt,
    claimed_at: null,
  }
  return statement(sql.updateTable('devices').set(fresh).where('id', '=', id))
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

/** Its cookie and its pairing code open nothing any more. */
export function archiveDevice(id: string, at: number): Statement {
  const gone = { archived_at: at, secret_hash: null, pairing_hash: null }
  return statement(sql.updateTable('devices').set(gone).where('id', '=', id))
}
