import type { QueueSettings } from '../../domain/queue/settings.ts'
import { readBranches, type BranchRow } from '../storage/branch-table.ts'
import { readCounters, type CounterRow } from '../storage/counter-table.ts'
import { readDesks, type DeskRow } from '../storage/desk-table.ts'
import { readRevision } from '../storage/fact-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { Zone } from '../zone.ts'
import { OpeningHours } from './opening-hours.ts'

/** A branch with its wall clock. */
export interface Branch extends BranchRow {
  zone: Zone
}

/** A branch with all that the queue needs of it, in memory. */
export interface Site {
  branch: Branch
  desks: ReadonlyMap<string, DeskRow>
  counters: ReadonlyMap<string, CounterRow>
  opening: OpeningHours
  settings: QueueSettings
}

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

  desk(deskId: string): DeskRow | undefined {
    for (const site of this.#sites.values()) {
      const desk = site.desks.get(deskId)
      if (desk) return desk
    }
    return undefined
  }

  counter(counterId: string): CounterRow | undefined {
    for (const site of this.#sites.values()) {
      const counter = site.counters.get(counterId)
      if (counter) return counter
    }
    return undefined
  }

  reload(): void {
    const desks = readDesks(this.#tables)
    const counters = readCounters(this.#tables)
    this.#sites = new Map(
      readBranches(this.#tables).map((branch) => [
        branch.id,
        this.#siteOf(
          { ...branch, zone: new Zone(branch.timeZone) },
          desks.filter(({ branchId }) => branchId === branch.id),
          counters.filter(({ branchId }) => branchId === branch.id),
        ),
      ]),
    )
    this.#revision = readRevision(this.#tables)
  }

  #siteOf(branch: Branch, desks: DeskRow[], counters: CounterRow[]): Site {
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
}
