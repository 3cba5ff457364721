import { resolve } from '$app/paths'
import { createContext } from 'svelte'
import type { RefusalResource } from '../../../../domain/resources.ts'
import { scopeOf, type Verb } from '../../../../domain/staff.ts'
import type { Result } from '../../../../ui/api.ts'
import { StaffSession } from '../../../../ui/staff-session.svelte.ts'
import { forgetDrafts } from './action-drafts.ts'
import { forgetIntake, keepIntake } from './intake/intake-drafts.ts'
import { House } from './house.svelte.ts'

/** Who sits before this page, what they may do, and the names that every page needs. */
export class Office {
  readonly session = new StaffSession()
  readonly house = new House()
  /** The list from which a request was opened. */
  listAddress: string = $state(resolve('/'))
  /** This person has nothing to do with requests. */
  readonly refused: boolean = $derived(!this.may('request.read'))
  /** Whose drafts are kept here. */
  #lastStaffId: string | null = null

  /** Asks who this is, until there is an answer or the signal ends it. */
  start(signal: AbortSignal): void {
    void this.session.start(signal)
  }

  /** By the one table of permissions; the server asks it again. */
  may(verb: Verb): boolean {
    const { staff } = this.session
    return staff !== null && scopeOf(staff.role, verb) !== undefined
  }

  /** Somebody has come in; another person than before finds nothing of what was written here. */
  welcome(staffId: string): void {
    if (this.#lastStaffId !== null && this.#lastStaffId !== staffId) this.#forget()
    this.#lastStaffId = staffId
  }

  async logOut(): Promise<void> {
    await keepIntake()
    this.#forget()
    await this.session.logOut()
  }

  /** What a request was refused with; null when it went well. A session that has ended shows the log-in. */
  refusalIn(result: Result<unknown>): RefusalResource | null {
    if (result.ok) return null
    if (result.refusal.refusal === 'unauthenticated') this.session.expire()
    return result.refusal
  }

  #forget(): void {
    forgetDrafts()
    forgetIntake()
    this.listAddress = resolve('/')
  }
}

/** The office of the page, set once by the outermost layout. */
export const [getOffice, setOffice] = createContext<Office>()
