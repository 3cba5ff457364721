import type { CancelReason, CompletionOutcome, Place } from '../../../../domain/resources.ts'
import type { HelpRow } from '../../../../domain/views.ts'
import type { Sending } from '../../../../ui/api.ts'
import { t } from '../../../../ui/language.svelte.ts'
import { client } from './client.ts'
import type { Command } from './command-runner.svelte.ts'

const tickets = client.api.tickets[':id']
const counters = client.api.counters[':id']

/** A ticket as lists, dialogs and commands speak of it. */
export interface TicketHandle {
  ticketId: string
  number: string
  deskId: string
}

/**
 * Sitting down. `desks` left out: those it is open for already, else those of its settings;
 * `takeOver`: also when somebody else has it open.
 */
export interface Opening {
  desks?: string[]
  takeOver?: boolean
}

/** Where a ticket goes on to; `note`: 500 characters at most, nothing about the person. */
export interface Transfer {
  deskId: string
  place: Place
  note?: string
}

const words = () => t().counter.done

/** What is done at the counter itself; `id` is the counter's. */
export const counterVerbs = {
  open: (id: string, json: Opening): Command => ({
    signature: `open ${id} ${JSON.stringify(json)}`,
    send: (sending) => counters.opening.$post({ param: { id }, json }, sending),
    done: () => words().taken,
  }),
  close: (id: string): Command => ({
    signature: `close ${id}`,
    send: (sending) => counters.closing.$post({ param: { id }, json: {} }, sending),
    done: () => t().counter.closed,
  }),
  pause: (id: string, reason: string): Command => ({
    signature: `pause ${id} ${reason}`,
    send: (sending) => counters.pauses.$post({ param: { id }, json: { reason } }, sending),
    done: () => words().paused,
  }),
  resume: (id: string): Command => ({
    signature: `resume-counter ${id}`,
    send: (sending) => counters.resumption.$post({ param: { id }, json: {} }, sending),
    done: () => words().resumedCounter,
  }),
  /** Without a ticket: the next one. */
  call: (id: string, ticketId?: string): Command => ({
    signature: `call ${id} ${ticketId ?? ''}`,
    send: (sending) => counters.calls.$post({ param: { id }, json: { ticketId } }, sending),
    done: ({ ticket }) => words().called(ticket?.number ?? ''),
  }),
}

/** What is done for a kiosk that rings. */
export const helpVerbs = {
  answer: ({ id, deviceName }: Pick<HelpRow, 'id' | 'deviceName'>): Command => ({
    signature: `answer ${id}`,
    send: (sending) =>
      client.api['help-calls'][':id'].answer.$post({ param: { id }, json: {} }, sending),
    done: () => words().helpAnswered(deviceName),
  }),
}

/** A number that the clerk takes for somebody. */
export interface Order {
  branchId: string
  deskId: string
  priority: boolean
  language: string
}

/** The verbs that need nothing but their ticket. */
type PlainVerb = 'recall' | 'start' | 'no-show' | 'requeue' | 'park' | 'reinstate'

const plainSenders: Record<PlainVerb, (id: string, sending: Sending) => Promise<Response>> = {
  recall: (id, sending) => tickets.recalls.$post({ param: { id }, json: {} }, sending),
  start: (id, sending) => tickets.service.$post({ param: { id }, json: {} }, sending),
  'no-show': (id, sending) => tickets['no-show'].$post({ param: { id }, json: {} }, sending),
  requeue: (id, sending) => tickets.requeue.$post({ param: { id }, json: {} }, sending),
  park: (id, sending) => tickets.parking.$post({ param: { id }, json: {} }, sending),
  reinstate: (id, sending) => tickets.reinstatement.$post({ param: { id }, json: {} }, sending),
}

function plain(verb: PlainVerb, said: () => (number: string) => string) {
  return ({ ticketId, number }: TicketHandle): Command => ({
    signature: `${verb} ${ticketId}`,
    send: (sending) => plainSenders[verb](ticketId, sending),
    done: () => said()(number),
  })
}

/** What is done with a ticket. */
export const ticketVerbs = {
  recall: plain('recall', () => words().recalled),
  start: plain('start', () => words().started),
  noShow: plain('no-show', () => words().noShow),
  requeue: plain('requeue', () => words().requeued),
  park: plain('park', () => words().parked),
  reinstate: plain('reinstate', () => words().reinstated),

  issue: (json: Order): Command => ({
    signature: `issue ${JSON.stringify(json)}`,
    send: (sending) => client.api.tickets.$post({ json }, sending),
    done: ({ ticket }) => words().issued(ticket?.number ?? ''),
  }),
  printCopy: ({ ticketId: id, number }: TicketHandle): Command => ({
    signature: `print ${id}`,
    send: (sending) => tickets.prints.$post({ param: { id }, json: {} }, sending),
    done: () => words().printing(number),
  }),
  complete: (
    { ticketId: id, number }: TicketHandle,
    json: { outcome: CompletionOutcome; thenCallNext: boolean },
  ): Command => ({
    signature: `complete ${id} ${JSON.stringify(json)}`,
    send: (sending) => tickets.completion.$post({ param: { id }, json }, sending),
    done: ({ next }) => {
      if (!json.thenCallNext) return words().completed(number)
      return next
        ? words().completedAndCalled(number, next.ticket.number)
        : words().completedAndNobody(number)
    },
  }),
  resume: ({ ticketId: id, number }: TicketHandle, counterId: string): Command => ({
    signature: `resume ${id} ${counterId}`,
    send: (sending) => tickets.resumption.$post({ param: { id }, json: { counterId } }, sending),
    done: () => words().resumed(number),
  }),
  transfer: (
    { ticketId: id, number }: TicketHandle,
    json: Transfer,
    deskName: string,
  ): Command => ({
    signature: `transfer ${id} ${JSON.stringify(json)}`,
    send: (sending) => tickets.transfers.$post({ param: { id }, json }, sending),
    done: () => words().transferred(number, deskName),
  }),
  cancel: ({ ticketId: id, number }: TicketHandle, reason: CancelReason): Command => ({
    signature: `cancel ${id} ${reason}`,
    send: (sending) => tickets.cancellation.$post({ param: { id }, json: { reason } }, sending),
    done: () => words().cancelled(number),
  }),
}
