import { OrderedLine } from '../ordered-line.ts'
import { currentLeg, type Queue, type Ticket } from './state.ts'

/** Tickets that share priority and language keep one order among themselves, whatever the settings become. */
export interface LineClass {
  priority: boolean
  language: string
  tickets: OrderedLine<Ticket>
  /** The same tickets by real arrival at this desk: gives who of them has waited longest. */
  arrivals: OrderedLine<Ticket>
}

/** Who waits at one desk. */
export interface Line {
  classes: Map<string, LineClass>
  /** By real arrival at this desk: gives who has waited longest. */
  arrivals: OrderedLine<Ticket>
}

const classKey = (ticket: Ticket) => `${ticket.priority ? 1 : 0}${ticket.language}`

/** The classes of tickets that wait at a desk. */
export function lineClasses(queue: Queue, deskId: string): Iterable<LineClass> {
  return queue.lines.get(deskId)?.classes.values() ?? []
}

function ownLine(queue: Queue, deskId: string): Line {
  const line = queue.lines.get(deskId) ?? { classes: new Map(), arrivals: new OrderedLine() }
  queue.lines.set(deskId, line)
  return line
}

/** Stand in the line of `ticket.deskId`, at `ticket.lineTime`. */
export function joinLine(queue: Queue, ticket: Ticket): void {
  const line = ownLine(queue, ticket.deskId)
  const key = classKey(ticket)
  let lineClass = line.classes.get(key)
  if (!lineClass) {
    const { priority, language } = ticket
    lineClass = { priority, language, tickets: new OrderedLine(), arrivals: new OrderedLine() }
    line.classes.set(key, lineClass)
  }
  const arrival = { time: currentLeg(ticket).arrivedAt, seq: ticket.seq }
  lineClass.tickets.add({ time: ticket.lineTime, seq: ticket.seq }, ticket)
  lineClass.arrivals.add(arrival, ticket)
  line.arrivals.add(arrival, ticket)
}

/** Leave the line: called, moved away, cancelled or expired. */
export function leaveLine(queue: Queue, ticket: Ticket): void {
  const line = ownLine(queue, ticket.deskId)
  const lineClass = line.classes.get(classKey(ticket))
  const arrival = { time: currentLeg(ticket).arrivedAt, seq: ticket.seq }
  lineClass?.tickets.remove({ time: ticket.lineTime, seq: ticket.seq })
  lineClass?.arrivals.remove(arrival)
  line.arrivals.remove(arrival)
}

/** How many wait at a desk. */
export function waitingCount(queue: Queue, deskId: string): number {
  return queue.lines.get(deskId)?.arrivals.size ?? 0
}

/** When the one who has waited longest at a desk came; null when nobody waits. */
export function longestWaitingSince(queue: Queue, deskId: string): number | null {
  const first = queue.lines.get(deskId)?.arrivals.first()
  return first ? currentLeg(first).arrivedAt : null
}
