import type { BoardCall } from '../../../../domain/views.ts'

/** However many are called at once, each stays large this long. */
export const largeMilliseconds = 6_000
/** How long a call stays framed: “you are being called”. */
export const freshMilliseconds = 20_000
/** A call older than this is history when a display first hears of it. */
export const newsMilliseconds = 30_000
/** More than this many can't be read from afar together. */
export const mostTogether = 4

/** A call in the large area. */
export interface StagedCall extends BoardCall {
  /** When it came to the stage, on the clock that the stage was given; `-Infinity` for history. */
  shownAt: number
  fresh: boolean
}

/**
 * Decides what hangs large on the wall. Each new call comes at once; those of the last seconds share the area, newest
 * first, so that none is missed; afterwards the newest stays alone, framed while fresh. Holds at most `mostTogether`.
 */
export class CallStage {
  #last = { id: 0, at: '' }
  #calls: StagedCall[] = []

  /** The calls on the stage, newest first. */
  get calls(): readonly StagedCall[] {
    return this.#calls
  }

  /**
   * Takes the board's calls (newest first) and gives those that are new to the hall, oldest first.
   * `now` is any steady clock in milliseconds; `serverNow` is the server's time, which alone tells a call's age.
   */
  take(calls: readonly BoardCall[], now: number, serverNow: number): BoardCall[] {
    const newest = calls[0]
    // Numbers never fall, unless the server's data was put back to an older day.
    // One that was shown and then lost with the server's power gives its number to another.
    if (newest && newest.id < this.#last.id) this.#last = { id: 0, at: '' }
    const isReplaced = newest?.id === this.#last.id && newest.at !== this.#last.at
    const lastId = isReplaced ? this.#last.id - 1 : this.#last.id
    const arrived = calls
      .filter(({ id, at }) => id > lastId && serverNow - Date.parse(at) <= newsMilliseconds)
      .reverse()
    for (const call of arrived) this.#put({ ...call, shownAt: now, fresh: true })
    if (newest) this.#last = { id: newest.id, at: newest.at }
    if (newest?.id !== this.#calls[0]?.id) this.#calls = newest ? [asHistory(newest)] : []
    this.advance(now)
    return arrived
  }

  /** Lets time pass; gives the milliseconds until something changes by itself, null when nothing will. */
  advance(now: number): number | null {
    this.#calls = this.#calls
      .slice(0, mostTogether)
      .filter((call, index) => index === 0 || now - call.shownAt < largeMilliseconds)
      .map((call) => ({ ...call, fresh: now - call.shownAt < freshMilliseconds }))
    const changes = this.#calls.flatMap(({ shownAt, fresh }, index) => {
      if (index > 0) return [shownAt + largeMilliseconds]
      return fresh ? [shownAt + freshMilliseconds] : []
    })
    return changes.length === 0 ? null : Math.min(...changes) - now
  }

  /** A repeated call takes the place of the one before it. */
  #put(call: StagedCall): void {
    this.#calls = [call, ...this.#calls.filter((other) => !isSameTicket(other, call))]
  }
}

/** The calls beside the stage, newest first, each number once. */
export function lastCalls(
  calls: readonly BoardCall[],
  staged: readonly BoardCall[],
  most: number,
): BoardCall[] {
  const listed: BoardCall[] = []
  for (const call of calls) {
    if (listed.length === most) break
    if (![...staged, ...listed].some((other) => isSameTicket(other, call))) listed.push(call)
  }
  return listed
}

/** The board tells no tickets, but a number is given once on its day. */
function isSameTicket(one: BoardCall, other: BoardCall): boolean {
  return one.number === other.number
}

function asHistory(call: BoardCall): StagedCall {
  return { ...call, shownAt: -Infinity, fresh: false }
}
