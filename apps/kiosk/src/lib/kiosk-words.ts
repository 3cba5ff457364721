import type { BoardDesk } from '../../../../domain/views.ts'
import type { Catalogue } from '../../../../messages/index.ts'
import type { HelpState } from './help-bell.svelte.ts'
import type { Visit } from './visit.svelte.ts'

/** What stands over the screen. */
export function titleWords(
  visit: Visit,
  desk: BoardDesk | undefined,
  { kiosk }: Catalogue,
): string {
  if (visit.ticket) {
    const take = visit.slip.state === 'printed' ? `${kiosk.takeSlip}\n` : ''
    return take + kiosk.willBeCalled
  }
  return desk ? kiosk.forDesk(desk.name) : kiosk.chooseDesk
}

/** What a screen reader says at once; empty when there is nothing new. */
export function newsWords({ ticket, taking }: Visit, { kiosk }: Catalogue): string {
  if (ticket === null) return taking === 'sending' ? kiosk.taking : ''
  return `${kiosk.yourNumber} ${ticket.number}. ${kiosk.ahead(ticket.ahead)}.`
}

/** How it stands with the call for staff; empty when there is none. */
export function helpWords(help: HelpState, { kiosk }: Catalogue): string {
  const words = {
    quiet: '',
    sending: kiosk.callingStaff,
    unreachable: kiosk.staffUnreachable,
    ringing: kiosk.staffCalledMore,
    coming: kiosk.staffComingMore,
  }
  return words[help]
}
