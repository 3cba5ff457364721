import { announce } from './call.ts'
import { refuse, ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { ticketOf, type Queue } from './state.ts'

/** Call the same citizen again. Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`. */
export interface Recall extends CommandBase {
  verb: 'recall'
  ticketId: string
}

/** The same number to the same counter, as an announcement of its own. */
export interface Recalled extends EventBase {
  type: 'recalled'
  ticketId: string
  counterId: string
  counterNumber: number
  announcementId: number
}

/** One more call; how many there may be is not limited. Refused as its command says. */
export function decideRecall(
  queue: Queue,
  settings: QueueSettings,
  command: Recall,
): Recalled[] | Refusal {
  const ticket = ticketFor(queue, command, 'ticket.serve', ['called'])
  if ('refusal' in ticket) return ticket
  const { counterId } = ticket
  if (counterId === null) return refuse('wrong_state')
  return [
    {
      type: 'recalled',
      at: command.at,
      ticketId: ticket.id,
      counterId,
      counterNumber: settings.counters.get(counterId)?.number ?? 0,
      announcementId: queue.nextAnnouncementId,
    },
  ]
}

/**
 * Counts it; the hall is told anew, so the time to a no-show begins again. The leg keeps its first
 * call.
 */
export function evolveRecalled(queue: Queue, event: Recalled): void {
  ticketOf(queue, event.ticketId).calls += 1
  announce(queue, event)
}
