import type { RefusalResource } from '../domain/resources.ts'
import type { Role } from '../domain/staff.ts'
import { createClient, request } from './api.ts'
import { wait } from './pause.ts'

const retryMilliseconds = 5_000

/** Somebody who works here, as far as their own screen needs it. */
export interface StaffIdentity {
  id: string
  username: string
  name: string
  role: Role
  /** Of an officer: for whom they answer; null for everybody else. */
  directorateId: string | null
}

/** Who is logged in at this browser. */
export class StaffSession {
  /** `starting` until the server has answered. */
  state: 'starting' | 'out' | 'in' = $state('starting')
  staff: StaffIdentity | null = $state.raw(null)
  /** The server could not be reached yet; it is asked again and again. */
  unreachable = $state(false)

  #client = createClient('staff')

  /** Asks who is logged in, until there is an answer or the signal ends it. */
  async start(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !(await this.#ask(signal))) await wait(retryMilliseconds, signal)
  }

  /** Gives the refusal, or null when it went well. */
  async logIn(json: { username: string; password: string }): Promise<RefusalResource | null> {
    const result = await request((sending) => this.#client.api.session.$post({ json }, sending))
    if (!result.ok) return result.refusal
    if (result.value.session.staff) this.#take(result.value.session.staff)
    return null
  }

  /** Ends the session here and at the server; a server that can't be reached forgets it by itself. */
  async logOut(): Promise<void> {
    await request((sending) => this.#client.api.session.$delete({}, sending))
    this.expire()
  }

  /** The cookie no longer counts. */
  expire(): void {
    this.unreachable = false
    this.staff = null
    this.state = 'out'
  }

  /** Whether the server has said who this is. */
  async #ask(signal: AbortSignal): Promise<boolean> {
    const result = await request((sending) => this.#client.api.session.$get({}, sending), {
      attempts: Infinity,
      onretry: () => (this.unreachable = true),
      signal,
    })
    const staff = result.ok ? result.value.session.staff : null
    if (staff) this.#take(staff)
    else if (result.ok || result.refusal.refusal === 'unauthenticated') this.expire()
    else return false
    return true
  }

  #take(staff: StaffIdentity): void {
    this.unreachable = false
    this.staff = staff
    this.state = 'in'
  }
}
