import { announce } from './call.ts'
import {
  findTicket,
  refuse,
  refuseForeignTicket,
  type CommandBase,
  type EventBase,
  type Refusal,
} from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { ticketOf, type Queue } from './state.ts'

/** Call the same citizen again. Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`. */
export interface Recall extends CommandBase {
  verb: 'recall'
  ticketId: string
}

export interface Recalled extends EventBase {
  type: 'recalled'
  ticketId: string
  counterId: string
  counterNumber: number
  announcementId: number
}

export function decideRecall(
  queue: Queue,
  settings: QueueSettings,
  command: Recall,
): Recalled[] | Refusal {
  const ticket = findTicket(queue, command.ticketId)
  if ('refusal' in ticket) return ticket
  const foreign = refuseForeignTicket(queue, command.actor, 'ticket.serve', ticket)
  if (foreign) return foreign
  if (ticket.state !== 'called' || ticket.counterId === null) return refuse('wrong_state')
  return [
    {
      type: 'recalled',
      at: command.at,
      ticketId: ticket.id,
      counterId: ticket.counterId,
      counterNumber: settings.counters.get(ticket.counterId)?.number ?? 0,
      announcementId: queue.nextAnnouncementId,
    },
  ]
}

export function evolveRecalled(queue: Queue, event: Recalled): void {
  ticketOf(queue, event.ticketId).calls += 1
  announce(queue, event)
}
