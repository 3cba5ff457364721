import type { FollowUpResource } from '../../../../domain/requests/resources.ts'
import type { Role } from '../../../../domain/staff.ts'
import { createClient, request } from '../../../../ui/api.ts'
import { Watched } from './watched.svelte.ts'

/** How many silent recipients were brought before those above. */
export class Escalations {
  #client = createClient('staff')
  #figures = new Watched<FollowUpResource>((signal) =>
    request((sending) => this.#client.api.requests['follow-up'].$get({}, sending), { signal }),
  )

  /** Those that wait for this role: a manager is told of what the supervisor could not settle. */
  countFor(role: Role): number {
    const figures = this.#figures.value
    const isManager = role === 'manager' || role === 'admin'
    return (isManager ? figures?.escalatedToManager : figures?.escalated) ?? 0
  }

  /** Reads now, and again from time to time; gives what ends it. */
  watch(): () => void {
    void this.#figures.refresh()
    return this.#figures.watch()
  }
}
