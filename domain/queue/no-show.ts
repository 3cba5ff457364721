import { refuse, ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { endLeg } from './end-leg.ts'
import type { QueueSettings } from './settings.ts'
import { ticketOf, type Instant, type Queue, type Ticket } from './state.ts'

/** A display that is online but never confirms cannot hold a clerk for longer than this. */
export const confirmationGraceSeconds = 30
const defaultCalls = 3
const defaultSeconds = 30

/**
 * Nobody came. Allowed after enough calls and a set time since the last of them was spoken.
 * Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`, `calls_missing`, `too_early`.
 */
export interface MarkNoShow extends CommandBase {
  verb: 'mark-no-show'
  ticketId: string
  /** A display listens, so the time counts from its confirmation. */
  displayOnline: boolean
}

/** Called, told and not there. Until the day ends they may still come back: `reinstate`. */
export interface MarkedNoShow extends EventBase {
  type: 'marked-no-show'
  ticketId: string
}

/** Calls still to be made, 0 = enough, and the moment before which it is too early. */
export interface NoShowRule {
  callsMissing: number
  /** From when on it is allowed, once no calls are missing. */
  allowedAt: Instant
}

/** What still stands between a called ticket and its no-show. */
export function noShowRule(
  settings: QueueSettings,
  ticket: Ticket,
  displayOnline: boolean,
): NoShowRule {
  const desk = settings.desks.get(ticket.deskId)
  const calledAt = ticket.lastCalledAt ?? 0
  const unconfirmed = displayOnline ? calledAt + confirmationGraceSeconds * 1000 : calledAt
  const toldAt = ticket.spokenAt ?? ticket.shownAt ?? unconfirmed
  return {
    callsMissing: Math.max(0, (desk?.noShowCalls ?? defaultCalls) - ticket.calls),
    allowedAt: toldAt + (desk?.noShowAfterSeconds ?? defaultSeconds) * 1000,
  }
}

/** By the rules of the desk that the ticket stands at. Refused as its command says. */
export function decideMarkNoShow(
  queue: Queue,
  settings: QueueSettings,
  command: MarkNoShow,
): MarkedNoShow[] | Refusal {
  const ticket = ticketFor(queue, command, 'ticket.serve', ['called'])
  if ('refusal' in ticket) return ticket
  const rule = noShowRule(settings, ticket, command.displayOnline)
  if (rule.callsMissing > 0) return refuse('calls_missing')
  if (command.at < rule.allowedAt) return refuse('too_early')
  return [{ type: 'marked-no-show', at: command.at, ticketId: ticket.id }]
}

/** Ends the leg and frees the counter. Who called stays with the leg, for the figures. */
export function evolveMarkedNoShow(queue: Queue, event: MarkedNoShow): void {
  const ticket = ticketOf(queue, event.ticketId)
  endLeg(queue, ticket, 'no-show', event.at)
  ticket.state = 'no-show'
  ticket.counterId = null
  queue.noShows.add(ticket.id)
}
