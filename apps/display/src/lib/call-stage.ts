import type { BoardCall } from '../../../../domain/views.ts'

/** However many are called at once, each is large for this long. */
export const largeMilliseconds = 6_000
/** How long a call stays framed: “you are being called”. */
export const freshMilliseconds = 20_000
/** A call older than this is history when a display first hears of it. */
export const newsMilliseconds = 30_000
/** More than this many can't be read from afar together. */
export const mostTogether = 4

/** A call in the large area. */
export interface StagedCall extends BoardCall {
  /** Framed: “you are being called”. */
  fresh: boolean
  /** It had its whole time in the large area. */
  settled: boolean
}

interface Held {
  call: BoardCall
  /** When it first stood on the stage, on the clock that the stage was given; `-Infinity` for history. */
  shownAt: number
  /** For how long it stood there, up to the last count. */
  shownMilliseconds: number
  /** It was told of by `takeEntered`, or needn't be. */
  isTold: boolean
}

/**
 * Decides what hangs large on the wall. Each new call comes at once; those of the last seconds share the area, newest
 * first. Of more than can be read together the newest stand there first, and the others come when there is room: each is
 * large for its whole time, none is missed. Afterwards the newest stays alone, framed while fresh. The call that a voice
 * says is always there.
 */
export class CallStage {
  #last = { id: 0, at: '' }
  /** Newest first: the newest of all, and those whose time isn't over. */
  #held: Held[] = []
  #shown: Held[] = []
  #entered: BoardCall[] = []
  #spokenNumber: string | null = null
  #countedAt = 0

  /** The calls on the stage, newest first. */
  get calls(): readonly StagedCall[] {
    return this.#shown.map((held) => ({
      ...held.call,
      fresh: this.#isFresh(held),
      settled: !this.#isOwed(held),
    }))
  }

  /** The calls that came to the stage for the first time since this was last asked. */
  takeEntered(): BoardCall[] {
    const entered = this.#entered
    this.#entered = []
    return entered
  }

  /**
   * Takes the board's calls (newest first) and gives those that are new to the hall, oldest first.
   * `now` is any steady clock in milliseconds; `serverNow` is the server's time, which alone tells a call's age.
   * `isHere` says which calls this wall is for; when that changes, no older call becomes new by it.
   */
  take(
    all: readonly BoardCall[],
    now: number,
    serverNow: number,
    isHere: (call: BoardCall) => boolean = () => true,
  ): BoardCall[] {
    const arrived = this.#arrived(all, serverNow).filter(isHere)
    if (all[0]) this.#last = { id: all[0].id, at: all[0].at }
    const calls = all.filter(isHere)
    const newest = calls[0]
    this.#count(now)
    this.#held = this.#held.filter(({ call }) => isHere(call))
    this.#refresh(calls)
    this.#forgetServed(calls)
    for (const call of arrived)
      this.#hold({ call, shownAt: now, shownMilliseconds: 0, isTold: false })
    if (newest?.id !== this.#held[0]?.call.id) this.#held = newest ? [asHistory(newest)] : []
    this.advance(now)
    return arrived
  }

  /** A voice says this call now, null when it has ended: who listens must find it on the wall. */
  speak(call: BoardCall | null, now: number): void {
    this.#count(now)
    this.#spokenNumber = call?.number ?? null
    if (call && !this.#held.some((held) => isSameTicket(held.call, call)))
      this.#hold({ call, shownAt: now, shownMilliseconds: 0, isTold: true })
    this.advance(now)
  }

  /** Lets time pass; gives the milliseconds until something changes by itself, null when nothing will. */
  advance(now: number): number | null {
    this.#count(now)
    this.#held = this.#held.filter((held, index) => index === 0 || this.#isOwed(held))
    this.#shown = this.#choose()
    for (const held of this.#shown) this.#tell(held, now)
    const changes = this.#shown.flatMap((held) => this.#milliseconds(held, now))
    return changes.length === 0 ? null : Math.min(...changes)
  }

  #tell(held: Held, now: number): void {
    if (held.isTold) return
    held.isTold = true
    held.shownAt = now
    this.#entered.push(held.call)
  }

  #arrived(calls: readonly BoardCall[], serverNow: number): BoardCall[] {
    const newest = calls[0]
    // Numbers never fall, unless the server's data was put back to an older day.
    // One that was shown and then lost with the server's power gives its number to another.
    if (newest && newest.id < this.#last.id) this.#last = { id: 0, at: '' }
    const isReplaced = newest?.id === this.#last.id && newest.at !== this.#last.at
    const lastId = isReplaced ? this.#last.id - 1 : this.#last.id
    return calls
      .filter(({ id, at }) => id > lastId && serverNow - Date.parse(at) <= newsMilliseconds)
      .reverse()
  }

  /** A citizen who has come is no longer being called. */
  #refresh(calls: readonly BoardCall[]): void {
    for (const held of this.#held)
      held.call =
        calls.find(({ id, at }) => id === held.call.id && at === held.call.at) ?? held.call
  }

  /** Who is served already need not be shown, if it wasn't yet. */
  #forgetServed(calls: readonly BoardCall[]): void {
    const awaited = new Set(calls.filter((call) => call.awaited).map(({ id }) => id))
    this.#held = this.#held.filter(
      (held, index) => index === 0 || this.#shown.includes(held) || awaited.has(held.call.id),
    )
  }

  /** A repeated call takes the place of the one before it. */
  #hold(held: Held): void {
    this.#held = [held, ...this.#held.filter((other) => !isSameTicket(other.call, held.call))]
      .sort((one, other) => other.call.id - one.call.id)
      .slice(0, mostHeld)
  }

  #choose(): Held[] {
    const owed = this.#held.filter((held) => this.#isOwed(held))
    const spoken = owed.filter((held) => held.call.number === this.#spokenNumber)
    const first = [...spoken, ...owed.filter((held) => !spoken.includes(held))]
    const chosen = new Set(first.slice(0, mostTogether))
    const [newest] = this.#held
    if (newest && chosen.size < mostTogether) chosen.add(newest)
    return this.#held.filter((held) => chosen.has(held))
  }

  #count(now: number): void {
    for (const held of this.#shown) held.shownMilliseconds += now - this.#countedAt
    this.#countedAt = now
  }

  #isOwed({ call, shownAt, shownMilliseconds }: Held): boolean {
    if (call.number === this.#spokenNumber) return true
    return shownAt !== -Infinity && shownMilliseconds < largeMilliseconds
  }

  #isFresh(held: Held): boolean {
    if (!held.call.awaited) return false
    return this.#isOwed(held) || this.#countedAt - held.shownAt < freshMilliseconds
  }

  /** Until this one leaves, or the frame leaves it. */
  #milliseconds(held: Held, now: number): number[] {
    if (held.call.number === this.#spokenNumber || !isNews(held)) return []
    if (this.#isOwed(held) && (this.#held.length > 1 || !held.call.awaited))
      return [largeMilliseconds - held.shownMilliseconds]
    return this.#isFresh(held) ? [Math.max(held.shownAt + freshMilliseconds - now, 1)] : []
  }
}

/** As many as a board tells. */
const mostHeld = 20

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

function isNews({ shownAt }: Held): boolean {
  return shownAt !== -Infinity
}

function asHistory(call: BoardCall): Held {
  return { call, shownAt: -Infinity, shownMilliseconds: 0, isTold: true }
}
