import { readStaff, type StaffRow } from '../storage/staff-table.ts'
import type { TableStore } from '../storage/tables.ts'

/** The people who work here, in memory; read again after every edit. */
export class StaffBook {
  #tables: TableStore
  #byId = new Map<string, StaffRow>()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  get all(): StaffRow[] {
    return [...this.#byId.values()]
  }

  get(id: string): StaffRow | undefined {
    return this.#byId.get(id)
  }

  /** User names are compared in Turkish lower case, so `AYŞE` finds `ayşe`. */
  byUsername(username: string): StaffRow | undefined {
    const wanted = foldUsername(username)
    return this.all.find((member) => member.username === wanted)
  }

  reload(): void {
    this.#byId = new Map(readStaff(this.#tables).map((member) => [member.id, member]))
  }
}

/** One form of a user name: Turkish lower case, dotted and dotless i alike. */
export function foldUsername(username: string): string {
  return username.trim().toLocaleLowerCase('tr').replaceAll('ı', 'i').normalize('NFC')
}
