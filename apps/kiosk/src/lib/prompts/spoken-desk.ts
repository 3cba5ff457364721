import type { BoardDesk } from '../../../../../domain/views.ts'
import type { Moment } from '../../../../../messages/format.ts'
import { opensWords } from '../desk-words.ts'
import type { Words } from '../desk-words.ts'

/** A desk to be heard: `Zabıta. Gürültü, kaldırım işgali. 5 kişi bekliyor. Yaklaşık 10–20 dakika.` */
export function spokenDesk(desk: BoardDesk, now: Moment, words: Words): string {
  const state = desk.open ? lineOf(desk, words) : closedUntil(desk, now, words)
  return sentences([desk.spokenName || desk.name, desk.description, ...state])
}

function lineOf({ waiting, estimate }: BoardDesk, { catalogue, format }: Words): string[] {
  const people = catalogue.kiosk.peopleWaiting(waiting)
  if (waiting === 0 || estimate === null) return [people]
  return [people, catalogue.prompts.about(format.estimate(estimate))]
}

function closedUntil({ opensAt }: BoardDesk, now: Moment, words: Words): string[] {
  const { closed } = words.catalogue.kiosk
  return opensAt === null ? [closed] : [closed, opensWords(opensAt, now, words)]
}

/** The parts as sentences: a voice pauses at a full stop. Empty parts are left out. */
export function sentences(parts: string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ')
}
