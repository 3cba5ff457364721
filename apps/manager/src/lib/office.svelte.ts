import { createContext } from 'svelte'
import type { RefusalResource } from '../../../../domain/resources.ts'
import { scopeOf, type Verb } from '../../../../domain/staff.ts'
import type { Result } from '../../../../ui/api.ts'
import { StaffSession } from '../../../../ui/staff-session.svelte.ts'
import { Branches } from './branches.svelte.ts'

/** Who sits before this page, what they may do, and which branch they look at: the same for every page. */
export class Office {
  readonly session = new StaffSession()
  readonly branches = new Branches()
  /** A role may have changed since the log-in: then it is the server who says no. */
  #forbidden = $state(false)
  /** This person may not see the hall. */
  readonly refused: boolean = $derived(this.#forbidden || !this.may('hall.read'))

  /** Asks who this is and which branches there are, until there is an answer or the signal ends it. */
  start(signal: AbortSignal): void {
    void this.session.start(signal)
    void this.branches.start(signal)
  }

  /** By the one table of permissions; the server asks it again. */
  may(verb: Verb): boolean {
    const { staff } = this.session
    return staff !== null && scopeOf(staff.role, verb) !== undefined
  }

  logOut(): void {
    this.#forbidden = false
    void this.session.logOut()
  }

  /** The hall is no longer shown: the cookie no longer counts, or this person may not see it. */
  denied({ refusal }: RefusalResource): void {
    if (refusal === 'forbidden') this.#forbidden = true
    else this.session.expire()
  }

  /** What a request was refused with; null when it went well. A session that has ended shows the log-in. */
  refusalIn(result: Result<unknown>): RefusalResource | null {
    if (result.ok) return null
    if (result.refusal.refusal === 'unauthenticated') this.session.expire()
    return result.refusal
  }
}

/** The office of the page, set once by the outermost layout. */
export const [getOffice, setOffice] = createContext<Office>()
