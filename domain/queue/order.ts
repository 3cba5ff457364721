/**
 * Who is next. Three sentences that a clerk can say and a citizen can check: everybody has an arrival time, a priority
 * ticket's counts as earlier by the head start; a counter looks at its own desks, and at those it helps once somebody
 * there has waited too long; the earliest arrival goes first, ties in the order of the log.
 */
import { comparePositions, type Position } from '../ordered-line.ts'
import type { CallReason } from '../resources.ts'
import { lineClasses, longestWaitingSince, type LineClass } from './line.ts'
import type { QueueSettings } from './settings.ts'
import { currentLeg, type CounterPlace, type Instant, type Queue, type Ticket } from './state.ts'

const minuteMs = 60_000
/** “Always first” is a head start longer than any day. */
const alwaysFirstMs = 7 * 24 * 60 * minuteMs
/** Bounds one call's record of whom it overtook. */
export const maxOvertook = 200

/** Who is called, and why: a clerk can say it, the citizen’s page shows it. */
export interface Choice {
  ticket: Ticket
  reason: CallReason
}

/** The head start of a priority ticket in milliseconds. */
export function headStartMs(settings: QueueSettings): number {
  const { headStartMinutes } = settings
  return headStartMinutes === 'always-first' ? alwaysFirstMs : headStartMinutes * minuteMs
}

const startOf = (ticket: { priority: boolean }, settings: QueueSettings) =>
  ticket.priority ? headStartMs(settings) : 0

/** Where a ticket stands once its head start is counted. */
export function adjustedPosition(ticket: Ticket, settings: QueueSettings): Position {
  return { time: ticket.lineTime - startOf(ticket, settings), seq: ticket.seq }
}

/** Desks a counter calls from now: its own, and those whose longest wait is past the counter's help-after time. */
export function countingDesks(
  queue: Queue,
  settings: QueueSettings,
  counter: CounterPlace,
  at: Instant,
): string[] {
  const helps = settings.counters.get(counter.id)?.helps ?? []
  const helped = helps.filter(({ deskId, helpAfterMinutes }) => {
    const since = longestWaitingSince(queue, deskId)
    return since !== null && at - since > helpAfterMinutes * minuteMs
  })
  return [...new Set([...counter.deskIds, ...helped.map((help) => help.deskId)])]
}

/** A language is held back only while another open counter of the desk speaks it and this one does not. */
function heldFor(queue: Queue, counter: CounterPlace, deskId: string, language: string): boolean {
  if (counter.languages.includes(language)) return false
  for (const other of queue.counters.values()) {
    if (other === counter || other.state !== 'open') continue
    if (other.deskIds.includes(deskId) && other.languages.includes(language)) return true
  }
  return false
}

/** The classes of tickets a counter may call from now, each in its own order. */
function candidates(
  queue: Queue,
  settings: QueueSettings,
  counter: CounterPlace,
  at: Instant,
): LineClass[] {
  const found: LineClass[] = []
  for (const deskId of countingDesks(queue, settings, counter, at)) {
    for (const lineClass of lineClasses(queue, deskId)) {
      // The head need not have waited longest: a transfer keeps its place in line but arrives later.
      const longest = lineClass.arrivals.first()
      if (!longest) continue
      const held = heldFor(queue, counter, deskId, lineClass.language)
      const waitedMs = at - currentLeg(longest).arrivedAt
      if (!held || waitedMs > settings.languageOfferMinutes * minuteMs) found.push(lineClass)
    }
  }
  return found
}

/** The first `limit` tickets in the order in which this counter would call them. */
export function upcoming(
  queue: Queue,
  settings: QueueSettings,
  counter: CounterPlace,
  at: Instant,
  limit: number,
): Ticket[] {
  const heads = candidates(queue, settings, counter, at).map((lineClass) => ({
    lineClass,
    index: 0,
  }))
  const order: Ticket[] = []
  while (order.length < limit) {
    let best: { head: (typeof heads)[number]; ticket: Ticket; position: Position } | null = null
    for (const head of heads) {
      const ticket = head.lineClass.tickets.at(head.index)
      if (!ticket) continue
      const position = adjustedPosition(ticket, settings)
      if (!best || comparePositions(position, best.position) < 0) best = { head, ticket, position }
    }
    if (!best) break
    order.push(best.ticket)
    best.head.index += 1
  }
  return order
}

/** Numbers of those who came before `ticket` to these desks and still wait, held back or not. */
function overtaken(queue: Queue, deskIds: Iterable<string>, ticket: Ticket): string[] {
  const position = { time: ticket.lineTime, seq: ticket.seq }
  const earlier: Ticket[] = []
  const classes = [...deskIds].flatMap((deskId) => [...lineClasses(queue, deskId)])
  for (const { tickets } of classes) {
    const count = Math.min(tickets.rank(position), maxOvertook)
    for (let index = 0; index < count; index++) {
      const other = tickets.at(index)
      if (other && other !== ticket) earlier.push(other)
    }
  }
  earlier.sort((a, b) => a.lineTime - b.lineTime || a.seq - b.seq)
  return earlier.slice(0, maxOvertook).map((other) => other.number)
}

/** The ticket that this counter calls next and why; null when nobody waits for it. */
export function chooseNext(
  queue: Queue,
  settings: QueueSettings,
  counter: CounterPlace,
  at: Instant,
): Choice | null {
  const [ticket] = upcoming(queue, settings, counter, at, 1)
  if (!ticket) return null
  const rule = counter.deskIds.includes(ticket.deskId) ? 'earliest' : 'helped-out'
  const deskIds = countingDesks(queue, settings, counter, at)
  return { ticket, reason: { rule, overtook: overtaken(queue, deskIds, ticket) } }
}

/** The reason of a call that names its ticket: it overtakes whoever came earlier to the desks that count here. */
export function chosenReason(
  queue: Queue,
  settings: QueueSettings,
  counter: CounterPlace,
  ticket: Ticket,
  at: Instant,
): CallReason {
  const deskIds = new Set([...countingDesks(queue, settings, counter, at), ticket.deskId])
  return { rule: 'chosen', overtook: overtaken(queue, deskIds, ticket) }
}

/** Who would be called before this waiting ticket at its own desk; 0 when it does not wait. */
export function aheadOf(queue: Queue, settings: QueueSettings, ticket: Ticket): number {
  if (ticket.state !== 'waiting') return 0
  const { time, seq } = adjustedPosition(ticket, settings)
  let ahead = 0
  for (const lineClass of lineClasses(queue, ticket.deskId))
    ahead += lineClass.tickets.rank({ time: time + startOf(lineClass, settings), seq })
  return ahead
}

/**
 * The line time that puts a ticket first or last at a desk, counting head starts; `keep` leaves it.
 * Decided with the settings of the moment and stored in the event, so that a replay never asks again.
 */
export function lineTimeAt(
  queue: Queue,
  settings: QueueSettings,
  ticket: Ticket,
  deskId: string,
  place: 'keep' | 'first' | 'last',
  at: Instant,
): Instant {
  if (place === 'keep') return ticket.lineTime
  const own = startOf(ticket, settings)
  let first = at
  let last = at
  for (const lineClass of lineClasses(queue, deskId)) {
    const start = startOf(lineClass, settings)
    const head = lineClass.tickets.first()
    const tail = lineClass.tickets.last()
    if (head) first = Math.min(first, head.lineTime - start - 1)
    if (tail) last = Math.max(last, tail.lineTime - start + 1)
  }
  return (place === 'first' ? first : last) + own
}
