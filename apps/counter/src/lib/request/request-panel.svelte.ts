import type { RequestResource } from '../../../../../domain/requests/resources.ts'
import { languages } from '../../../../../messages/index.ts'
import type { Work } from '../work.svelte.ts'
import type { Ending, FormPlace, FormTicket } from './request-draft.svelte.ts'
import { RequestDesk } from './request-desk.svelte.ts'

/** The request form on a clerk's work screen: open or not, and always of the citizen in front. */
export class RequestPanel {
  readonly requests: RequestDesk
  isOpen = $state(false)

  #work: Work

  constructor(work: Work, place: FormPlace) {
    this.#work = work
    this.requests = new RequestDesk({
      ...place,
      now: () => work.live.now(),
      timeZone: () => work.view?.branch.timeZone,
    })
  }

  close(): void {
    this.requests.close()
  }

  /** Who is in front; null when nobody is. */
  get ticket(): FormTicket | null {
    const { current } = this.#work
    if (!current) return null
    const isKnown = languages.some(({ code }) => code === current.language)
    const language = isKnown ? current.language : 'tr'
    return { id: current.ticketId, number: current.number, language }
  }

  /** Whose topics come first. */
  get deskId(): string | null {
    const { current, view } = this.#work
    return current?.deskId ?? view?.counter.deskIds[0] ?? null
  }

  /** The citizen in front may have changed while the form was shut. */
  follow(): void {
    if (this.#work.view) this.requests.follow(this.ticket)
  }

  /** For the citizen in front; without one it is a colleague who reports something that cannot wait. */
  open(): void {
    const { requests } = this
    const isNobody = this.ticket === null && requests.draft.ticket === null
    if (isNobody && requests.draft.isBlank && !requests.draft.values.isStaffReport)
      requests.begin({ kind: 'report', isStaffReport: true, urgent: true })
    this.isOpen = true
  }

  /** As it is: a draft was brought back. */
  show(): void {
    this.isOpen = true
  }

  /** What was typed stays as a draft. */
  shut(): void {
    this.isOpen = false
  }

  /** The visit ends as the request does, unless the clerk says otherwise. */
  finish(request: RequestResource, ending: Ending): void {
    if (request.ticketId === null || request.ticketId !== this.#work.current?.ticketId) return
    this.#work.outcome = ending === 'solved' ? 'solved' : 'request-taken'
  }
}
