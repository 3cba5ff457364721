/** The rules of the order said again in the slowest and plainest way, to hold the fast ones against. */
import { headStartMs } from '../../../domain/queue/order.ts'
import type { QueueSettings } from '../../../domain/queue/settings.ts'
import {
  currentLeg,
  type CounterPlace,
  type Queue,
  type Ticket,
} from '../../../domain/queue/state.ts'
import type { Story } from './story.ts'

const minuteMs = 60_000

export const waitingIn = (queue: Queue) =>
  [...queue.tickets.values()].filter(({ state }) => state === 'waiting')

/** Real wait at this desk so far. */
const waited = (ticket: Ticket, at: number) => at - currentLeg(ticket).arrivedAt

/** Came before, counting head starts. */
export function goesBefore(settings: QueueSettings, one: Ticket, other: Ticket): number {
  const counted = (ticket: Ticket) =>
    ticket.lineTime - (ticket.priority ? headStartMs(settings) : 0)
  return counted(one) - counted(other) || one.seq - other.seq
}

/** Everybody at the desks that count for a counter now. */
function within({ queue, settings, at }: Story, counter: CounterPlace): Ticket[] {
  const all = waitingIn(queue)
  const helps = settings.counters.get(counter.id)?.helps ?? []
  return all.filter(
    ({ deskId }) =>
      counter.deskIds.includes(deskId) ||
      helps.some(
        (help) =>
          help.deskId === deskId &&
          all.some(
            (one) => one.deskId === deskId && waited(one, at) > help.helpAfterMinutes * minuteMs,
          ),
      ),
  )
}

/** Held for an open counter that speaks the language, until somebody of that line has waited too long. */
function isHeld({ queue, settings, at }: Story, counter: CounterPlace, ticket: Ticket): boolean {
  const speaks = ({ languages }: CounterPlace) => languages.includes(ticket.language)
  const isLike = (one: Ticket) =>
    one.deskId === ticket.deskId &&
    one.language === ticket.language &&
    one.priority === ticket.priority
  const patient = waitingIn(queue)
    .filter(isLike)
    .every((one) => waited(one, at) <= settings.languageOfferMinutes * minuteMs)
  const speakers = [...queue.counters.values()].filter(
    (one) => one.state === 'open' && one.deskIds.includes(ticket.deskId) && speaks(one),
  )
  return !speaks(counter) && patient && speakers.length > 0
}

/** In the order in which this counter would call them. */
export function expectedOrder(story: Story, counter: CounterPlace): Ticket[] {
  return within(story, counter)
    .filter((ticket) => !isHeld(story, counter, ticket))
    .sort((one, other) => goesBefore(story.settings, one, other))
}

/** Numbers of those at the desks that count, or at the ticket's own, who came before it and still wait. */
export function expectedOvertook(story: Story, counter: CounterPlace, ticket: Ticket): string[] {
  const atItsDesk = waitingIn(story.queue).filter(({ deskId }) => deskId === ticket.deskId)
  return [...new Set([...within(story, counter), ...atItsDesk])]
    .filter(
      (one) =>
        one.lineTime - ticket.lineTime < 0 ||
        (one.lineTime === ticket.lineTime && one.seq < ticket.seq),
    )
    .sort((one, other) => one.lineTime - other.lineTime || one.seq - other.seq)
    .map(({ number }) => number)
}
