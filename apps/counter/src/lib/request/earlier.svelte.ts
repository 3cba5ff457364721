import type {
  Applicant,
  RequestResource,
  RequestRowResource,
} from '../../../../../domain/requests/resources.ts'
import { isNationalId } from '../../../../../domain/requests/national-id.ts'
import { parsePhone } from '../../../../../domain/requests/phone.ts'
import { request } from '../../../../../ui/api.ts'
import { client } from '../client.ts'
import { withoutSpaces } from './request-checks.ts'
import type { RequestValues } from './request-values.ts'

const restMilliseconds = 400
const shownAtMost = 8
/** A shorter piece of a name would find half the town. */
const shortestName = 4
/** Refusals that say nothing about the question. */
const mayPass = ['offline', 'unavailable']

/** What is known of the citizen that other requests can be found by; the surest first, '' = nothing yet. */
export function clueOf({ phone, nationalId, name }: RequestValues): string {
  const mobile = parsePhone(phone)
  if (mobile) return mobile
  const number = withoutSpaces(nationalId)
  if (isNationalId(number)) return number
  return name.trim().length >= shortestName ? name.trim() : ''
}

/** Finds requests of the same person while a form is filled in, or any by its number. `close()` it. */
export class EarlierRequests {
  rows: RequestRowResource[] = $state.raw([])
  total = $state(0)
  /** What was looked for; '' = nothing. */
  asked = $state('')
  /** The server is still reading its index. */
  isWarming = $state(false)
  /** It was answered. */
  isDone = $state(false)
  refusal: string | null = $state(null)
  /** The one that is looked at. */
  opened: RequestResource | null = $state.raw(null)
  /** Who asked for it; shown only on demand, and each look is on record. */
  applicant: Applicant | null = $state.raw(null)

  #timer: ReturnType<typeof setTimeout> | undefined
  #turn = 0

  close(): void {
    clearTimeout(this.#timer)
    this.#turn += 1
  }

  /** Looks when the keys rest. Another clue takes everything of the last one off the screen at once. */
  look(clue: string): void {
    if (clue === this.asked) return
    this.close()
    this.asked = clue
    this.rows = []
    this.total = 0
    this.isDone = false
    this.isWarming = false
    this.refusal = null
    this.shut()
    if (clue !== '') this.#timer = setTimeout(() => void this.#ask(clue), restMilliseconds)
  }

  /** What was looked for has not been answered, because nobody could be reached. */
  get canAskAgain(): boolean {
    return !this.isDone && this.refusal !== null && mayPass.includes(this.refusal)
  }

  /** Looks once more, if the last time nobody could be reached. */
  again(): void {
    if (!this.canAskAgain) return
    const { asked } = this
    this.asked = ''
    this.look(asked)
  }

  async open(id: string): Promise<void> {
    const turn = this.#turn
    const param = { id }
    const result = await request((sending) => client.api.requests[':id'].$get({ param }, sending), {
      attempts: 3,
    })
    if (turn !== this.#turn) return
    this.applicant = null
    this.refusal = result.ok ? null : result.refusal.refusal
    if (result.ok) this.opened = result.value.request
  }

  shut(): void {
    this.opened = null
    this.applicant = null
  }

  /** Asks who it was; the server writes the look down before it answers. */
  async openApplicant(): Promise<void> {
    const { opened } = this
    if (!opened) return
    const param = { id: opened.id }
    const result = await request((sending) =>
      client.api.requests[':id']['applicant-openings'].$post({ param, json: {} }, sending),
    )
    if (this.opened !== opened) return
    this.refusal = result.ok ? null : result.refusal.refusal
    if (result.ok) this.applicant = result.value.applicant
  }

  async #ask(clue: string): Promise<void> {
    const turn = this.#turn
    const json = { q: clue, limit: shownAtMost }
    const result = await request(
      (sending) => client.api['request-searches'].$post({ json }, sending),
      { attempts: 3 },
    )
    // The citizen has changed meanwhile, or the page is gone.
    if (turn !== this.#turn) return
    this.refusal = result.ok ? null : result.refusal.refusal
    if (!result.ok) return
    this.rows = result.value.items
    this.total = result.value.total
    this.isWarming = result.value.warming
    this.isDone = true
  }
}
