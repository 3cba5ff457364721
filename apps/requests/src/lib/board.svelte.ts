import type { FollowUpResource } from '../../../../domain/requests/resources.ts'
import { createClient, request } from '../../../../ui/api.ts'
import { deskId, type BoardFilter } from './board-filter.ts'
import { RequestPages } from './request-pages.svelte.ts'
import { Watched } from './watched.svelte.ts'

/** The open requests of the house by date: figures, and the list they narrow. */
export class Board {
  readonly figures = new Watched<FollowUpResource & { day: string }>((signal) =>
    request((sending) => this.#client.api.requests['follow-up'].$get({}, sending), { signal }),
  )
  readonly pages = new RequestPages((ask, signal) =>
    request(
      (sending) => this.#client.api.requests.open.$get({ query: this.#query(ask) }, sending),
      {
        signal,
      },
    ),
  )

  #client = createClient('staff')
  #filter: BoardFilter = { due: null, directorateId: null, assigneeId: null, isEscalated: false }

  /** Another filter: the list begins anew. */
  narrow(filter: BoardFilter): void {
    this.#filter = filter
    void this.pages.start()
  }

  refresh(): void {
    void this.figures.refresh()
    void this.pages.refresh()
  }

  #query<Ask extends object>(ask: Ask) {
    const { due, directorateId, assigneeId, isEscalated } = this.#filter
    return {
      ...ask,
      ...(due && { due }),
      ...(directorateId &&
        (directorateId === deskId ? { at: 'desk' as const } : { directorateId })),
      ...(assigneeId && { assigneeId }),
      ...(isEscalated && { escalation: 'any' as const }),
    }
  }
}
