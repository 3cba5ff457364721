/** Driving a plan through the server: every step a request, the clock set whenever time moves. */
import type { CallReason } from '../../domain/resources.ts'
import type { Place } from './branch.ts'
import type { Client } from './client.ts'
import type { Moment, Plan, PlannedRow, Step } from './plan.ts'

/** How often the log itself did not call whoever had come first. */
export interface CallOrder {
  calls: number
  /** Calls that passed by at least one person of the same line who had come earlier. */
  outOfTurn: number
  /** Those of them that a priority ticket profited from. */
  outOfTurnByPriority: number
  /** People passed by, over all calls. */
  overtaken: number
}

interface TicketAnswer {
  ticket: { id: string }
}

/** For whoever wants to know how far it is. */
export interface DriveOptions {
  /** Told after each second of the trace: steps done so far. */
  onProgress?: (doneSteps: number) => void
}

/** Replays all moments in order. Throws at the first request that is refused. */
export async function drive(
  client: Client,
  place: Place,
  plan: Plan,
  { onProgress }: DriveOptions = {},
): Promise<CallOrder> {
  const driver = new Driver(client, place)
  let done = 0
  let day = ''
  for (const moment of plan.moments) {
    await setClock(client, moment.at)
    // Counters close with the day's end.
    if (moment.day !== day) await driver.openCounters()
    day = moment.day
    await driver.live(moment)
    done += moment.steps.length
    onProgress?.(done)
  }
  return driver.order
}

/** The server's time from now on, until it is set again. */
export async function setClock(client: Client, at: number): Promise<void> {
  await client.post('/api/test/clock', { now: new Date(at).toISOString() })
}

class Driver {
  readonly order: CallOrder = { calls: 0, outOfTurn: 0, outOfTurnByPriority: 0, overtaken: 0 }
  readonly #client: Client
  readonly #place: Place
  readonly #ticketIds = new Map<PlannedRow, string>()

  constructor(client: Client, place: Place) {
    this.#client = client
    this.#place = place
  }

  async openCounters(): Promise<void> {
    const counterIds = [...this.#place.counterIds.values()].flat()
    await Promise.all(counterIds.map((id) => this.#client.post(`/api/counters/${id}/opening`)))
  }

  /** The order of the steps matters, to numbers and to who stands before whom, so each waits for the one before. */
  async live({ steps }: Moment): Promise<void> {
    for (const step of steps) await this.#take(step)
  }

  async #take({ do: verb, row }: Step): Promise<void> {
    switch (verb) {
      case 'issue':
        return this.#issue(row)
      case 'serve':
        return this.#serve(row)
      case 'complete':
        return this.#change(row, 'completion')
      case 'transfer':
        return this.#transfer(row)
      case 'leave':
        return this.#change(row, 'cancellation', { reason: 'left' })
      case 'void':
        return this.#change(row, 'cancellation', { reason: 'mistake' })
    }
  }

  async #issue(row: PlannedRow): Promise<void> {
    const { branchId, deskIds } = this.#place
    const { ticket } = await this.#client.post<TicketAnswer>('/api/tickets', {
      branchId,
      deskId: deskIds.get(row.desk),
      priority: row.priority,
    })
    this.#ticketIds.set(row, ticket.id)
  }

  async #serve(row: PlannedRow): Promise<void> {
    const counterId = this.#place.counterIds.get(row.desk)?.[row.counter ?? -1]
    const ticketId = this.#ticketIds.get(row)
    const { reason } = await this.#client.post<{ reason: CallReason }>(
      `/api/counters/${counterId}/calls`,
      { ticketId },
    )
    this.#note(row, reason)
    await this.#change(row, 'service')
  }

  async #transfer(row: PlannedRow): Promise<void> {
    if (!row.transfersTo) throw new Error(`line ${row.line} has no leg to be transferred to`)
    await this.#change(row, 'transfers', { deskId: this.#place.deskIds.get(row.transfersTo.desk) })
    this.#ticketIds.set(row.transfersTo, this.#ticketIds.get(row) ?? '')
  }

  async #change(row: PlannedRow, what: string, body?: object): Promise<void> {
    await this.#client.post(`/api/tickets/${this.#ticketIds.get(row)}/${what}`, body)
  }

  #note(row: PlannedRow, { overtook }: CallReason): void {
    this.order.calls += 1
    this.order.overtaken += overtook.length
    if (overtook.length === 0) return
    this.order.outOfTurn += 1
    if (row.priority) this.order.outOfTurnByPriority += 1
  }
}
