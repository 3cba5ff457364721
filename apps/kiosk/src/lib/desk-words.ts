import type { BoardDesk } from '../../../../domain/views.ts'
import type { Format, Moment } from '../../../../messages/format.ts'
import type { Catalogue } from '../../../../messages/index.ts'

/** How the words are written: in which language and by which clock. */
export interface Words {
  catalogue: Catalogue
  format: Format
}

/** Who waits and how long it will take, as far as that is known: `5 kişi, 10–20 dk`. */
export function waitWords({ waiting, estimate }: BoardDesk, { catalogue, format }: Words): string {
  if (waiting === 0 || estimate === null) return catalogue.kiosk.peopleWaiting(waiting)
  return `${catalogue.common.people(waiting)}, ${format.estimateShort(estimate)}`
}

/** When a closed desk opens, with the date when that isn't today. */
export function opensWords(
  opensAt: string | null,
  now: Moment,
  { catalogue, format }: Words,
): string {
  if (opensAt === null) return catalogue.kiosk.closed
  const [date, time] = [format.date(opensAt), format.clock(opensAt)]
  return date === format.date(now)
    ? catalogue.kiosk.opensAt(time)
    : catalogue.kiosk.opensOn(date, time)
}

/** The first opening of them all, null when none is known. */
export function nextOpening(desks: BoardDesk[]): string | null {
  const openings = desks.flatMap(({ opensAt }) => opensAt ?? [])
  return openings.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null
}
