import { longestWaitingSince } from '../../domain/queue/line.ts'
import { counterOf, currentLeg, ticketOf, type Queue } from '../../domain/queue/state.ts'
import type { HallCounter, HallDesk, HallDevice, HallView } from '../../domain/views.ts'
import { boardDesk, lettered, viewHead, type ViewSource } from './board-view.ts'
import { counterResource, type StaffName } from './counter-resource.ts'
import type { CounterRow } from '../storage/counter-table.ts'
import type { DeskRow } from '../storage/desk-table.ts'
import type { NoteText } from './notes.ts'
import { isoOrNull } from './ticket-resource.ts'

/**
 * What the manager’s live page is made of besides. `backupFailedAt` null: the last one went well,
 * or none is wanted.
 */
export interface HallSource extends ViewSource {
  staffName: StaffName
  noteText: NoteText
  devices: HallDevice[]
  /** Epoch milliseconds. */
  backupFailedAt: number | null
}

/** The manager's live page. */
export function hallView(source: HallSource): HallView {
  const { site, queue, devices } = source
  const desks = lettered(site).map((desk) => hallDesk(source, desk))
  return {
    ...viewHead('hall', source),
    desks,
    counters: [...site.counters.values()].map((counter) => hallCounter(source, counter)),
    devices,
    waitingTotal: desks.reduce((total, { waiting }) => total + waiting, 0),
    parkedTotal: queue.parked.size,
    help: source.help.filter(({ answeredAt }) => answeredAt === null),
    backupFailedAt: isoOrNull(site.branch.zone, source.backupFailedAt),
  }
}

function hallDesk(source: ViewSource, desk: DeskRow & { letter: string }): HallDesk {
  const { site, queue, now } = source
  return {
    ...boardDesk(source, desk),
    longestWaitingSince: isoOrNull(site.branch.zone, longestWaitingSince(queue, desk.id)),
    targetMinutes: desk.targetMinutes,
    late: lateCount(queue, desk, now),
  }
}

/** Those who arrived before the target's distance stand in front of the line of arrivals. */
function lateCount(queue: Queue, { id, targetMinutes }: DeskRow, now: number): number {
  const before = { time: now - targetMinutes * 60_000, seq: 0 }
  return queue.lines.get(id)?.arrivals.rank(before) ?? 0
}

function hallCounter(source: HallSource, counter: CounterRow): HallCounter {
  const { site, queue, staffName, noteText } = source
  const place = counterOf(queue, counter.id)
  const ticket = place.ticketId === null ? null : ticketOf(queue, place.ticketId)
  const { zone } = site.branch
  return {
    ...counterResource(site, queue, counter, staffName),
    current: ticket && {
      number: ticket.number,
      deskId: ticket.deskId,
      state: ticket.state === 'called' ? 'called' : 'serving',
      since: zone.iso(currentLeg(ticket).servingSince ?? ticket.lastCalledAt ?? source.now),
    },
    pauseReason: place.noteId === null ? null : (noteText(place.noteId) ?? null),
    servedToday: place.served.length,
  }
}
