import { refuse, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { scopeOf } from '../staff.ts'
import { ticketOf, type Queue } from './state.ts'

/** A display says that a call was shown or spoken. Refusals: `forbidden`, `not_found`. A second one changes nothing. */
export interface ConfirmAnnouncement extends CommandBase {
  verb: 'confirm-announcement'
  announcementId: number
  stage: 'shown' | 'spoken'
}

/** The hall was told: on a display, or aloud. The time to a no-show counts from here. */
export interface AnnouncementConfirmed extends EventBase {
  type: 'announcement-confirmed'
  announcementId: number
  ticketId: string
  stage: 'shown' | 'spoken'
}

/**
 * Each stage once, of a ticket’s last call and while its citizen is awaited, and no *shown* after
 * *spoken*: else no event. Refused as its command says.
 */
export function decideConfirmAnnouncement(
  queue: Queue,
  command: ConfirmAnnouncement,
): AnnouncementConfirmed[] | Refusal {
  const { at, actor, announcementId, stage } = command
  if (!scopeOf(actor.role, 'announcement.confirm')) return refuse('forbidden')
  const announcement = queue.announcements.findLast((one) => one.id === announcementId)
  if (!announcement) return refuse('not_found')
  const ticket = ticketOf(queue, announcement.ticketId)
  const isCurrent = ticket.announcementId === announcementId && ticket.state === 'called'
  const known = stage === 'shown' ? (ticket.shownAt ?? ticket.spokenAt) : ticket.spokenAt
  if (!isCurrent || known !== null) return []
  return [
    { type: 'announcement-confirmed', at, announcementId, ticketId: announcement.ticketId, stage },
  ]
}

/** The ticket knows when; the announcement stays as it was made. */
export function evolveAnnouncementConfirmed(queue: Queue, event: AnnouncementConfirmed): void {
  const ticket = ticketOf(queue, event.ticketId)
  if (event.stage === 'shown') ticket.shownAt = event.at
  else ticket.spokenAt = event.at
}
