import type { Applicant, RequestResource } from '../../../../domain/requests/resources.ts'
import type { RefusalResource } from '../../../../domain/resources.ts'
import { createClient, newKey, request as ask } from '../../../../ui/api.ts'
import type { Office } from './office.svelte.ts'
import { Watched } from './watched.svelte.ts'

const newsMilliseconds = 8_000

/** One request as it is looked at and worked on. */
export class RequestPage {
  readonly id: string
  readonly watched: Watched<{ request: RequestResource }>
  readonly request = $derived.by(() => this.watched.value?.request ?? null)
  /** Who asked, once it was opened; gone with the page. */
  applicant: Applicant | null = $state.raw(null)
  /** What was done last, in words. */
  news = $state('')

  #client = createClient('staff')
  #office: Office
  #timer: ReturnType<typeof setTimeout> | undefined
  #openingKey = newKey()

  constructor(id: string, office: Office) {
    this.id = id
    this.#office = office
    this.watched = new Watched((signal) =>
      ask((sending) => this.#client.api.requests[':id'].$get({ param: { id } }, sending), {
        signal,
      }),
    )
  }

  /** Shows it as the server answered; `news` says what was done. */
  take(request: RequestResource, news: string): void {
    this.watched.value = { request }
    clearTimeout(this.#timer)
    this.news = news
    this.#timer = setTimeout(() => (this.news = ''), newsMilliseconds)
  }

  /** Looks at who asked, which is written down; gives the refusal, or null when it is shown. */
  async open(reason: string): Promise<RefusalResource | null> {
    const opening = { param: { id: this.id }, json: reason.trim() ? { reason: reason.trim() } : {} }
    const result = await ask(
      (sending) => this.#client.api.requests[':id']['applicant-openings'].$post(opening, sending),
      { attempts: 4, key: this.#openingKey },
    )
    this.#openingKey = newKey()
    if (!result.ok) return this.#office.refusalIn(result)
    this.applicant = result.value.applicant
    return null
  }

  close(): void {
    clearTimeout(this.#timer)
    this.applicant = null
  }
}
