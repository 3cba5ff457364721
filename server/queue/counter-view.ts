import { longestWaitingSince, waitingCount } from '../../domain/queue/line.ts'
import { noShowRule } from '../../domain/queue/no-show.ts'
import { countingDesks, upcoming } from '../../domain/queue/order.ts'
import {
  counterOf,
  currentLeg,
  ticketOf,
  waitMs,
  type CounterPlace,
  type Ticket,
} from '../../domain/queue/state.ts'
import type {
  CounterView,
  CurrentTicket,
  HelpRow,
  NoShowRow,
  ParkedRow,
  WaitingRow,
} from '../../domain/views.ts'
import { percentile } from '../../domain/statistics.ts'
import { boardDesk, lettered, viewHead, type ViewSource } from './board-view.ts'
import { counterResource, type StaffName } from './counter-resource.ts'
import type { CounterRow } from '../storage/counter-table.ts'
import { transferNotes, type NoteText } from './notes.ts'
import { isoOrNull } from './ticket-resource.ts'

const waitingRows = 50
const noShowRows = 20

/** What a clerk’s screen is made of besides; `escorts`: who asked to be walked to the counter. */
export interface CounterSource extends ViewSource {
  counter: CounterRow
  staffName: StaffName
  displayOnline: boolean
  /** Who sits there may be called to any kiosk. */
  isSupervised: boolean
  escorts: { has: (ticketId: string) => boolean }
  noteText: NoteText
}

/** A clerk's whole screen. */
export function counterView(source: CounterSource): CounterView {
  const { site, queue, counter, now, staffName, displayOnline } = source
  const place = counterOf(queue, counter.id)
  const deskIds = countingDesks(queue, site.settings, place, now)
  const longest = deskIds.flatMap((deskId) => longestWaitingSince(queue, deskId) ?? [])
  return {
    ...viewHead('counter', source),
    counter: counterResource(site, queue, counter, staffName),
    desks: lettered(site).map((desk) => boardDesk(source, desk)),
    current: currentTicket(source, place),
    waiting: upcoming(queue, site.settings, place, now, waitingRows).map((ticket) =>
      waitingRow(source, ticket),
    ),
    waitingTotal: deskIds.reduce((total, deskId) => total + waitingCount(queue, deskId), 0),
    longestWaitingSince: longest.length === 0 ? null : site.branch.zone.iso(Math.min(...longest)),
    parked: parkedRows(source),
    noShows: noShows(source, place),
    displayOnline,
    help: ringing(source, place),
    today: todayOf(place),
  }
}

function waitingRow({ site }: ViewSource, ticket: Ticket): WaitingRow {
  const { id, number, deskId, priority, language } = ticket
  const arrivedAt = site.branch.zone.iso(currentLeg(ticket).arrivedAt)
  return { ticketId: id, number, deskId, priority, language, arrivedAt }
}

function currentTicket(source: CounterSource, place: CounterPlace): CurrentTicket | null {
  const { site, queue, now, displayOnline } = source
  if (place.ticketId === null) return null
  const ticket = ticketOf(queue, place.ticketId)
  const leg = currentLeg(ticket)
  const { zone } = site.branch
  const rule = noShowRule(site.settings, ticket, displayOnline)
  const isCalled = ticket.state === 'called'
  return {
    ...waitingRow(source, ticket),
    state: isCalled ? 'called' : 'serving',
    topicId: ticket.topicId,
    calledAt: zone.iso(ticket.lastCalledAt ?? now),
    calls: ticket.calls,
    startedAt: isoOrNull(zone, leg.servingSince),
    servedSeconds: leg.servedMs / 1000,
    waitSeconds: (waitMs(leg) ?? now - leg.arrivedAt) / 1000,
    escort: source.escorts.has(ticket.id),
    announcementId: ticket.announcementId ?? 0,
    announced: announced(ticket),
    noShowAllowedAt: isCalled && rule.callsMissing === 0 ? zone.iso(rule.allowedAt) : null,
    noShowCallsMissing: rule.callsMissing,
    reason: ticket.reason ?? { rule: 'earliest', overtook: [] },
    notes: transferNotes(ticket, source.noteText),
  }
}

function announced(ticket: Ticket): CurrentTicket['announced'] {
  if (ticket.spokenAt !== null) return 'spoken'
  return ticket.shownAt === null ? 'unconfirmed' : 'shown'
}

/** Kiosks ring at the help desk's counters, and wherever a supervisor sits. */
function ringing({ site, help, isSupervised }: CounterSource, place: CounterPlace): HelpRow[] {
  const chosen = site.desks.get(site.branch.helpDeskId ?? '')
  const deskId = chosen?.letter == null ? lettered(site)[0]?.id : chosen.id
  if (!isSupervised && !place.deskIds.some((id) => id === deskId)) return []
  return help.filter(({ answeredAt }) => answeredAt === null)
}

function parkedRows({ site, queue }: ViewSource): ParkedRow[] {
  return [...queue.parked].map((ticketId) => {
    const { number, deskId, counterId, parkedAt } = ticketOf(queue, ticketId)
    return {
      ticketId,
      number,
      deskId,
      counterId: counterId ?? '',
      parkedAt: site.branch.zone.iso(parkedAt ?? 0),
    }
  })
}

function noShows({ site, queue }: ViewSource, place: CounterPlace): NoShowRow[] {
  return [...queue.noShows]
    .map((ticketId) => ticketOf(queue, ticketId))
    .filter(({ deskId }) => place.deskIds.includes(deskId))
    .slice(-noShowRows)
    .toReversed()
    .map((ticket) => ({
      ticketId: ticket.id,
      number: ticket.number,
      deskId: ticket.deskId,
      at: site.branch.zone.iso(currentLeg(ticket).endedAt ?? 0),
    }))
}

function todayOf({ served }: CounterPlace): CounterView['today'] {
  return {
    served: served.length,
    medianWaitSeconds: median(served.map((leg) => waitMs(leg) ?? 0)),
    medianServiceSeconds: median(served.map((leg) => leg.servedMs)),
  }
}

function median(values: number[]): number | null {
  if (values.length === 0) return null
  return (
    percentile(
      values.toSorted((a, b) => a - b),
      0.5,
    ) / 1000
  )
}
