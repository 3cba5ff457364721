import type { RequestKind, Channel } from '../../../../../domain/requests/kinds.ts'
import type { RequestResource } from '../../../../../domain/requests/resources.ts'
import type { RefusalResource } from '../../../../../domain/resources.ts'
import { requestRefusalText } from '../../../../../messages/request-refusals.ts'
import { createClient, newKey, request } from '../../../../../ui/api.ts'
import { language } from '../../../../../ui/language.svelte.ts'
import type { ActionFile } from '../action-files.svelte.ts'
import type { Office } from '../office.svelte.ts'
import {
  bodyOf,
  errorsOf,
  fieldOf,
  type IntakeError,
  type IntakeField,
  type IntakeValues,
} from './intake-values.ts'
import { intakeWords } from './words.ts'

const attempts = 6

/** A request that is being taken in; closed, its form keeps what was typed until the server has it. */
export class IntakeDraft {
  values: IntakeValues
  files: ActionFile[] = $state([])
  isSending = $state(false)
  refusal: RefusalResource | null = $state.raw(null)
  errors: Partial<Record<IntakeField, IntakeError>> = $state.raw({})

  #client = createClient('staff')
  #office: Office
  /** The same words sent again are the same request. */
  #sent = { body: '', key: '' }

  constructor(office: Office, of: { kind: RequestKind; channel: Channel }) {
    this.#office = office
    this.values = $state(emptyValues(of))
  }

  get isUploading(): boolean {
    return this.files.some((file) => file.isUploading)
  }

  drop(file: ActionFile): void {
    file.discard()
    this.files = this.files.filter((one) => one !== file)
  }

  /** What is wrong with a field, in words. */
  errorAt(field: IntakeField): string | undefined {
    const error = this.errors[field]
    const words = intakeWords().errors
    if (error !== undefined) return words[error]
    if (this.refusal === null || fieldOf(this.refusal.field) !== field) return undefined
    const { refusal } = this.refusal
    return refusal === 'malformed' ? words.tooLong : requestRefusalText(language.current, refusal)
  }

  /** What is wrong with the whole; null when it stands at a field, or nothing is. */
  get trouble(): string | null {
    const words = intakeWords()
    if (Object.keys(this.errors).length > 0) return words.mend
    if (this.refusal === null) return null
    if (fieldOf(this.refusal.field) !== undefined) return words.mend
    const { refusal } = this.refusal
    return refusal === 'offline' ? words.offline : requestRefusalText(language.current, refusal)
  }

  /** Gives the request as it was taken, or null when something is missing or was refused. */
  async send(today: string, noticeVersion: string | null): Promise<RequestResource | null> {
    this.refusal = null
    this.errors = errorsOf(this.values, today)
    if (this.isSending || this.isUploading || Object.keys(this.errors).length > 0) return null
    this.isSending = true
    const ids = this.files.flatMap(({ id }) => id ?? [])
    const json = bodyOf($state.snapshot(this.values), noticeVersion, ids)
    const result = await request((sending) => this.#client.api.requests.$post({ json }, sending), {
      attempts,
      key: this.#keyOf(JSON.stringify(json)),
    })
    this.isSending = false
    this.refusal = this.#office.refusalIn(result)
    return result.ok ? result.value.request : null
  }

  #keyOf(body: string): string {
    if (this.#sent.body !== body) this.#sent = { body, key: newKey() }
    return this.#sent.key
  }
}

function emptyValues(of: { kind: RequestKind; channel: Channel }): IntakeValues {
  return {
    ...of,
    ...{ externalReference: '', receivedAt: '', topicId: '', directorateId: '', text: '' },
    ...{ name: '', address: '', phone: '', email: '', isInformed: false },
    ...{ registryNumber: '', registryOn: '' },
  }
}
