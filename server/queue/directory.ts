import type { Hours } from '../../domain/hours.ts'
import type { QueueSettings } from '../../domain/queue/settings.ts'
import { sql, type TableStore } from '../storage/tables.ts'
import { Zone } from '../zone.ts'
import { OpeningHours } from './opening-hours.ts'

export interface Branch {
  id: string
  name: string
  zone: Zone
  /** The hall's own language. */
  language: string
  headStartMinutes: number | 'always-first'
  languageOfferMinutes: number
  hours: Hours | null
}

export interface Desk {
  id: string
  branchId: string
  name: string
  spokenName: string
  description: string
  letter: string | null
  colour: number
  icon: string
  position: number
  targetMinutes: number
  noShowCalls: number
  noShowAfterSeconds: number
  hours: Hours | null
}

export interface Counter {
  id: string
  branchId: string
  number: number
  name: string
  deskIds: string[]
  helps: { deskId: string; helpAfterMinutes: number }[]
}

/** A branch with all that the queue needs of it, in memory. */
export interface Site {
  branch: Branch
  desks: ReadonlyMap<string, Desk>
  counters: ReadonlyMap<string, Counter>
  opening: OpeningHours
  settings: QueueSettings
}

type Parsed<T> = T | null
const json = <T>(text: string | null): Parsed<T> => (text === null ? null : (JSON.parse(text) as T))

/** Branches, desks and counters in memory; read again after every edit. */
export class Directory {
  #tables: TableStore
  #now: () => number
  #sites = new Map<string, Site>()
  #revision = 0

  constructor(tables: TableStore, now: () => number) {
    this.#tables = tables
    this.#now = now
    this.reload()
  }

  /** Rises with every edit, so that views of before and after differ in version. */
  get revision(): number {
    return this.#revision
  }

  get sites(): Iterable<Site> {
    return this.#sites.values()
  }

  site(branchId: string): Site | undefined {
    return this.#sites.get(branchId)
  }

  desk(deskId: string): Desk | undefined {
    for (const site of this.#sites.values()) {
      const desk = site.desks.get(deskId)
      if (desk) return desk
    }
    return undefined
  }

  counter(counterId: string): Counter | undefined {
    for (const site of this.#sites.values()) {
      const counter = site.counters.get(counterId)
      if (counter) return counter
    }
    return undefined
  }

  reload(): void {
    const desks = this.#readDesks()
    const counters = this.#readCounters()
    this.#sites = new Map(
      this.#readBranches().map((branch) => [
        branch.id,
        this.#siteOf(
          branch,
          desks.filter(({ branchId }) => branchId === branch.id),
          counters.filter(({ branchId }) => branchId === branch.id),
        ),
      ]),
    )
    const row = this.#tables.first(
      sql.selectFrom('facts').select('value').where('name', '=', 'settings-revision'),
    )
    this.#revision = Number(row?.value ?? 0)
  }

  #siteOf(branch: Branch, desks: Desk[], counters: Counter[]): Site {
    const opening = new OpeningHours(branch, this.#now)
    const deskSettings = desks.map((desk) => ({
      ...desk,
      get open() {
        return opening.isOpen(desk)
      },
    }))
    const byId = <T extends { id: string }>(items: T[]) =>
      new Map(items.map((one) => [one.id, one]))
    return {
      branch,
      desks: byId(desks),
      counters: byId(counters),
      opening,
      settings: {
        headStartMinutes: branch.headStartMinutes,
        languageOfferMinutes: branch.languageOfferMinutes,
        desks: byId(deskSettings),
        counters: byId(counters),
      },
    }
  }

  #readBranches(): Branch[] {
    const rows = this.#tables.rows(sql.selectFrom('branches').selectAll().orderBy('created_at'))
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      zone: new Zone(row.time_zone),
      language: row.language,
      headStartMinutes: row.head_start === 'always-first' ? row.head_start : Number(row.head_start),
      languageOfferMinutes: row.language_offer_minutes,
      hours: json<Hours>(row.hours),
    }))
  }

  #readDesks(): Desk[] {
    const rows = this.#tables.rows(
      sql.selectFrom('desks').selectAll().where('archived_at', 'is', null).orderBy('position'),
    )
    return rows.map((row) => ({
      id: row.id,
      branchId: row.branch_id,
      name: row.name,
      spokenName: row.spoken_name,
      description: row.description,
      letter: row.letter,
      colour: row.colour,
      icon: row.icon,
      position: row.position,
      targetMinutes: row.target_minutes,
      noShowCalls: row.no_show_calls,
      noShowAfterSeconds: row.no_show_after_seconds,
      hours: json<Hours>(row.hours),
    }))
  }

  #readCounters(): Counter[] {
    const rows = this.#tables.rows(
      sql.selectFrom('counters').selectAll().where('archived_at', 'is', null).orderBy('number'),
    )
    return rows.map((row) => ({
      id: row.id,
      branchId: row.branch_id,
      number: row.number,
      name: row.name,
      deskIds: json<string[]>(row.desk_ids) ?? [],
      helps: json<Counter['helps']>(row.helps) ?? [],
    }))
  }
}
