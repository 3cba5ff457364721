import { isOpen, openingsAfter, type Hours } from '../../domain/hours.ts'
import { addDays, type Zone } from '../zone.ts'

/** How far ahead the next opening is looked for. */
const searchDays = 14

interface Keeper {
  zone: Zone
  hours: Hours | null
}

/** When the desks of a branch give tickets: a desk's own hours, else the branch's. */
export class OpeningHours {
  #branch: Keeper
  #now: () => number

  constructor(branch: Keeper, now: () => number) {
    this.#branch = branch
    this.#now = now
  }

  isOpen(desk: { hours: Hours | null }): boolean {
    const hours = desk.hours ?? this.#branch.hours
    if (hours === null) return true
    const { zone } = this.#branch
    const now = this.#now()
    return isOpen(hours, zone.day(now), zone.minuteOfDay(now))
  }

  /** When a closed desk opens next, in epoch milliseconds; null when it is open or nothing is known. */
  opensAt(desk: { hours: Hours | null }): number | null {
    const hours = desk.hours ?? this.#branch.hours
    if (hours === null || this.isOpen(desk)) return null
    const { zone } = this.#branch
    const now = this.#now()
    const today = zone.day(now)
    for (let ahead = 0; ahead <= searchDays; ahead++) {
      const day = addDays(today, ahead)
      const after = ahead === 0 ? zone.minuteOfDay(now) : -1
      const [opening] = openingsAfter(hours, day, after)
      if (opening !== undefined) return zone.at(day, opening)
    }
    return null
  }
}
