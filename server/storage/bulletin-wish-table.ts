import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** How somebody said that they want no bulletins. */
export type OptOutWay = { how: 'link'; staffId: null } | { how: 'staff'; staffId: string }

/** Whose wish this code changes; undefined for an unknown one. */
export function readPhoneOfCode(tables: TableStore, codeHash: Uint8Array): Uint8Array | undefined {
  const query = sql.selectFrom('bulletin_codes').select('phone_hash')
  return tables.first(query.where('code_hash', '=', codeHash))?.phone_hash
}

/** Of a telephone, by its keyed hash; one that never said anything has not. */
export function hasOptedOut(tables: TableStore, phoneHash: Uint8Array): boolean {
  return readOptOutAt(tables, phoneHash) !== undefined
}

/** Since when this telephone wants no bulletins (epoch milliseconds); undefined when it never said so. */
export function readOptOutAt(tables: TableStore, phoneHash: Uint8Array): number | undefined {
  const query = sql.selectFrom('bulletin_opt_outs').select('at')
  return tables.first(query.where('phone_hash', '=', phoneHash))?.at
}

/** No bulletin any more, neither what waits nor what could be tried again. Said twice, the first time counts. */
export function insertOptOut(phoneHash: Uint8Array, at: number, way: OptOutWay): Statement[] {
  const values = { phone_hash: phoneHash, at, how: way.how, staff_id: way.staffId }
  const optOut = sql.insertInto('bulletin_opt_outs').values(values)
  return [
    statement(optOut.onConflict((on) => on.doNothing())),
    {
      sql: `UPDATE outbox SET state = 'cancelled', next_at = NULL WHERE state IN ('waiting', 'given-up')
        AND id IN (SELECT outbox_id FROM bulletin_messages WHERE phone_hash = ?)`,
      params: [phoneHash],
    },
  ]
}

/** From the next one on. */
export function deleteOptOut(phoneHash: Uint8Array): Statement {
  return statement(sql.deleteFrom('bulletin_opt_outs').where('phone_hash', '=', phoneHash))
}

/** The telephone of this applicant (`?`), when it is not `?` already and no other applicant has it. */
const ownPhone = `(SELECT phone_hash FROM applicants one WHERE id = ? AND phone_hash IS NOT NULL
    AND phone_hash IS NOT ? AND NOT EXISTS (SELECT 1 FROM applicants other
      WHERE other.phone_hash = one.phone_hash AND other.id <> one.id))`

/**
 * Before an applicant gets another telephone: that they want no bulletins goes with them, and what waits to go there is
 * sent no more. It stays with the old one too. Not when another request knows the old telephone: it may be their wish.
 */
export function carryOptOut(applicantId: string, next: Uint8Array | null): Statement[] {
  if (next === null) return []
  return [
    {
      sql: `INSERT INTO bulletin_opt_outs (phone_hash, at, how, staff_id)
        SELECT ?, at, how, staff_id FROM bulletin_opt_outs WHERE phone_hash = ${ownPhone}
        ON CONFLICT (phone_hash) DO NOTHING`,
      params: [next, applicantId, next],
    },
    {
      sql: `UPDATE outbox SET state = 'cancelled', next_at = NULL WHERE state IN ('waiting', 'given-up')
        AND id IN (SELECT outbox_id FROM bulletin_messages
          WHERE phone_hash IN (SELECT phone_hash FROM bulletin_opt_outs WHERE phone_hash = ?))`,
      params: [next],
    },
  ]
}

/**
 * Before an applicant loses their telephone, or gets another one (`next`): bulletins to it lose their words and are sent
 * no more, unless another request knows the same telephone. That they want none is kept.
 */
export function forgetBulletinsTo(
  applicantId: string,
  next: Uint8Array | null = null,
): Statement[] {
  const messages = `SELECT outbox_id FROM bulletin_messages WHERE phone_hash = ${ownPhone}`
  const params = [applicantId, next]
  return [
    {
      sql: `UPDATE outbox SET state = 'cancelled', next_at = NULL
        WHERE state IN ('waiting', 'given-up') AND id IN (${messages})`,
      params,
    },
    { sql: `UPDATE outbox SET sealed = NULL WHERE id IN (${messages})`, params },
    { sql: `DELETE FROM bulletin_codes WHERE phone_hash = ${ownPhone}`, params },
    {
      sql: `UPDATE bulletin_messages SET phone_hash = NULL WHERE phone_hash = ${ownPhone}`,
      params,
    },
  ]
}
