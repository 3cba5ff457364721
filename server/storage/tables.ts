import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
} from 'kysely'
import { openForReading } from './open.ts'
import type { Tables } from './schema.ts'
import type { Statement, Writer } from './writer.ts'

/** Kysely as a typed compiler only: reading runs here, writing in the writer's thread. */
export const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

interface Compilable<Row> {
  compile(): CompiledQuery<Row>
}

/** A change for the writer. */
export function statement(query: Compilable<unknown>): Statement {
  const { sql, parameters } = query.compile()
  return { sql, params: parameters as SQLInputValue[] }
}

/** A JSON column. */
export function jsonOrNull<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T)
}

/** The tables that people edit: small reads on the main thread, edits through the writer. */
export class TableStore {
  #db: DatabaseSync
  #writer: Writer
  #prepared = new Map<string, StatementSync>()

  constructor(file: string, writer: Writer) {
    this.#db = openForReading(file)
    this.#writer = writer
  }

  rows<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile()
    return this.prepare(sql).all(...(parameters as SQLInputValue[])) as Row[]
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    return this.rows(query)[0]
  }

  /** A statement prepared once, for the few reads that are written by hand. */
  prepare(text: string): StatementSync {
    let statement = this.#prepared.get(text)
    if (!statement) {
      statement = this.#db.prepare(text)
      this.#prepared.set(text, statement)
    }
    return statement
  }

  /** All of these in one transaction; resolves with the rows the last one changed. Throws `StorageError`. */
  edit(...statements: Statement[]): Promise<number> {
    return this.#writer.edit(...statements)
  }

  close(): void {
    this.#db.close()
  }
}
