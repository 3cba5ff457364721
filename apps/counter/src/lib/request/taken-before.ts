import type { RequestResource } from '../../../../../domain/requests/resources.ts'
import { newKey, request as ask, type Result } from '../../../../../ui/api.ts'
import { client } from '../client.ts'
import type { RequestDraft } from './request-draft.svelte.ts'

const attempts = 6

/** How the server says that this form is a request already, and is not taken as it stands now. */
export function isTakenBefore(code: string): boolean {
  return code === 'key_reused' || code === 'draft_finished'
}

/** The request that a form became, whose answer never came; null while the server cannot say. */
export async function fetchTaken(draftId: string): Promise<RequestResource | null> {
  const param = { id: draftId }
  const result = await ask((sending) => client.api.drafts[':id'].request.$get({ param }, sending), {
    attempts,
  })
  return result.ok ? result.value.request : null
}

type Body = ReturnType<RequestDraft['request']>

/**
 * What was written into a form after it had become a request. One make for one request; a part that arrived is not sent
 * anew.
 */
export class Rest {
  readonly #request: RequestResource
  readonly #body: Body
  /** The applicant as they were sent then; undefined: this page was opened anew since. */
  readonly #sentApplicant: string | undefined
  readonly #key = newKey()
  #isPatched = false

  constructor(request: RequestResource, body: Body, sentApplicant: string | undefined) {
    this.#request = request
    this.#body = body
    this.#sentApplicant = sentApplicant
  }

  get isEmpty(): boolean {
    return !this.#hasMore && !this.#hasOtherApplicant
  }

  /** An applicant where there was none cannot be added. */
  get lacksApplicant(): boolean {
    return this.#hasOtherApplicant && this.#request.applicant === null
  }

  /** Gives the request as it is then, or why it was refused. */
  async add(): Promise<Result<{ request: RequestResource }>> {
    const param = { id: this.#request.id }
    let result: Result<{ request: RequestResource }> = {
      ok: true,
      value: { request: this.#request },
    }
    if (this.#hasMore && !this.#isPatched) {
      const { kind, topicId, text, urgent, place } = this.#body
      const json = { kind, topicId, text, urgent, place, attachmentIds: this.#files }
      const call = { attempts, key: this.#key }
      result = await ask(
        (sending) => client.api.requests[':id'].$patch({ param, json }, sending),
        call,
      )
      if (!result.ok) return result
      this.#isPatched = true
    }
    const applicant = this.#body.applicant
    if (!applicant || !this.#hasOtherApplicant || this.lacksApplicant) return result
    const json = applicant
    return ask((sending) => client.api.requests[':id'].applicant.$patch({ param, json }, sending), {
      attempts,
    })
  }

  get #files(): string[] {
    const there = this.#request.attachments.map(({ id }) => id)
    return this.#body.attachmentIds.filter((id) => !there.includes(id))
  }

  get #hasMore(): boolean {
    const { kind, topicId, text, urgent, place } = this.#request
    const now = this.#body
    const isSame = kind === now.kind && topicId === now.topicId && text === now.text
    const nowhere = { neighbourhood: '', address: '', point: null }
    const isThere = JSON.stringify(placeOf(place ?? nowhere)) === JSON.stringify(placeOf(now.place))
    return !isSame || urgent !== now.urgent || !isThere || this.#files.length > 0
  }

  get #hasOtherApplicant(): boolean {
    const { applicant } = this.#body
    return applicant !== null && JSON.stringify(applicant) !== this.#sentApplicant
  }
}

type Place = NonNullable<RequestResource['place']>

function placeOf({ neighbourhood, address, point }: Place) {
  const where = point && [point.latitude, point.longitude]
  return [neighbourhood.trim(), address.trim(), where]
}
