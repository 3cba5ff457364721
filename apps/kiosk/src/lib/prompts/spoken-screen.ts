import { refusalText } from '../../../../../messages/index.ts'
import { nextOpening, opensWords } from '../desk-words.ts'
import type { Words } from '../desk-words.ts'
import type { Scene } from './scene.ts'
import { sentences, spokenDesk } from './spoken-desk.ts'
import type { Said } from './spoken-ticket.ts'
import { spokenPrint, spokenTicket } from './spoken-ticket.ts'

/** Seconds between the warning and the reset. */
const warningSeconds = 20

/** A screen from its beginning, line by line. How many choices there are is said by whoever can count them. */
export function spokenScreen(scene: Scene, words: Words): Said[] {
  const lines = scene.question ? spokenQuestion(scene, words) : spokenPage(scene, words)
  const refusal = scene.question ? null : scene.refusal
  return refusal === null ? lines : [refusalText(words.catalogue, refusal), ...lines]
}

function spokenPage(scene: Scene, words: Words): Said[] {
  const { kiosk, prompts } = words.catalogue
  switch (scene.screen) {
    case 'starting':
      return [prompts.waiting]
    case 'home':
      return [kiosk.chooseDesk]
    case 'closed':
      return [kiosk.allClosed, ...spokenOpening(scene, words)]
    case 'choice':
      if (scene.taking) return [sentences([kiosk.taking])]
      return scene.desk ? [spokenDesk(scene.desk, momentOf(scene), words)] : [prompts.waiting]
    case 'trying':
      return [kiosk.stillTrying, kiosk.onlyOnce]
    case 'ticket':
      return scene.ticket ? spokenTicket(scene, scene.ticket, words) : []
  }
}

function spokenOpening(scene: Scene, words: Words): string[] {
  const opening = nextOpening(scene.board?.desks ?? [])
  return opening === null ? [] : [sentences([opensWords(opening, momentOf(scene), words)])]
}

function spokenQuestion({ question }: Scene, { catalogue }: Words): string[] {
  const { kiosk, prompts } = catalogue
  switch (question) {
    case 'more-time':
      return [prompts.resetWarning(warningSeconds), kiosk.moreTime]
    case 'somebody-there':
      return [kiosk.somebodyThereWhy, kiosk.somebodyThere]
    case 'escort':
      return [prompts.escort, prompts.escortWhy]
    case null:
      return []
  }
}

/** What is new: a whole screen interrupts what is being spoken, a piece of news waits for its end. */
export interface News {
  /** Another screen, or the same in another language: what was chosen on it is gone. */
  screen: boolean
  lines: Said[]
}

/** What is to be spoken when the kiosk goes from one scene to the next; null when nothing is. */
export function spokenNews(before: Scene, now: Scene, words: Words): News | null {
  if (isOther(before, now)) return { screen: true, lines: spokenScreen(now, words) }
  const { kiosk, prompts } = words.catalogue
  const lines: string[] = []
  if (now.refusal !== null && now.refusal !== before.refusal)
    lines.push(refusalText(words.catalogue, now.refusal))
  if (now.taking && !before.taking) lines.push(sentences([kiosk.taking]))
  if (now.ticket && now.print !== before.print) lines.push(...spokenPrint(now, words))
  if (now.online !== before.online) lines.push(now.online ? prompts.lineBack : prompts.lineLost)
  if (now.help !== before.help) lines.push(...spokenHelp(now, words))
  if (now.desk && before.desk?.open && !now.desk.open)
    lines.push(spokenDesk(now.desk, momentOf(now), words))
  return lines.length > 0 ? { screen: false, lines } : null
}

function isOther(before: Scene, now: Scene): boolean {
  return (
    before.screen !== now.screen ||
    before.question !== now.question ||
    before.language !== now.language ||
    before.page !== now.page ||
    before.desk?.id !== now.desk?.id ||
    before.ticket?.id !== now.ticket?.id
  )
}

function spokenHelp({ help }: Scene, { catalogue }: Words): string[] {
  const { kiosk } = catalogue
  const said = {
    quiet: [],
    sending: [sentences([kiosk.callingStaff])],
    ringing: [kiosk.staffCalledMore],
    coming: [kiosk.staffComingMore],
    unreachable: [kiosk.staffUnreachable],
  }
  return said[help]
}

function momentOf({ board }: Scene): string {
  return board?.at ?? new Date(0).toISOString()
}
