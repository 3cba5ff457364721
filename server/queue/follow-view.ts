import { aheadOf } from '../../domain/queue/order.ts'
import type { Ticket } from '../../domain/queue/state.ts'
import type { FollowView } from '../../domain/views.ts'
import { viewHead, type ViewSource } from './board-view.ts'
import { isoOrNull } from './ticket-resource.ts'

/** The citizen's own ticket: nothing that opens anything else. */
export function followView(source: ViewSource, ticket: Ticket): FollowView {
  const { site, queue, pace, version, now } = source
  const desk = site.desks.get(ticket.deskId)
  const { zone } = site.branch
  const counter = ticket.counterId === null ? undefined : site.counters.get(ticket.counterId)
  return {
    view: 'ticket',
    version,
    at: zone.iso(now),
    branch: viewHead('ticket', source).branch,
    ticket: {
      number: ticket.number,
      deskId: ticket.deskId,
      deskName: desk?.name ?? '',
      letter: desk?.letter ?? '',
      colour: desk?.colour ?? 1,
      state: ticket.state,
      ahead: aheadOf(queue, site.settings, ticket),
      estimate: pace.ofTicket(site, queue, ticket),
      issuedAt: zone.iso(ticket.issuedAt),
      counterNumber: counter?.number ?? null,
      announcementId: ticket.announcementId,
      calledAt: isoOrNull(zone, ticket.lastCalledAt),
      reason: ticket.reason,
      overtakenBy: overtakenBy(source, ticket),
    },
  }
}

const shownOvertakers = 3

type Overtaker = FollowView['ticket']['overtakenBy'][number]

/** Those among the hall's last calls who came later and went first. */
function overtakenBy({ site, queue }: ViewSource, ticket: Ticket): Overtaker[] {
  return queue.announcements
    .filter(({ repeat }) => repeat === 1)
    .map(({ ticketId, at }) => ({ other: queue.tickets.get(ticketId), at }))
    .filter(({ other }) => other?.reason?.overtook.includes(ticket.number))
    .slice(-shownOvertakers)
    .toReversed()
    .map(({ other, at }) => ({ at: site.branch.zone.iso(at), why: whyFirst(other) }))
}

function whyFirst(other: Ticket | undefined): Overtaker['why'] {
  if (other?.reason?.rule === 'chosen') return 'chosen'
  if (other?.priority) return 'priority'
  return other?.reason?.rule === 'helped-out' ? 'helped-out' : 'other'
}
