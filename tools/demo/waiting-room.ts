/** Who waits, as the demo itself knows it: so that idle clerks need not ask the server all the time. */
import type { Random } from '../replay/generate.ts'

/**
 * A rule said no, as rules do when a display is listening, when a line is held for another language, or to somebody who
 * came as the doors closed.
 */
const allowed = new Set(['nobody_waiting', 'too_early', 'desk_closed'])

/** Counts by letter; only a guess, which `recount` puts right. */
export class WaitingRoom {
  /** Refusals that nobody expects, as `path: name`. */
  readonly surprises: string[] = []
  readonly #deskIds: Map<string, string>
  readonly #letters: Map<string, string>
  readonly #waiting = new Map<string, number>()

  constructor(deskIds: Map<string, string>, letters: Map<string, string>) {
    this.#deskIds = deskIds
    this.#letters = letters
  }

  /** Overnight everybody has gone. */
  clear(): void {
    this.#waiting.clear()
  }

  joined(letter: string): void {
    this.#waiting.set(letter, (this.#waiting.get(letter) ?? 0) + 1)
  }

  /** What the hall's own board says: others come by the kiosk, or are called by a visitor's counter. */
  recount(desks: readonly { letter: string; waiting: number }[]): void {
    for (const { letter, waiting } of desks) this.#waiting.set(letter, waiting)
  }

  /** Somebody was called from that desk, also one who came by the kiosk and was never counted. Its letter. */
  left(deskId: string): string {
    const letter = this.#letters.get(deskId) ?? ''
    this.#waiting.set(letter, Math.max(0, (this.#waiting.get(letter) ?? 0) - 1))
    return letter
  }

  /** Somebody waits at one of these desks, as far as is known. */
  hasAny(letters: readonly string[]): boolean {
    return letters.some((letter) => (this.#waiting.get(letter) ?? 0) > 0)
  }

  idsOf(letters: readonly string[]): string[] {
    return letters.map((letter) => this.#deskIds.get(letter) ?? '')
  }

  /** Any other desk that gives numbers. */
  otherThan(letter: string, random: Random): { letter: string; deskId: string } | null {
    const others = [...this.#deskIds].filter(([other]) => other !== letter)
    const [chosen, deskId] = others[Math.floor(random() * others.length)] ?? []
    return chosen !== undefined && deskId !== undefined ? { letter: chosen, deskId } : null
  }

  refused(path: string, refusal: string): void {
    if (!allowed.has(refusal)) this.surprises.push(`${path}: ${refusal}`)
  }
}
