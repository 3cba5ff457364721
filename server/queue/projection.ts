import type { QueueEvent } from '../../domain/queue/evolve.ts'
import { ticketOf, type Queue } from '../../domain/queue/state.ts'
import { closeDay, insertDay } from '../storage/day-table.ts'
import { streamName } from '../storage/event-log.ts'
import { deleteLeg, saveLeg } from '../storage/leg-table.ts'
import { eraseNotes } from '../storage/note-table.ts'
import type { Statement } from '../storage/writer.ts'
import type { Zone } from '../zone.ts'
import { legRecord } from './leg-record.ts'

/** The rows beside the log that an event changes, once the queue has taken it in. Same transaction. */
export function project(queue: Queue, event: QueueEvent, zone: Zone): Statement[] {
  switch (event.type) {
    case 'day-opened':
      return [insertDay(streamName(queue.branchId, queue.day), queue.branchId, queue.day)]
    case 'day-ended':
      return [
        closeDay(streamName(queue.branchId, queue.day), event.at, queue.nextAnnouncementId - 1),
        eraseNotes(queue.branchId, event.at),
      ]
    case 'completed':
    case 'marked-no-show':
    case 'expired':
      return [endedLeg(queue, event.ticketId, -1, zone)]
    case 'transferred':
      return [endedLeg(queue, event.ticketId, -2, zone)]
    case 'cancelled':
      // A mistake leaves every figure; what was served at desks before stays.
      return event.reason === 'mistake' ? [] : [endedLeg(queue, event.ticketId, -1, zone)]
    case 'reinstated':
      return [deleteLeg(event.ticketId, ticketOf(queue, event.ticketId).legs.length - 1)]
    default:
      return []
  }
}

function endedLeg(queue: Queue, ticketId: string, fromEnd: number, zone: Zone): Statement {
  const { legs } = ticketOf(queue, ticketId)
  const index = legs.length + fromEnd
  const leg = legs[index]
  if (!leg) throw new Error(`ticket ${ticketId} has no leg ${index}`)
  return saveLeg(queue.branchId, ticketId, index, legRecord(leg, queue.day, zone))
}
