import { workCalendar } from '../../../../../domain/calendar.ts'
import { correctApplicant } from '../../../../../domain/requests/correct-applicant.ts'
import { parsePhone } from '../../../../../domain/requests/phone.ts'
import type { Applicant, RequestResource } from '../../../../../domain/requests/resources.ts'
import { createClient, request as ask } from '../../../../../ui/api.ts'
import {
  emailError,
  nationalIdError,
  phoneError,
  withoutSpaces,
  type ContactError,
} from '../../../../../ui/contact-checks.ts'
import type { Viewer } from '../offered.ts'
import type { Office } from '../office.svelte.ts'
import { stateOf } from '../state-of.ts'

const client = createClient('staff')

const written = ['name', 'phone', 'nationalId', 'email', 'handle'] as const
const fields = [...written, 'language', 'wantsCall'] as const
type Field = (typeof fields)[number]
type Values = Pick<Applicant, Field>

/** The rule itself is asked, with nothing typed yet; who may do it at all stands in the table of permissions. */
export function mayCorrect(request: RequestResource, viewer: Viewer): boolean {
  const moment = { at: 0, today: '', dayOf: () => '', calendar: workCalendar([]), actor: viewer }
  const outcome = correctApplicant(stateOf(request), { isReachable: true }, moment)
  return !request.isErased && !('refusal' in outcome)
}

/** The form that puts an applicant right; kept while its panel is open. */
export class CorrectionDraft {
  values: Values
  /** The notice was shown now; asked where none is on record. */
  isInformed: boolean
  isBusy = $state(false)
  /** It was sent: from now on everything that is wrong is said. */
  wasSent = $state(false)
  /** Why it was not taken. */
  refusal: { refusal: string; field?: string | undefined } | null = $state(null)

  readonly #before: Values
  readonly #requestId: string
  readonly #office: Office

  constructor(requestId: string, applicant: Applicant, hasNotice: boolean, office: Office) {
    const { name, phone, nationalId, email, handle, language, wantsCall } = applicant
    const contact = { phone: phoneAsTyped(phone), nationalId, email, handle }
    this.#before = { name, ...contact, language, wantsCall }
    this.values = $state({ ...this.#before })
    this.isInformed = $state(hasNotice)
    this.#requestId = requestId
    this.#office = office
  }

  /** What is wrong with what is typed. */
  get errors(): Partial<Record<Field, ContactError>> {
    const { phone, nationalId, email } = this.values
    const found = Object.entries({
      phone: phoneError(phone),
      nationalId: nationalIdError(nationalId),
      email: emailError(email),
    })
    return Object.fromEntries(found.filter(([, error]) => error !== null))
  }

  /** What the server did not take, named by its field. */
  get refusedField(): string | undefined {
    return this.refusal?.field
  }

  /** Only what was changed: somebody else may have put another part right meanwhile. */
  get changes(): Partial<Applicant> {
    const typed: Values = { ...this.values }
    const clean = { ...typed, nationalId: withoutSpaces(typed.nationalId) }
    const changed = fields.filter((field) => clean[field] !== this.#before[field])
    const patch = Object.fromEntries(changed.map((field) => [field, clean[field]]))
    return typeof patch['phone'] === 'string'
      ? { ...patch, phone: parsePhone(patch['phone'].trim()) ?? '' }
      : patch
  }

  get isChanged(): boolean {
    return Object.keys(this.changes).length > 0
  }

  /** The request as it is then; null when it was not taken. `noticeVersion`: of the notice that was shown just now. */
  async save(noticeVersion: string | null): Promise<RequestResource | null> {
    this.wasSent = true
    if (this.isBusy || !this.isChanged || Object.keys(this.errors).length > 0) return null
    this.isBusy = true
    const json = { ...this.changes, ...(noticeVersion === null ? {} : { noticeVersion }) }
    const param = { id: this.#requestId }
    const result = await ask(
      (sending) => client.api.requests[':id'].applicant.$patch({ param, json }, sending),
      { attempts: 3 },
    )
    this.refusal = this.#office.refusalIn(result)
    this.isBusy = false
    return result.ok ? result.value.request : null
  }
}

/** `0532 117 45 39`: as people say it and as the form takes it. */
function phoneAsTyped(stored: string): string {
  const parts = /^\+90(5\d{2})(\d{3})(\d{2})(\d{2})$/.exec(stored)
  return parts ? `0${parts.slice(1).join(' ')}` : stored
}
