import { decideCall, type Call } from './call.ts'
import { decideCancel, type Cancel } from './cancel.ts'
import { decideCloseCounter, type CloseCounter } from './close-counter.ts'
import { decideComplete, type Complete } from './complete.ts'
import { decideConfirmAnnouncement, type ConfirmAnnouncement } from './confirm-announcement.ts'
import { refuse, type Refusal } from './decision.ts'
import { decideEndDay, type EndDay } from './end-day.ts'
import type { QueueEvent } from './evolve.ts'
import { decideIssue, type Issue } from './issue.ts'
import { decideMarkNoShow, type MarkNoShow } from './no-show.ts'
import { decideOpenCounter, type OpenCounter } from './open-counter.ts'
import { decideOpenDay, type OpenDay } from './open-day.ts'
import { decidePark, type Park } from './park.ts'
import { decidePauseCounter, type PauseCounter } from './pause-counter.ts'
import { decideRecall, type Recall } from './recall.ts'
import { decideReinstate, type Reinstate } from './reinstate.ts'
import { decideRequeue, type Requeue } from './requeue.ts'
import { decideResumeCounter, type ResumeCounter } from './resume-counter.ts'
import { decideResume, type Resume } from './resume.ts'
import type { QueueSettings } from './settings.ts'
import { decideStart, type Start } from './start.ts'
import type { Queue } from './state.ts'
import { decideTransfer, type Transfer } from './transfer.ts'

/** Everything that can be wanted of a branch’s day. */
export type Command =
  | OpenDay
  | Issue
  | Call
  | Recall
  | ConfirmAnnouncement
  | Start
  | Complete
  | Park
  | Resume
  | MarkNoShow
  | Requeue
  | Reinstate
  | Transfer
  | Cancel
  | OpenCounter
  | PauseCounter
  | ResumeCounter
  | CloseCounter
  | EndDay

/**
 * What happens when this is wanted: events, or the rule that says no. Leaves the state alone.
 * A day that has not been opened, or has ended, takes no other command: `day_ended`.
 */
export function decide(
  queue: Queue,
  settings: QueueSettings,
  command: Command,
): QueueEvent[] | Refusal {
  const at = Math.max(command.at, queue.lastAt)
  const timed = at === command.at ? command : { ...command, at }
  if (timed.verb === 'open-day') return decideOpenDay(queue, timed)
  if (timed.verb === 'end-day') return decideEndDay(queue, settings, timed)
  if (queue.phase !== 'open') return refuse('day_ended')
  return decideInDay(queue, settings, timed)
}

function decideInDay(
  queue: Queue,
  settings: QueueSettings,
  command: Exclude<Command, OpenDay | EndDay>,
): QueueEvent[] | Refusal {
  switch (command.verb) {
    case 'issue':
      return decideIssue(queue, settings, command)
    case 'call':
      return decideCall(queue, settings, command)
    case 'recall':
      return decideRecall(queue, settings, command)
    case 'confirm-announcement':
      return decideConfirmAnnouncement(queue, command)
    case 'start':
      return decideStart(queue, command)
    case 'complete':
      return decideComplete(queue, settings, command)
    case 'park':
      return decidePark(queue, command)
    case 'resume':
      return decideResume(queue, settings, command)
    case 'mark-no-show':
      return decideMarkNoShow(queue, settings, command)
    case 'requeue':
      return decideRequeue(queue, settings, command)
    case 'reinstate':
      return decideReinstate(queue, settings, command)
    case 'transfer':
      return decideTransfer(queue, settings, command)
    case 'cancel':
      return decideCancel(queue, command)
    case 'open-counter':
      return decideOpenCounter(queue, settings, command)
    case 'pause-counter':
      return decidePauseCounter(queue, settings, command)
    case 'resume-counter':
      return decideResumeCounter(queue, settings, command)
    case 'close-counter':
      return decideCloseCounter(queue, settings, command)
  }
}
