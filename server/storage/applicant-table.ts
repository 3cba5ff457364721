import type { Tables } from './schema.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A person as one request knows them; all of it sealed or hashed with keys that are not in the database. */
export interface ApplicantRow {
  id: string
  /** Null once erased. */
  sealed: Uint8Array | null
  phoneHash: Uint8Array | null
  nationalIdHash: Uint8Array | null
  noticeVersion: string | null
  noticeAt: number | null
  createdAt: number
  /** `YYYY-MM-DD`: set when the request is closed. */
  eraseOn: string | null
  erasedAt: number | null
}

function rowOf(row: Tables['applicants']): ApplicantRow {
  return {
    id: row.id,
    sealed: row.sealed,
    phoneHash: row.phone_hash,
    nationalIdHash: row.national_id_hash,
    noticeVersion: row.notice_version,
    noticeAt: row.notice_at,
    createdAt: row.created_at,
    eraseOn: row.erase_on,
    erasedAt: row.erased_at,
  }
}

const all = sql.selectFrom('applicants').selectAll()

/** Undefined when there is none. One that was erased is there, and knows nobody. */
export function readApplicant(tables: TableStore, id: string): ApplicantRow | undefined {
  const row = tables.first(all.where('id', '=', id))
  return row && rowOf(row)
}

/** In no order. */
export function readApplicants(tables: TableStore, ids: readonly string[]): ApplicantRow[] {
  return ids.length === 0 ? [] : tables.rows(all.where('id', 'in', ids)).map(rowOf)
}

/** In the transaction of their request, and before it: the request refers to them. */
export function insertApplicant(row: ApplicantRow): Statement {
  return statement(
    sql.insertInto('applicants').values({
      id: row.id,
      sealed: row.sealed,
      phone_hash: row.phoneHash,
      national_id_hash: row.nationalIdHash,
      notice_version: row.noticeVersion,
      notice_at: row.noticeAt,
      created_at: row.createdAt,
      erase_on: row.eraseOn,
      erased_at: row.erasedAt,
    }),
  )
}

/** Who they are, put right; what notice they were shown and when they are forgotten stays. Nobody who was erased. */
export function updateApplicant(row: ApplicantRow): Statement {
  const { sealed, phoneHash, nationalIdHash } = row
  const anew = { sealed, phone_hash: phoneHash, national_id_hash: nationalIdHash }
  const query = sql.updateTable('applicants').set(anew).where('id', '=', row.id)
  return statement(query.where('erased_at', 'is', null))
}

/** From then on nothing needs to be known of them any more. */
export function setEraseOn(id: string, eraseOn: string | null): Statement {
  return statement(sql.updateTable('applicants').set({ erase_on: eraseOn }).where('id', '=', id))
}
