import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { openKeyring, type Keyring } from '../../../server/sealing/keyring.ts'
import { rowContext, sealJson } from '../../../server/sealing/port.ts'
import type { RequestSearch, SearchPage, SearchQuery } from '../../../server/search/port.ts'
import { openRequestSearch } from '../../../server/search/request-search.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { cleanUp, makeDataDir } from '../support.ts'

export interface Written {
  year?: number
  serial?: number
  name?: string | null
  phone?: string
  nationalId?: string
  receivedAt?: number
  [column: string]: SQLInputValue | undefined
}

/** A database of requests, written as the server stores them, and the search over it. */
export class Archive {
  readonly keyring: Keyring
  readonly search: RequestSearch
  #db: DatabaseSync
  #serial = 0

  constructor() {
    const dataDir = makeDataDir()
    const [file, keyFile] = [join(dataDir, databaseName), join(dataDir, 'keys.json')]
    migrate(file)
    this.#db = new DatabaseSync(file, { timeout: 5000 })
    this.#db.exec('PRAGMA foreign_keys = OFF')
    this.keyring = openKeyring(keyFile, { hasSealedData: false })
    this.search = openRequestSearch({ file, keyFile })
    cleanUp(async () => {
      await this.search.close()
      this.#db.close()
    })
  }

  /** A request; its id is its number. An applicant only when something is known of them. */
  write({ year = 2026, serial, name, phone, nationalId, receivedAt, ...columns }: Written): string {
    this.#serial = serial ?? this.#serial + 1
    const id = `${year}-${this.#serial}`
    const isKnown = name !== undefined || phone !== undefined || nationalId !== undefined
    if (isKnown) this.writeApplicant(id, { name, phone, nationalId })
    this.#insert('requests', {
      ...{ id, year, serial: this.#serial, version: 1, branch_id: 'b', kind: 'complaint' },
      ...{ channel: 'in-person', status: 'open', urgent: 0, received_at: receivedAt ?? 0 },
      ...{ state: '{}', created_by: 's', applicant_id: isKnown ? `a-${id}` : null },
      ...(columns as Record<string, SQLInputValue>),
    })
    return id
  }

  writeApplicant(requestId: string, person: Pick<Written, 'name' | 'phone' | 'nationalId'>): void {
    const id = `a-${requestId}`
    const hash = (text: string | undefined, purpose: 'phone' | 'national-id') =>
      text === undefined ? null : this.keyring.hash(text, purpose)
    this.run('DELETE FROM applicants WHERE id = ?', id)
    this.#insert('applicants', {
      ...{
        id,
        sealed: sealJson(this.keyring, person, rowContext('applicants', id)),
        created_at: 0,
      },
      phone_hash: hash(person.phone, 'phone'),
      national_id_hash: hash(person.nationalId, 'national-id'),
    })
  }

  run(sql: string, ...params: SQLInputValue[]): void {
    this.#db.prepare(sql).run(...params)
  }

  /** Many rows at once. */
  together(work: () => void): void {
    this.#db.exec('BEGIN')
    work()
    this.#db.exec('COMMIT')
  }

  find(text: string, more: Partial<SearchQuery> = {}): Promise<SearchPage> {
    return this.search.search({ text, limit: 50, ...more })
  }

  async warmUp(): Promise<void> {
    this.search.warm()
    while (!this.search.isWarm) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  #insert(table: string, values: Record<string, SQLInputValue>): void {
    const names = Object.keys(values)
    const marks = names.map(() => '?').join(', ')
    this.run(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`,
      ...Object.values(values),
    )
  }
}
