import { aheadOf } from '../../domain/queue/order.ts'
import type { Ticket } from '../../domain/queue/state.ts'
import type { FollowView } from '../../domain/views.ts'
import type { ViewSource } from './board-view.ts'

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
    ticket: {
      number: ticket.number,
      deskId: ticket.deskId,
      deskName: desk?.name ?? '',
      letter: desk?.letter ?? '',
      state: ticket.state,
      ahead: aheadOf(queue, site.settings, ticket),
      estimate: pace.ofTicket(site, queue, ticket),
      issuedAt: zone.iso(ticket.issuedAt),
      counterNumber: counter?.number ?? null,
      reason: ticket.reason,
    },
  }
}
