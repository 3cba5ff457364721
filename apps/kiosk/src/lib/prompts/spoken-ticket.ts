import type { TicketResource } from '../../../../../domain/resources.ts'
import { isLanguage } from '../../../../../messages/index.ts'
import type { Language } from '../../../../../messages/index.ts'
import { speakable } from '../../../../../messages/spoken.ts'
import type { Words } from '../desk-words.ts'
import type { Scene } from './scene.ts'
import { sentences } from './spoken-desk.ts'

/** A line in the screen’s language, or in the one its writer wrote it in. */
export type Said = string | { text: string; language: Language }

/** The number, what the slip says of it, where the slip is, and what comes next. The number is heard first and last. */
export function spokenTicket(scene: Scene, ticket: TicketResource, words: Words): Said[] {
  const { catalogue, format } = words
  const { prompts, kiosk } = catalogue
  const number = spokenNumber(scene, ticket)
  return [
    prompts.number(number),
    sentences([kiosk.ahead(ticket.ahead)]),
    ...(ticket.estimate ? [prompts.estimate(format.estimate(ticket.estimate))] : []),
    ...spokenPrint(scene, words),
    ...onTheSlip(scene, ticket, words),
    ...(scene.escort ? [prompts.escortComes] : []),
    prompts.calledAloud,
    prompts.numberAgain(number),
  ]
}

/** What became of the slip, as soon as it is known. */
export function spokenPrint({ print, slipPlace }: Scene, { catalogue }: Words): string[] {
  const { prompts, kiosk } = catalogue
  switch (print) {
    case null:
      return [kiosk.keepNumber]
    case 'pending':
      return [sentences([kiosk.slipPending])]
    case 'printed':
      return [prompts.printed[slipPlace]]
    case 'failed':
      return [prompts.notPrinted]
    case 'unsure':
      return [prompts.perhapsPrinted[slipPlace]]
  }
}

/** What is printed besides the number and the line: where, for which desk, when, where to wait, the manager’s own words. */
function onTheSlip(scene: Scene, ticket: TicketResource, { catalogue, format }: Words): Said[] {
  const { prompts } = catalogue
  const { board, hasFollowCode, print } = scene
  const desk = deskOf(scene, ticket)
  // What the manager wrote is in the hall’s language.
  const hall = board && isLanguage(board.branch.language) ? board.branch.language : scene.language
  const own = (parts: string[]) => ({ text: sentences(parts), language: hall })
  const { waitingPlace = '', text = '' } = board?.slip ?? {}
  return [
    own([board?.branch.municipality ?? '', board?.branch.name ?? '', desk?.name ?? '']),
    prompts.takenAt(format.date(ticket.issuedAt), format.clock(ticket.issuedAt)),
    ...(waitingPlace ? [prompts.waitAt, own([waitingPlace])] : []),
    ...(text ? [own(text.split('\n'))] : []),
    ...(hasFollowCode && print !== null && print !== 'failed' ? [prompts.followCode] : []),
  ]
}

/** `Zabıta, kırk iki`: as the hall will call it. */
function spokenNumber(scene: Scene, ticket: TicketResource): string {
  const desk = deskOf(scene, ticket)
  const digits = /\d+$/.exec(ticket.number)?.[0] ?? ''
  const name = desk?.spokenName || desk?.name || ticket.number
  return `${name}, ${speakable(scene.language, String(Number(digits)))}`
}

function deskOf({ board }: Scene, { deskId }: TicketResource) {
  return board?.desks.find(({ id }) => id === deskId)
}
