import type { EscortTaskResource } from '../../../../domain/escort-task.ts'
import type { CounterResource, TicketResource } from '../../../../domain/resources.ts'
import type { PrintOutcome, PrintProblem } from '../../../../domain/slip.ts'
import type { CounterView } from '../../../../domain/views.ts'

/** What a command's answer may hold, as far as the screen reads it. */
export interface Answered {
  ticket?: TicketResource
  counter?: CounterResource
  print?: { id: string; outcome: PrintOutcome; problem?: PrintProblem }
  next?: { ticket: TicketResource } | null
  escortTask?: EscortTaskResource
}

/**
 * Whether a view already knows what a command answered. Answers arrive a moment before the live view: a key pressed in
 * between would be meant for a citizen who has just left.
 */
export function shows(view: CounterView, answer: Answered): boolean {
  const { counter, current } = view
  if (answer.counter && answer.counter.id === counter.id) {
    const { state, openingId } = answer.counter
    if (state !== counter.state || openingId !== counter.openingId) return false
  }
  const ticket = answer.next?.ticket ?? answer.ticket
  if (!ticket) return true
  const isHere =
    ticket.counterId === counter.id && (ticket.state === 'called' || ticket.state === 'serving')
  if (!isHere) return current?.ticketId !== ticket.id
  return (
    current?.ticketId === ticket.id &&
    current.state === ticket.state &&
    current.calls >= ticket.calls
  )
}
