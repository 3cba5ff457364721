import type { Actor, Verb } from '../staff.ts'
import { scopeOf } from '../staff.ts'
import type { TicketState } from '../resources.ts'
import type { QueueSettings } from './settings.ts'
import { counterOf, type CounterPlace, type Instant, type Queue, type Ticket } from './state.ts'

/** Every way in which a rule says no. The name is the translation key and the contract's `refusal`. */
export type RefusalCode =
  | 'forbidden'
  | 'not_your_ticket'
  | 'not_your_counter'
  | 'nobody_waiting'
  | 'counter_busy'
  | 'counter_closed'
  | 'counter_paused'
  | 'counter_not_paused'
  | 'counter_taken'
  | 'wrong_state'
  | 'calls_missing'
  | 'too_early'
  | 'same_desk'
  | 'desk_closed'
  | 'no_tickets_here'
  | 'day_ended'
  | 'not_found'
  | 'unknown_desk'
  | 'unknown_counter'
  | 'unknown_ticket'

/** A rule’s no, by its code. */
export interface Refusal {
  refusal: RefusalCode
  /** The field of the command that names what is not there. */
  field?: string
}

/** A command: what is wanted, when, by whom. Ids are given by the shell; the rules have no randomness. */
export interface CommandBase {
  at: Instant
  actor: Actor
}

/** What every event says: when. */
export interface EventBase {
  at: Instant
}

/** A rule says no. Never thrown: `decide` returns it. */
export function refuse(refusal: RefusalCode, field?: string): Refusal {
  return field === undefined ? { refusal } : { refusal, field }
}

/** Whether it was refused. */
export function isRefusal(decision: readonly unknown[] | Refusal): decision is Refusal {
  return !Array.isArray(decision)
}

/** The ticket a command names, or `not_found`. */
export function findTicket(queue: Queue, ticketId: string): Ticket | Refusal {
  return queue.tickets.get(ticketId) ?? refuse('not_found')
}

/** Refused unless the role may do this anywhere, or the counter is the actor's own. A closed one is nobody's. */
export function refuseForeignCounter(
  actor: Actor,
  verb: Verb,
  counter: CounterPlace,
): Refusal | null {
  const scope = scopeOf(actor.role, verb)
  if (scope === 'any') return null
  if (scope === undefined) return refuse('forbidden')
  if (counter.state === 'closed') return refuse('counter_closed')
  return counter.staffId === actor.id ? null : refuse('not_your_counter')
}

/**
 * The ticket a command names, in one of these states, for somebody who may act on it.
 * Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`.
 */
export function ticketFor(
  queue: Queue,
  { actor, ticketId }: { actor: Actor; ticketId: string },
  verb: Verb,
  states: readonly TicketState[],
): Ticket | Refusal {
  const ticket = findTicket(queue, ticketId)
  if ('refusal' in ticket) return ticket
  const foreign = refuseForeignTicket(queue, actor, verb, ticket)
  if (foreign) return foreign
  return states.includes(ticket.state) ? ticket : refuse('wrong_state')
}

/**
 * The open (or paused) counter a command names, for somebody who may work it.
 * Refusals: `not_found`, `forbidden`, `counter_closed`, `not_your_counter`.
 */
export function counterFor(
  queue: Queue,
  settings: QueueSettings,
  { actor, counterId }: { actor: Actor; counterId: string },
): CounterPlace | Refusal {
  if (!settings.counters.has(counterId)) return refuse('not_found')
  const counter = counterOf(queue, counterId)
  const foreign = refuseForeignCounter(actor, 'counter.operate', counter)
  if (foreign) return foreign
  return counter.state === 'closed' ? refuse('counter_closed') : counter
}

/** Refused for a ticket that stands at somebody else's counter, unless the role may act on any. */
function refuseForeignTicket(
  queue: Queue,
  actor: Actor,
  verb: Verb,
  ticket: Ticket,
): Refusal | null {
  const scope = scopeOf(actor.role, verb)
  if (scope === 'any') return null
  if (scope === undefined) return refuse('forbidden')
  if (ticket.counterId === null) return null
  const counter = queue.counters.get(ticket.counterId)
  // A parked ticket whose counter has closed belongs to nobody, so that any clerk can help.
  if (counter === undefined || counter.staffId === null) return null
  return counter.staffId === actor.id ? null : refuse('not_your_ticket')
}
