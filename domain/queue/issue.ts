import { scopeOf } from '../staff.ts'
import { refuse, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { joinLine } from './line.ts'
import type { QueueSettings } from './settings.ts'
import type { Queue, Ticket } from './state.ts'

/** Take a number at a desk. Refusals: `forbidden`, `unknown_desk`, `no_tickets_here`, `desk_closed`. */
export interface Issue extends CommandBase {
  verb: 'issue'
  ticketId: string
  code: string
  deskId: string
  /** Self-declared; the reason is health data and is not asked. */
  priority: boolean
  language: string
  topicId: string | null
}

/** A number was taken. It says all that a replay needs of it, whatever the desk is set to since. */
export interface Issued extends EventBase {
  type: 'issued'
  ticketId: string
  code: string
  number: string
  /** The series it belongs to: a letter may move from desk to desk during a day, a number is still given once. */
  letter: string
  /** The number within that series. */
  serial: number
  deskId: string
  priority: boolean
  language: string
  topicId: string | null
  /** The kiosk or the clerk that gave it. */
  by: string
}

/** `Z-042`: the letter, a plain hyphen, three digits that grow (`Z-1000`). */
export function ticketNumber(letter: string, serial: number): string {
  return `${letter}-${String(serial).padStart(3, '0')}`
}

/**
 * The next number of the letter’s series, whichever desk had the letter before. Refused as its
 * command says.
 */
export function decideIssue(
  queue: Queue,
  settings: QueueSettings,
  command: Issue,
): Issued[] | Refusal {
  const { at, actor, ticketId, code, deskId, priority, language, topicId } = command
  if (!scopeOf(actor.role, 'ticket.issue')) return refuse('forbidden')
  const desk = settings.desks.get(deskId)
  if (!desk) return refuse('unknown_desk', 'deskId')
  if (desk.letter === null) return refuse('no_tickets_here', 'deskId')
  if (!desk.open) return refuse('desk_closed')
  const { letter } = desk
  const serial = (queue.lastNumbers.get(letter) ?? 0) + 1
  const series = { number: ticketNumber(letter, serial), letter, serial }
  const by = actor.id
  return [
    { type: 'issued', at, ticketId, code, ...series, deskId, priority, language, topicId, by },
  ]
}

/**
 * Stands in line by its arrival; a head start is counted with when somebody is called, not here.
 */
export function evolveIssued(queue: Queue, event: Issued): void {
  const { at, ticketId, code, number, deskId, priority, language, topicId } = event
  const ticket: Ticket = {
    id: ticketId,
    code,
    number,
    seq: queue.version,
    deskId,
    state: 'waiting',
    priority,
    language,
    topicId,
    issuedAt: at,
    issuedBy: event.by,
    lineTime: at,
    counterId: null,
    calls: 0,
    lastCalledAt: null,
    announcementId: null,
    shownAt: null,
    spokenAt: null,
    reason: null,
    parkedAt: null,
    completionOutcome: null,
    cancelReason: null,
    legs: [newLeg(deskId, at)],
  }
  queue.tickets.set(ticketId, ticket)
  queue.ticketIdByCode.set(code, ticketId)
  queue.lastNumbers.set(event.letter, event.serial)
  joinLine(queue, ticket)
}

/** A leg that begins with arrival at a desk; `noteId`: of the transfer that led there. */
export function newLeg(
  deskId: string,
  arrivedAt: number,
  noteId: string | null = null,
): Ticket['legs'][number] {
  return {
    deskId,
    counterId: null,
    staffId: null,
    arrivedAt,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    servedMs: 0,
    servingSince: null,
    outcome: 'open',
    noteId,
  }
}
