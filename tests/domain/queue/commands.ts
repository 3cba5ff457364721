/** Commands by their short names, each given by whoever usually gives it. `by` lets somebody else give it. */
import type { Command } from '../../../domain/queue/decide.ts'
import type { CancelReason, CompletionOutcome, Place } from '../../../domain/resources.ts'
import { systemActor, type Actor } from '../../../domain/staff.ts'
import { ayse, display, kiosk } from './hall.ts'

type Untimed<C> = C extends Command ? Omit<C, 'at'> : never
/** A command without its moment: the story knows what time it is. */
export type Draft = Untimed<Command>
type DraftOf<V extends Command['verb']> = Extract<Draft, { verb: V }>

export function by<D extends Draft>(actor: Actor, draft: D): D {
  return { ...draft, actor }
}

export function issue(ticketId: string, change: Partial<DraftOf<'issue'>> = {}): DraftOf<'issue'> {
  return {
    verb: 'issue',
    actor: kiosk,
    ticketId,
    code: `code-${ticketId}`,
    deskId: 'zabita',
    priority: false,
    language: 'tr',
    topicId: null,
    ...change,
  }
}

export function open(
  counterId: string,
  change: Partial<DraftOf<'open-counter'>> = {},
): DraftOf<'open-counter'> {
  return {
    verb: 'open-counter',
    actor: ayse,
    counterId,
    openingId: `opening-${counterId}`,
    languages: [],
    takeOver: false,
    ...change,
  }
}

export function call(counterId: string, ticketId?: string): DraftOf<'call'> {
  const draft = { verb: 'call', actor: ayse, counterId } as const
  return ticketId === undefined ? draft : { ...draft, ticketId }
}

export function confirm(
  announcementId: number,
  stage: 'shown' | 'spoken',
): DraftOf<'confirm-announcement'> {
  return { verb: 'confirm-announcement', actor: display, announcementId, stage }
}

export function complete(
  ticketId: string,
  outcome: CompletionOutcome = 'solved',
): DraftOf<'complete'> {
  return { verb: 'complete', actor: ayse, ticketId, outcome, thenCallNext: false }
}

export function completeThenCall(ticketId: string): DraftOf<'complete'> {
  return { ...complete(ticketId), thenCallNext: true }
}

export function noShow(ticketId: string, displayOnline = false): DraftOf<'mark-no-show'> {
  return { verb: 'mark-no-show', actor: ayse, ticketId, displayOnline }
}

export function transfer(
  ticketId: string,
  deskId: string,
  place: Place = 'keep',
): DraftOf<'transfer'> {
  return { verb: 'transfer', actor: ayse, ticketId, deskId, place, noteId: null }
}

export function cancel(ticketId: string, reason: CancelReason = 'left'): DraftOf<'cancel'> {
  return { verb: 'cancel', actor: ayse, ticketId, reason }
}

const recall = (ticketId: string) => ({ verb: 'recall', actor: ayse, ticketId }) as const
const start = (ticketId: string) => ({ verb: 'start', actor: ayse, ticketId }) as const
const park = (ticketId: string) => ({ verb: 'park', actor: ayse, ticketId }) as const
const resume = (ticketId: string, counterId: string) =>
  ({ verb: 'resume', actor: ayse, ticketId, counterId }) as const
const requeue = (ticketId: string, place: Place = 'keep') =>
  ({ verb: 'requeue', actor: ayse, ticketId, place }) as const
const reinstate = (ticketId: string, place: Place = 'keep') =>
  ({ verb: 'reinstate', actor: ayse, ticketId, place }) as const
const pause = (counterId: string) =>
  ({ verb: 'pause-counter', actor: ayse, counterId, noteId: null }) as const
const comeBack = (counterId: string) =>
  ({ verb: 'resume-counter', actor: ayse, counterId }) as const
const close = (counterId: string) => ({ verb: 'close-counter', actor: ayse, counterId }) as const
const endDay = () => ({ verb: 'end-day', actor: systemActor }) as const

export { close, comeBack, endDay, park, pause, recall, reinstate, requeue, resume, start }
