/** What the rules need to know of a branch at the moment of a command. `decide` reads it, `evolve` never does. */
export interface QueueSettings {
  /** A priority ticket counts as having come this much earlier; `always-first` puts it before every other. */
  headStartMinutes: number | 'always-first'
  /** How long a ticket in another language is held for a counter that speaks it. */
  languageOfferMinutes: number
  desks: ReadonlyMap<string, DeskSettings>
  counters: ReadonlyMap<string, CounterSettings>
}

/** What the rules know of a desk. */
export interface DeskSettings {
  id: string
  /** Letter of its number series; null for a desk without tickets (telephone). */
  letter: string | null
  /** Tickets may be taken now: the shell has compared the hours. */
  open: boolean
  /** Calls before a no-show is allowed. */
  noShowCalls: number
  /** Seconds after the last of them before a no-show is allowed. */
  noShowAfterSeconds: number
  /** Service begins by itself this long after the last call; null = a clerk starts it. */
  autoStartSeconds: number | null
  /** Waits up to this long are in time. */
  targetMinutes: number
}

/** What the rules know of a counter. */
export interface CounterSettings {
  id: string
  number: number
  /** Desks that always count here. */
  deskIds: readonly string[]
  /** Desks it only helps out, once somebody there has waited longer than this. */
  helps: readonly { deskId: string; helpAfterMinutes: number }[]
}
