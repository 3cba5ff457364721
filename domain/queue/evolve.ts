import { evolveCalled, type Called } from './call.ts'
import { evolveCancelled, type Cancelled } from './cancel.ts'
import { evolveCounterClosed, type CounterClosed } from './close-counter.ts'
import { evolveCompleted, type Completed } from './complete.ts'
import { evolveAnnouncementConfirmed, type AnnouncementConfirmed } from './confirm-announcement.ts'
import { evolveDayEnded, type DayEnded } from './end-day.ts'
import { evolveExpired, type Expired } from './expire.ts'
import { evolveIssued, type Issued } from './issue.ts'
import { evolveMarkedNoShow, type MarkedNoShow } from './no-show.ts'
import { evolveCounterOpened, type CounterOpened } from './open-counter.ts'
import { evolveDayOpened, type DayOpened } from './open-day.ts'
import { evolveParked, type Parked } from './park.ts'
import { evolveCounterPaused, type CounterPaused } from './pause-counter.ts'
import { evolveRecalled, type Recalled } from './recall.ts'
import { evolveReinstated, type Reinstated } from './reinstate.ts'
import { evolveRequeued, type Requeued } from './requeue.ts'
import { evolveCounterResumed, type CounterResumed } from './resume-counter.ts'
import { evolveResumed, type Resumed } from './resume.ts'
import { evolveServiceStarted, type ServiceStarted } from './start.ts'
import type { Queue } from './state.ts'
import { evolveTransferred, type Transferred } from './transfer.ts'

/**
 * Everything that can happen on a branch’s day, as it stands in the log. The log cannot forget, so
 * no event holds free text or names a citizen.
 */
export type QueueEvent =
  | DayOpened
  | Issued
  | Called
  | Recalled
  | AnnouncementConfirmed
  | ServiceStarted
  | Completed
  | Parked
  | Resumed
  | MarkedNoShow
  | Requeued
  | Reinstated
  | Transferred
  | Cancelled
  | Expired
  | CounterOpened
  | CounterPaused
  | CounterResumed
  | CounterClosed
  | DayEnded

/** Take an event in. Changes the queue it is given (which it owns) and never looks at settings, so replays are stable. */
export function evolve(queue: Queue, event: QueueEvent): void {
  queue.version += 1
  queue.lastAt = Math.max(queue.lastAt, event.at)
  apply(queue, event)
}

function apply(queue: Queue, event: QueueEvent): void {
  switch (event.type) {
    case 'day-opened':
      return evolveDayOpened(queue, event)
    case 'issued':
      return evolveIssued(queue, event)
    case 'called':
      return evolveCalled(queue, event)
    case 'recalled':
      return evolveRecalled(queue, event)
    case 'announcement-confirmed':
      return evolveAnnouncementConfirmed(queue, event)
    case 'service-started':
      return evolveServiceStarted(queue, event)
    case 'completed':
      return evolveCompleted(queue, event)
    case 'parked':
      return evolveParked(queue, event)
    case 'resumed':
      return evolveResumed(queue, event)
    case 'marked-no-show':
      return evolveMarkedNoShow(queue, event)
    case 'requeued':
      return evolveRequeued(queue, event)
    case 'reinstated':
      return evolveReinstated(queue, event)
    case 'transferred':
      return evolveTransferred(queue, event)
    case 'cancelled':
      return evolveCancelled(queue, event)
    case 'expired':
      return evolveExpired(queue, event)
    case 'counter-opened':
      return evolveCounterOpened(queue, event)
    case 'counter-paused':
      return evolveCounterPaused(queue, event)
    case 'counter-resumed':
      return evolveCounterResumed(queue, event)
    case 'counter-closed':
      return evolveCounterClosed(queue, event)
    case 'day-ended':
      return evolveDayEnded(queue)
  }
}
