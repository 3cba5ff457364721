import type { Context } from 'hono'
import type { QueueEvent } from '../../domain/queue/evolve.ts'
import type { FoundTicket } from '../queue/halls.ts'
import { ticketResource } from '../queue/ticket-resource.ts'
import { calledResource } from './calls.ts'
import type { RefusedCommand } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'

/** The ticket as it now is, with whom a completion called next; or the refusal. */
export function answerTicket(
  c: Context<Env>,
  house: House,
  outcome: { events: readonly QueueEvent[] } | RefusedCommand,
) {
  if ('refusal' in outcome) return refuse(c, outcome.refusal, outcome.field)
  const [event, next] = outcome.events
  const found = event && 'ticketId' in event ? house.halls.find(event.ticketId) : undefined
  if (!found) return refuse(c, 'not_found')
  const ticket = resourceOf(house, found)
  const called = next?.type === 'called' ? calledResource(house, next) : null
  return called ? c.json({ ticket, next: called }, 201) : c.json({ ticket }, 201)
}

/** The contract's ticket of one that was found. */
export function resourceOf(house: House, { site, queue, ticket }: FoundTicket) {
  return ticketResource(site, queue, ticket, house.pace, house.clock.now())
}
