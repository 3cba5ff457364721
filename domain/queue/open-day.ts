import type { CommandBase, EventBase } from './decision.ts'
import { ownCounter, type CounterPlace, type Instant, type Queue } from './state.ts'

/** A counter that stays open over midnight (telephone desks work around the clock). */
export type CarriedCounter = Pick<
  CounterPlace,
  'id' | 'staffId' | 'deskIds' | 'languages' | 'openingId' | 'pausedAt'
> & { openedAt: Instant }

/** Begin a branch's day. Numbers start again, announcements go on counting. */
export interface OpenDay extends CommandBase {
  verb: 'open-day'
  firstAnnouncementId: number
  carried: CarriedCounter[]
}

/** The first event of a day, with the counters that work around the clock. */
export interface DayOpened extends EventBase {
  type: 'day-opened'
  firstAnnouncementId: number
  carried: CarriedCounter[]
}

/** Opening an open day again does nothing. */
export function decideOpenDay(queue: Queue, command: OpenDay): DayOpened[] {
  if (queue.phase !== 'unopened') return []
  const { at, firstAnnouncementId, carried } = command
  return [{ type: 'day-opened', at, firstAnnouncementId, carried }]
}

/**
 * Carried counters stay open or on their break, whose reason went with the day before; what they
 * served counts anew.
 */
export function evolveDayOpened(queue: Queue, event: DayOpened): void {
  queue.phase = 'open'
  queue.nextAnnouncementId = event.firstAnnouncementId
  for (const carried of event.carried)
    Object.assign(ownCounter(queue, carried.id), {
      ...carried,
      state: carried.pausedAt === null ? 'open' : 'paused',
    })
}
