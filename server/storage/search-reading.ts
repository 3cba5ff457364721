import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** What a search narrows by. */
export interface SearchRow {
  year: number
  serial: number
  receivedAt: number
  branchId: string
  kind: string
  channel: string
  status: string
  topicId: string | null
  neighbourhood: string
  directorateId: string | null
}

/** A request's applicant; null bytes once erased. */
export interface ApplicantRow {
  year: number
  serial: number
  applicantId: string
  sealed: Uint8Array | null
}

/** A request’s number in its two parts. */
export interface NumberRow {
  year: number
  serial: number
}

const searched = `year, serial, received_at AS receivedAt, branch_id AS branchId, kind, channel, status,
  topic_id AS topicId, neighbourhood, directorate_id AS directorateId`
const applicants = `SELECT r.year, r.serial, a.id AS applicantId, a.sealed
  FROM requests r JOIN applicants a ON a.id = r.applicant_id`
const numbersBy = (column: string) => `SELECT r.year, r.serial
  FROM applicants a JOIN requests r ON r.applicant_id = a.id WHERE a.${column} = ?`

/** What the search reads, on a connection of its own. */
export class SearchReading {
  #all: StatementSync
  #one: StatementSync
  #applicantOf: StatementSync
  #applicantsBefore: StatementSync
  #idOf: StatementSync
  #byPhone: StatementSync
  #byNationalId: StatementSync

  constructor(db: DatabaseSync) {
    this.#all = db.prepare(`SELECT ${searched} FROM requests ORDER BY year, serial`)
    this.#one = db.prepare(`SELECT ${searched} FROM requests WHERE id = ?`)
    this.#applicantOf = db.prepare(`${applicants} WHERE r.id = ?`)
    this.#applicantsBefore = db.prepare(
      `${applicants} WHERE (r.year, r.serial) < (?, ?) ORDER BY r.year DESC, r.serial DESC LIMIT ?`,
    )
    this.#idOf = db.prepare('SELECT id FROM requests WHERE year = ? AND serial = ?')
    this.#byPhone = db.prepare(numbersBy('phone_hash'))
    this.#byNationalId = db.prepare(numbersBy('national_id_hash'))
  }

  /** All there are, in the order of their numbers. */
  all(): Iterable<SearchRow> {
    const rows = this.#all.iterate() as Iterable<unknown>
    return rows as Iterable<SearchRow>
  }

  one(requestId: string): SearchRow | undefined {
    return this.#one.get(requestId) as SearchRow | undefined
  }

  applicantOf(requestId: string): ApplicantRow | undefined {
    return this.#applicantOf.get(requestId) as ApplicantRow | undefined
  }

  /** Newest first, one at a time; requests without an applicant are left out. */
  applicantsBefore({ year, serial }: NumberRow, limit: number): Iterable<ApplicantRow> {
    const rows = this.#applicantsBefore.iterate(year, serial, limit) as Iterable<unknown>
    return rows as Iterable<ApplicantRow>
  }

  idOf({ year, serial }: NumberRow): string | undefined {
    return this.#idOf.get(year, serial)?.['id'] as string | undefined
  }

  byPhone(hash: Uint8Array): NumberRow[] {
    return this.#byPhone.all(hash) as unknown as NumberRow[]
  }

  byNationalId(hash: Uint8Array): NumberRow[] {
    return this.#byNationalId.all(hash) as unknown as NumberRow[]
  }
}
