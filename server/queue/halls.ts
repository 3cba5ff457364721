import { dueStarts } from '../../domain/queue/start.ts'
import type { Queue, Ticket } from '../../domain/queue/state.ts'
import { dayOfTicket } from '../storage/leg-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { BranchQueue, type QueueDeps } from './branch-queue.ts'
import type { Directory, Site } from './directory.ts'

/** A ticket where it stands: in today's memory, or in a past day built from its log. */
export interface FoundTicket {
  site: Site
  queue: Queue
  ticket: Ticket
  isToday: boolean
}

type HallDeps = Omit<QueueDeps, 'site'> & { directory: Directory }

/** The queues of all branches. */
export class Halls {
  #deps: HallDeps
  #tables: TableStore
  #queues = new Map<string, BranchQueue>()

  constructor(deps: HallDeps) {
    this.#deps = deps
    this.#tables = deps.tables
  }

  /** Throws for a branch that does not exist: callers look it up first. */
  of(branchId: string): BranchQueue {
    let queue = this.#queues.get(branchId)
    if (!queue) {
      const { directory, ...deps } = this.#deps
      const site = () => {
        const found = directory.site(branchId)
        if (!found) throw new Error(`no branch ${branchId}`)
        return found
      }
      queue = new BranchQueue({ ...deps, site })
      this.#queues.set(branchId, queue)
    }
    return queue
  }

  /**
   * Let everything happen that is due: days that are over end, services begin by themselves. Resolves when it is on the
   * disk. Throws `StorageError`.
   */
  async tick(): Promise<void> {
    const now = this.#deps.clock.now()
    const started = [...this.#deps.directory.sites].flatMap(({ branch, settings }) => {
      const queue = this.of(branch.id)
      return dueStarts(queue.today(), settings, now).map((start) => queue.run(start))
    })
    await Promise.all(started)
    await this.#deps.writer.settled()
  }

  forget(): void {
    for (const queue of this.#queues.values()) queue.forget()
  }

  findToday(ticketId: string): FoundTicket | undefined {
    for (const site of this.#deps.directory.sites) {
      const queue = this.of(site.branch.id).today()
      const ticket = queue.tickets.get(ticketId)
      if (ticket) return { site, queue, ticket, isToday: true }
    }
    return undefined
  }

  /** Whether there ever was such a ticket; cheaper than `find`, which builds its day. */
  has(ticketId: string): boolean {
    return (
      this.findToday(ticketId) !== undefined || dayOfTicket(this.#tables, ticketId) !== undefined
    )
  }

  /** Also in past days. */
  find(ticketId: string): FoundTicket | undefined {
    return this.findToday(ticketId) ?? this.#findPast(ticketId)
  }

  /** By the citizen's own code; gone with the day. */
  findByCode(code: string): FoundTicket | undefined {
    for (const site of this.#deps.directory.sites) {
      const queue = this.of(site.branch.id).today()
      const ticket = queue.tickets.get(queue.ticketIdByCode.get(code) ?? '')
      if (ticket && queue.phase === 'open') return { site, queue, ticket, isToday: true }
    }
    return undefined
  }

  #findPast(ticketId: string): FoundTicket | undefined {
    const where = dayOfTicket(this.#tables, ticketId)
    const site = where && this.#deps.directory.site(where.branchId)
    const queue = site && where && this.of(where.branchId).past(where.day)
    const ticket = queue?.tickets.get(ticketId)
    return site && queue && ticket ? { site, queue, ticket, isToday: false } : undefined
  }
}
