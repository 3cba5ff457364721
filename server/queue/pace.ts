import { estimateWait, type Pace } from '../../domain/estimate.ts'
import type { QueueEvent } from '../../domain/queue/evolve.ts'
import { waitingCount } from '../../domain/queue/line.ts'
import { aheadOf } from '../../domain/queue/order.ts'
import { ticketOf, type Queue, type Ticket } from '../../domain/queue/state.ts'
import type { EstimateResource } from '../../domain/resources.ts'
import { meanServices } from '../storage/leg-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { addDays } from '../zone.ts'
import type { Site } from './directory.ts'

/** Services of the last weeks tell how long one takes. */
const learnedDays = 28
/** A pace is computed at most this often. */
const freshMs = 1000

interface Learned {
  count: number
  sumMs: number
}

/** What a branch's services have taught, by desk. */
interface Lesson {
  /** The queue's day on which the last weeks were looked up. */
  day: string
  byDesk: Map<string, Learned>
}

/** What is known about how fast the desks of a branch go; read from memory, from the disk once a day. */
export class PaceBook {
  #tables: TableStore
  #lessons = new Map<string, Lesson>()
  #paces = new Map<string, { at: number; pace: Pace }>()

  constructor(tables: TableStore) {
    this.#tables = tables
  }

  /** The data was replaced: learn again from what it holds. */
  forget(): void {
    this.#lessons.clear()
    this.#paces.clear()
  }

  /** Expected wait of a ticket that waits; null once it is called, and while nothing is known. */
  ofTicket(site: Site, queue: Queue, ticket: Ticket): EstimateResource | null {
    if (ticket.state !== 'waiting') return null
    return estimateWait(
      aheadOf(queue, site.settings, ticket),
      this.#paceOf(site, queue, ticket.deskId),
    )
  }

  /** Expected wait of somebody who takes a number now. */
  ofDesk(site: Site, queue: Queue, deskId: string): EstimateResource | null {
    return estimateWait(waitingCount(queue, deskId), this.#paceOf(site, queue, deskId))
  }

  /** Learn from services that have ended and are on the disk. */
  learn({ branch }: Site, queue: Queue, events: readonly QueueEvent[]): void {
    const learned = this.#lessons.get(branch.id)?.byDesk
    // Nobody has asked yet: who asks first finds these on the disk.
    if (!learned) return
    for (const event of events) {
      if (event.type !== 'completed' && event.type !== 'transferred') continue
      const { legs } = ticketOf(queue, event.ticketId)
      const leg = legs.findLast((one) => one.endedAt !== null)
      if (!leg || leg.startedAt === null) continue
      const { count, sumMs } = learned.get(leg.deskId) ?? { count: 0, sumMs: 0 }
      learned.set(leg.deskId, { count: count + 1, sumMs: sumMs + leg.servedMs })
    }
  }

  #paceOf(site: Site, queue: Queue, deskId: string): Pace {
    const cached = this.#paces.get(deskId)
    // How long a figure is spared is the machine's time: a queue's clock may stand still.
    const now = Date.now()
    if (cached && now - cached.at < freshMs) return cached.pace
    const known = this.#learnedOf(site, queue).get(deskId)
    const pace = {
      meanServiceSeconds: known ? known.sumMs / known.count / 1000 : null,
      openCounters: openCounters(site, queue, deskId),
    }
    this.#paces.set(deskId, { at: now, pace })
    return pace
  }

  /** Looked up once a day: what is older than the last weeks is forgotten then. */
  #learnedOf({ branch }: Site, { day }: Queue): Map<string, Learned> {
    const known = this.#lessons.get(branch.id)
    if (known && known.day >= day) return known.byDesk
    const rows = meanServices(this.#tables, branch.id, addDays(day, -learnedDays))
    const byDesk = new Map(rows.map(({ deskId, count, sumMs }) => [deskId, { count, sumMs }]))
    this.#lessons.set(branch.id, { day, byDesk })
    return byDesk
  }
}

/** Counters that are open and call from this desk, as their own or as helpers. */
function openCounters({ counters }: Site, queue: Queue, deskId: string): number {
  let count = 0
  for (const { id, state, deskIds } of queue.counters.values()) {
    if (state !== 'open') continue
    const helps = counters.get(id)?.helps.some((help) => help.deskId === deskId)
    if (deskIds.includes(deskId) || helps) count += 1
  }
  return count
}
