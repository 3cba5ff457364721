import type { CallReason } from '../resources.ts'
import {
  refuse,
  refuseForeignCounter,
  type CommandBase,
  type EventBase,
  type Refusal,
} from './decision.ts'
import { leaveLine } from './line.ts'
import { chooseNext, chosenReason, type Choice } from './order.ts'
import type { QueueSettings } from './settings.ts'
import {
  counterOf,
  ownCounter,
  currentLeg,
  keptAnnouncements,
  ticketOf,
  type Announcement,
  type CounterPlace,
  type Queue,
} from './state.ts'

/**
 * Call the next citizen, or with `ticketId` that very one. Refusals: `forbidden`, `not_your_counter`, `counter_closed`,
 * `counter_paused`, `counter_busy`, `nobody_waiting`, `not_found`, `unknown_ticket`, `wrong_state`.
 */
export interface Call extends CommandBase {
  verb: 'call'
  counterId: string
  ticketId?: string
}

/**
 * A number goes up on the wall. `staffId`: who sits at the counter, also when a supervisor called
 * for them.
 */
export interface Called extends EventBase {
  type: 'called'
  ticketId: string
  /** The desk it was called for: a transfer moves the ticket on. Days of old logs leave it out. */
  deskId?: string
  counterId: string
  counterNumber: number
  staffId: string
  announcementId: number
  reason: CallReason
}

/** Why a counter may not call anybody now; null when it may. */
function refuseCalling(counter: CounterPlace): Refusal | null {
  if (counter.state === 'closed') return refuse('counter_closed')
  if (counter.state === 'paused') return refuse('counter_paused')
  return counter.ticketId === null ? null : refuse('counter_busy')
}

function choose(
  queue: Queue,
  settings: QueueSettings,
  counter: CounterPlace,
  command: Call,
): Choice | Refusal {
  const { ticketId, at } = command
  if (ticketId === undefined)
    return chooseNext(queue, settings, counter, at) ?? refuse('nobody_waiting')
  const ticket = queue.tickets.get(ticketId)
  if (!ticket) return refuse('unknown_ticket', 'ticketId')
  if (ticket.state !== 'waiting') return refuse('wrong_state')
  return { ticket, reason: chosenReason(queue, settings, counter, ticket, at) }
}

/** The event of a call that has been decided. */
export function calledEvent(
  queue: Queue,
  settings: QueueSettings,
  counter: CounterPlace,
  choice: Choice,
  at: number,
): Called {
  return {
    type: 'called',
    at,
    ticketId: choice.ticket.id,
    deskId: choice.ticket.deskId,
    counterId: counter.id,
    counterNumber: settings.counters.get(counter.id)?.number ?? 0,
    staffId: counter.staffId ?? '',
    announcementId: queue.nextAnnouncementId,
    reason: choice.reason,
  }
}

/** One call, with the reason why it was this one’s turn. Refused as its command says. */
export function decideCall(
  queue: Queue,
  settings: QueueSettings,
  command: Call,
): Called[] | Refusal {
  if (!settings.counters.has(command.counterId)) return refuse('not_found')
  const counter = counterOf(queue, command.counterId)
  const refusal =
    refuseForeignCounter(command.actor, 'ticket.call', counter) ?? refuseCalling(counter)
  if (refusal) return refusal
  const choice = choose(queue, settings, counter, command)
  if ('refusal' in choice) return choice
  return [calledEvent(queue, settings, counter, choice, command.at)]
}

/**
 * Out of the line and in front of the counter, as the first call. The leg is that counter’s and its
 * clerk’s from now on; the hall is still to be told.
 */
export function evolveCalled(queue: Queue, event: Called): void {
  const ticket = ticketOf(queue, event.ticketId)
  leaveLine(queue, ticket)
  ticket.state = 'called'
  ticket.counterId = event.counterId
  ticket.calls = 1
  ticket.reason = event.reason
  ownCounter(queue, event.counterId).ticketId = ticket.id
  const leg = currentLeg(ticket)
  leg.counterId = event.counterId
  leg.staffId = event.staffId
  leg.calledAt = event.at
  announce(queue, event)
}

/** Record that the hall is to be told; the confirmation of an earlier call no longer counts. */
export function announce(
  queue: Queue,
  event: Pick<Called, 'ticketId' | 'counterId' | 'counterNumber' | 'announcementId' | 'at'>,
): void {
  const ticket = ticketOf(queue, event.ticketId)
  const announcement: Announcement = {
    id: event.announcementId,
    ticketId: ticket.id,
    number: ticket.number,
    deskId: ticket.deskId,
    counterId: event.counterId,
    counterNumber: event.counterNumber,
    repeat: ticket.calls,
    language: ticket.language,
    at: event.at,
  }
  ticket.announcementId = announcement.id
  ticket.lastCalledAt = event.at
  ticket.shownAt = null
  ticket.spokenAt = null
  queue.nextAnnouncementId = announcement.id + 1
  queue.announcements.push(announcement)
  if (queue.announcements.length > keptAnnouncements) queue.announcements.shift()
}
