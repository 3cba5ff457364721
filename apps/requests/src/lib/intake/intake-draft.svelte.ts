import type { RequestKind, Channel } from '../../../../../domain/requests/kinds.ts'
import type { RequestResource } from '../../../../../domain/requests/resources.ts'
import type { RefusalResource } from '../../../../../domain/resources.ts'
import { requestRefusalText } from '../../../../../messages/request-refusals.ts'
import { createClient, newKey, request } from '../../../../../ui/api.ts'
import { language } from '../../../../../ui/language.svelte.ts'
import { ActionFile } from '../action-files.svelte.ts'
import type { Office } from '../office.svelte.ts'
import {
  bodyOf,
  emptyValues,
  errorsOf,
  fieldOf,
  valuesFrom,
  type IntakeError,
  type IntakeField,
  type IntakeValues,
} from './intake-values.ts'
import { dropDraft, fetchTaken, keepDraft, type IntakeForm, type KeptForm } from './kept-form.ts'
import { intakeWords } from './words.ts'

const attempts = 6
/** So long after the last letter it is kept. */
const restMilliseconds = 500
/** After so long it is tried again while it could not be kept. */
const againMilliseconds = 5_000

/**
 * A request that is being taken in. What was typed is kept at the server as it is typed: through a closed sheet, a
 * log-out, a reload and a closed tab, and for nobody else.
 */
export class IntakeDraft {
  values: IntakeValues
  files: ActionFile[] = $state([])
  isSending = $state(false)
  refusal: RefusalResource | null = $state.raw(null)
  errors: Partial<Record<IntakeField, IntakeError>> = $state.raw({})
  /** Whether what stands here is kept: `empty` = there is nothing to keep, `here` = in this tab only, `apart` = beside another tab's. */
  kept: 'empty' | 'saving' | 'saved' | 'apart' | 'here' = $state('empty')
  /** It had been taken before, and something may have been changed since. */
  wasTaken = $state(false)

  readonly form: IntakeForm
  id = newKey()
  readonly #empty: IntakeValues
  #version = 0
  #stored = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #keeping: Promise<void> = Promise.resolve()
  #isApart = false
  #isOver = false
  #client = createClient('staff')
  #office: Office
  /** The same words sent again are the same request. */
  #sent = { body: '', key: '' }

  constructor(office: Office, form: IntakeForm, of: { kind: RequestKind; channel: Channel }) {
    this.#office = office
    this.form = form
    this.#empty = emptyValues(of)
    this.values = $state(emptyValues(of))
  }

  /** What would be missed; what is only chosen is chosen again. */
  get isBlank(): boolean {
    const { kind: _, channel: __, isInformed: ___, ...typed } = this.values
    return this.files.length === 0 && Object.values(typed).every((value) => value.trim() === '')
  }

  /** Something here would be lost with the tab. */
  get isAtRisk(): boolean {
    return this.kept === 'saving' || this.kept === 'here'
  }

  /** What is kept of it. */
  get content(): Record<string, unknown> {
    const files = this.files.flatMap(({ id, name, kind }) =>
      id === null ? [] : { id, name, kind },
    )
    return { form: this.form, ...$state.snapshot(this.values), files }
  }

  /** Goes on with what was kept before; what was typed here since stays. */
  takeUp({ id, version, content }: KeptForm): void {
    if (!this.isBlank || this.#isOver) return
    this.id = id
    this.#version = version
    this.values = valuesFrom(content, this.#empty)
    this.files = content.files.map((file) => new ActionFile(file, file.kind))
    this.#stored = JSON.stringify(this.content)
    this.kept = 'saved'
  }

  /** Something may have been typed: kept when the keys rest. */
  touch(): void {
    const isSame = JSON.stringify(this.content) === this.#stored
    if (this.#isOver || isSame || (this.isBlank && this.#version === 0)) return
    this.kept = 'saving'
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), restMilliseconds)
  }

  /** Keeps what stands here now. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#keeping = this.#keeping.then(() => this.#keep())
    return this.#keeping
  }

  async #keep(): Promise<void> {
    if (this.#isOver || !this.isAtRisk) return
    const { content } = this
    const result = await keepDraft(this.id, content, this.#version)
    if (this.#isOver) return
    if (!result.ok) return this.#notKept(this.#office.refusalIn(result)?.refusal)
    this.#version = result.value.draft.version
    this.#stored = JSON.stringify(content)
    const isAll = JSON.stringify(this.content) === this.#stored
    this.kept = isAll ? (this.#isApart ? 'apart' : 'saved') : 'saving'
  }

  #notKept(refusal: string | undefined): Promise<void> | void {
    if (refusal === 'draft_outdated') {
      // Another tab goes on with it: what stands here is kept beside it, so that neither is lost.
      ;[this.id, this.#version, this.#isApart] = [newKey(), 0, true]
      return this.#keep()
    }
    this.kept = 'here'
    const isPassing = ['offline', 'unavailable', 'unauthenticated'].includes(refusal ?? '')
    if (isPassing) this.#timer = setTimeout(() => void this.flush(), againMilliseconds)
  }

  /** It is over: taken, thrown away, or somebody else is here now. */
  end(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
  }

  /** What was written is not wanted any more. */
  async discard(): Promise<void> {
    this.end()
    for (const file of this.files) file.discard()
    await this.#keeping
    if (this.#version > 0) await dropDraft(this.id)
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
    const json = bodyOf($state.snapshot(this.values), noticeVersion, ids, this.id)
    const result = await request((sending) => this.#client.api.requests.$post({ json }, sending), {
      attempts,
      key: this.#keyOf(JSON.stringify(json)),
    })
    const before =
      result.ok || result.refusal.refusal !== 'draft_finished' ? null : await fetchTaken(this.id)
    this.isSending = false
    this.wasTaken = before !== null
    this.refusal = before ? null : this.#office.refusalIn(result)
    const taken = result.ok ? result.value.request : before
    if (taken) this.end()
    return taken
  }

  #keyOf(body: string): string {
    if (this.#sent.body !== body) this.#sent = { body, key: newKey() }
    return this.#sent.key
  }
}
