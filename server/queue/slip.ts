import { aheadOf } from '../../domain/queue/order.ts'
import type { Slip } from '../../domain/slip.ts'
import type { FoundTicket } from './halls.ts'
import type { PaceBook } from './pace.ts'

/** A ticket's slip as it would be printed now. `followUrl` is null without a public address: no square code then. */
export function slipOf(
  { site, queue, ticket }: FoundTicket,
  pace: PaceBook,
  followUrl: string | null,
  copy: boolean,
): Slip {
  const { branch, desks, settings } = site
  return {
    language: ticket.language,
    timeZone: branch.zone.name,
    municipality: branch.municipality,
    branch: branch.name,
    desk: desks.get(ticket.deskId)?.name ?? '',
    number: ticket.number,
    issuedAt: branch.zone.iso(ticket.issuedAt),
    ahead: aheadOf(queue, settings, ticket),
    estimate: pace.ofTicket(site, queue, ticket),
    waitingPlace: branch.waitingPlace,
    followUrl,
    text: branch.slipText,
    copy,
  }
}
