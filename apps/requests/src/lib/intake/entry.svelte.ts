import { isAnonymous } from '../../../../../domain/requests/kinds.ts'
import type { RequestResource } from '../../../../../domain/requests/resources.ts'
import { createClient, newKey, request as ask } from '../../../../../ui/api.ts'
import type { Office } from '../office.svelte.ts'
import type { Action, Viewer } from '../offered.ts'

const attempts = 6

/** What these two do elsewhere is one thing where the answer is entered in CİMER itself. */
const replaced: readonly Action[] = ['answer', 'closing']

/** Directorates answer as always; whoever enters that in CİMER does nothing else with it. */
export function isEnteredInCimer(
  request: Pick<RequestResource, 'channel'>,
  viewer: Pick<Viewer, 'role'>,
  action: Action,
): boolean {
  return isAnonymous(request.channel) && viewer.role !== 'officer' && replaced.includes(action)
}

/** The answer was entered in CİMER: kept here and closed by hand, because nobody is told from here. */
export class CimerEntry {
  text = $state('')
  reason = $state('')
  isSending = $state(false)
  /** The code of why it was refused. */
  refusal: string | null = $state(null)
  isTextMissing = $state(false)
  isReasonMissing = $state(false)

  #client = createClient('staff')
  #office: Office
  #answerKey = newKey()
  #closingKey = newKey()

  constructor(office: Office, reason: string) {
    this.#office = office
    this.reason = reason
  }

  /** Gives the closed request; null when something is missing or was refused. What was done is not done twice. */
  async send(request: RequestResource): Promise<RequestResource | null> {
    this.isTextMissing = request.status !== 'answered' && !this.text.trim()
    this.isReasonMissing = !this.reason.trim()
    if (this.isSending || this.isTextMissing || this.isReasonMissing) return null
    this.isSending = true
    const isAnswered = request.status === 'answered' || (await this.#answer(request.id))
    const closed = isAnswered ? await this.#close(request.id) : null
    this.isSending = false
    return closed
  }

  async #answer(id: string): Promise<boolean> {
    const answer = { param: { id }, json: { text: this.text.trim() } }
    const result = await ask(
      (sending) => this.#client.api.requests[':id'].answer.$post(answer, sending),
      { attempts, key: this.#answerKey },
    )
    this.#take(result)
    if (!result.ok && result.refusal.refusal !== 'offline') this.#answerKey = newKey()
    return result.ok
  }

  async #close(id: string): Promise<RequestResource | null> {
    const closing = { param: { id }, json: { reason: this.reason.trim() } }
    const result = await ask(
      (sending) => this.#client.api.requests[':id'].closing.$post(closing, sending),
      { attempts, key: this.#closingKey },
    )
    this.#take(result)
    if (!result.ok && result.refusal.refusal !== 'offline') this.#closingKey = newKey()
    return result.ok ? result.value.request : null
  }

  #take(result: Parameters<Office['refusalIn']>[0]): void {
    this.refusal = this.#office.refusalIn(result)?.refusal ?? null
  }
}
