import { formFor } from '../../domain/announcement.ts'
import type { CallForm } from '../../domain/announcement.ts'

/** A call on its way to be spoken. */
export interface QueuedCall {
  /** The announcement's id. */
  id: number
  number: string
  /** The ticket's language. */
  language: string
}

/** How a hall speaks its calls. */
export interface CallPolicy {
  /** The hall's own language. */
  language: string
  callTimes: number
  callForm: CallForm
  /** Whether we have sentences in a language. */
  speaks(language: string): boolean
}

const kinds = ['first', 'second', 'repeat'] as const
/** `first`: in the hall's language; `second`: in the ticket's own; `repeat`: any time after. */
export type PassKind = (typeof kinds)[number]

interface Entry<Call> {
  call: Call
  kind: PassKind
  language: string
  addedAt: number
  /** It couldn't be spoken and is tried again, not before this moment; null for one that was never tried. */
  notBefore: number | null
}

/** One sentence that is to be spoken: a call once in one language. */
export interface Pass<Call extends QueuedCall = QueuedCall> extends Entry<Call> {
  form: 'long' | 'short'
}

/** A call that nobody could be told of for so long says nothing any more; a repeat after so long neither. */
export const staleMilliseconds = 60_000
/** What could not be spoken is tried again after this long. */
export const retryMilliseconds = 2_000

/**
 * Which call is spoken next: every call once in the hall's language, then in the tickets' own, and only then repeats.
 * Within each of these in the order in which they came. Knows no clock: times are the caller's, in milliseconds.
 */
export class AnnouncementQueue<Call extends QueuedCall = QueuedCall> {
  #lines: Record<PassKind, Entry<Call>[]> = { first: [], second: [], repeat: [] }

  /** How many calls were not spoken once yet. */
  get unspoken(): number {
    return this.#lines.first.length
  }

  get size(): number {
    return kinds.reduce((sum, kind) => sum + this.#lines[kind].length, 0)
  }

  add(call: Call, policy: CallPolicy, now: number): void {
    // A number called anew is repeated for its new call only.
    this.#keep('repeat', (entry) => entry.call.number !== call.number)
    const languages = [policy.language]
    if (call.language !== policy.language && policy.speaks(call.language))
      languages.push(call.language)
    const put = (kind: PassKind, language: string) =>
      this.#lines[kind].push({ call, kind, language, addedAt: now, notBefore: null })
    languages.forEach((language, at) => put(at === 0 ? 'first' : 'second', language))
    for (let time = 1; time < policy.callTimes; time += 1)
      for (const language of languages) put('repeat', language)
  }

  /** Leaves only calls whose citizen is still awaited. */
  keepAwaited(awaited: (call: Call) => boolean): void {
    for (const kind of kinds) this.#keep(kind, ({ call }) => awaited(call))
  }

  /** While nothing may be heard: what has become stale is dropped, first calls too. */
  dropStale(now: number): void {
    for (const kind of kinds) this.#keep(kind, ({ addedAt }) => now - addedAt < staleMilliseconds)
  }

  /** Takes the next pass out of the queue; null when none may be tried now. */
  next(form: CallForm, now: number): Pass<Call> | null {
    for (const kind of kinds)
      this.#keep(
        kind,
        ({ addedAt, notBefore }) =>
          (kind !== 'repeat' && notBefore === null) || now - addedAt < staleMilliseconds,
      )
    const entry = this.#ready(now)
    if (!entry) return null
    const pass = { ...entry, form: this.#formOf(entry, form) }
    this.#keep(entry.kind, (other) => other !== entry)
    return pass
  }

  /** The next pass, left where it is. */
  peek(form: CallForm, now: number): Pass<Call> | null {
    const entry = this.#ready(now)
    return entry && { ...entry, form: this.#formOf(entry, form) }
  }

  /** The milliseconds until something may be tried; null when nothing is left. */
  milliseconds(now: number): number | null {
    const moments = kinds.flatMap((kind) =>
      this.#lines[kind].map(({ notBefore }) => notBefore ?? now),
    )
    return moments.length === 0 ? null : Math.max(0, Math.min(...moments) - now)
  }

  /** A pass that could not be spoken now stands first again, as old as it was. */
  putBack({ form: _, ...entry }: Pass<Call>): void {
    this.#lines[entry.kind].unshift(entry)
  }

  /** A pass that no voice was there for goes behind all of its kind, as old as it was; others go ahead meanwhile. */
  putLast({ form: _, ...entry }: Pass<Call>, now: number): void {
    this.#lines[entry.kind].push({ ...entry, notBefore: now + retryMilliseconds })
  }

  #ready(now: number): Entry<Call> | null {
    for (const kind of kinds)
      for (const entry of this.#lines[kind])
        if (entry.notBefore === null || entry.notBefore <= now) return entry
    return null
  }

  #formOf({ kind }: Entry<Call>, form: CallForm): 'long' | 'short' {
    return formFor(form, this.#lines[kind].length)
  }

  #keep(kind: PassKind, wanted: (entry: Entry<Call>) => boolean): void {
    this.#lines[kind] = this.#lines[kind].filter(wanted)
  }
}
