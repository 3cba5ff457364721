import { ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { systemActor } from '../staff.ts'
import type { QueueSettings } from './settings.ts'
import { currentLeg, ticketOf, type Instant, type Queue } from './state.ts'

/** The citizen is here: service begins. Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`. */
export interface Start extends CommandBase {
  verb: 'start'
  ticketId: string
}

/** The citizen stands there: the wait ends, service begins. */
export interface ServiceStarted extends EventBase {
  type: 'service-started'
  ticketId: string
}

/**
 * By the clerk, or by itself where the desk is set so (`dueStarts`). Refused as its command says.
 */
export function decideStart(queue: Queue, command: Start): ServiceStarted[] | Refusal {
  const ticket = ticketFor(queue, command, 'ticket.serve', ['called'])
  if ('refusal' in ticket) return ticket
  return [{ type: 'service-started', at: command.at, ticketId: ticket.id }]
}

/** The wait is measured to the leg’s first start. */
export function evolveServiceStarted(queue: Queue, event: ServiceStarted): void {
  const ticket = ticketOf(queue, event.ticketId)
  const leg = currentLeg(ticket)
  ticket.state = 'serving'
  leg.startedAt ??= event.at
  leg.servingSince = event.at
}

/** Services that begin by themselves by now, each at its own moment; none unless a desk's settings say so. */
export function dueStarts(queue: Queue, settings: QueueSettings, now: Instant): Start[] {
  const due: Start[] = []
  for (const { ticketId } of queue.counters.values()) {
    const ticket = ticketId === null ? undefined : queue.tickets.get(ticketId)
    if (ticket?.state !== 'called' || ticket.lastCalledAt === null) continue
    const seconds = settings.desks.get(ticket.deskId)?.autoStartSeconds ?? null
    const at = ticket.lastCalledAt + (seconds ?? 0) * 1000
    if (seconds !== null && at <= now)
      due.push({ verb: 'start', at, actor: systemActor, ticketId: ticket.id })
  }
  return due
}
