import type { TicketResource } from '../../../../../domain/resources.ts'
import type { BoardDesk, BoardView } from '../../../../../domain/views.ts'
import type { Language } from '../../../../../messages/index.ts'
import type { HelpState } from '../help-bell.svelte.ts'
import type { SlipPlace } from '../kiosk-settings.ts'
import type { SlipState } from '../slip-watch.svelte.ts'

/** What stands on the kiosk now, as far as it is to be spoken. */
export interface Scene {
  language: Language
  screen: 'starting' | 'home' | 'closed' | 'choice' | 'trying' | 'ticket'
  /** Which page of the desks. */
  page: number
  question: 'more-time' | 'somebody-there' | 'escort' | null
  board: BoardView | null
  /** The desk that was chosen. */
  desk: BoardDesk | undefined
  ticket: TicketResource | null
  /** Somebody will walk with them. */
  escort: boolean
  /** Null where nothing is printed. */
  print: SlipState | null
  slipPlace: SlipPlace
  hasFollowCode: boolean
  /** The number is on its way. */
  taking: boolean
  refusal: string | null
  online: boolean
  help: HelpState
}
