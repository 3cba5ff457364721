import type { RefusalResource } from '../../../../domain/resources.ts'
import type { RequestResource } from '../../../../domain/requests/resources.ts'
import { createClient, newKey, request, type Result } from '../../../../ui/api.ts'
import type { ActionFile } from './action-files.svelte.ts'
import { forms, missingIn, type ActionValues, type Missing } from './action-form.ts'
import { rebased } from './edit-patch.ts'
import type { Action } from './offered.ts'
import { sendAction } from './send-action.ts'

const attempts = 6

/** What is being written for one action of one request: kept until it was taken, also while its sheet is closed. */
export class ActionDraft {
  readonly action: Action
  values: ActionValues
  files: ActionFile[] = $state([])
  state: 'idle' | 'sending' | 'retrying' = $state('idle')
  refusal: RefusalResource | null = $state.raw(null)
  missing: Partial<Record<keyof ActionValues, Missing>> = $state.raw({})

  readonly #requestId: string
  /** As it was when it was looked at last: somebody else may have changed it since. */
  #version: number
  #original: ActionValues
  readonly #forget: () => void
  #client = createClient('staff')
  /** The same words sent again are the same command. */
  #sent = { body: '', key: '' }

  /** `forget` is called when nothing is to be kept any more. */
  constructor(request: RequestResource, action: Action, forget: () => void) {
    this.action = action
    this.#requestId = request.id
    this.#version = request.version
    this.#forget = forget
    this.#original = valuesOf(request, action)
    this.values = $state(valuesOf(request, action))
  }

  /** The request was looked at as it is now: what was written is kept, everything else is as it is there. */
  look(request: RequestResource): void {
    // What may have arrived goes on its way again as it is, and is the same command.
    if (this.isBusy || this.refusal?.refusal === 'offline') return
    if (request.version === this.#version) return
    const current = valuesOf(request, this.action)
    this.values = rebased($state.snapshot(this.values), this.#original, current)
    this.#original = current
    this.#version = request.version
    this.refusal = null
  }

  /** Something was written or attached that the server does not have yet. */
  get isDirty(): boolean {
    return this.files.length > 0 || JSON.stringify(this.values) !== JSON.stringify(this.#original)
  }

  get isBusy(): boolean {
    return this.state !== 'idle'
  }

  get isUploading(): boolean {
    return this.files.some((file) => file.isUploading)
  }

  /** What was written is not wanted any more. */
  discard(): void {
    for (const file of this.files) file.discard()
    this.#forget()
  }

  drop(file: ActionFile): void {
    file.discard()
    this.files = this.files.filter((one) => one !== file)
  }

  /**
   * Sends it, again and again for a moment while there is no connection; gives the request as it is then, or null when
   * something is missing or it was refused.
   */
  async send(): Promise<Result<{ request: RequestResource }> | null> {
    this.missing = missingIn(forms[this.action], this.values)
    if (this.isBusy || this.isUploading || Object.keys(this.missing).length > 0) return null
    this.state = 'sending'
    const input = {
      id: this.#requestId,
      version: this.#version,
      original: this.#original,
      values: $state.snapshot(this.values),
      attachmentIds: this.files.flatMap(({ id }) => id ?? []),
    }
    const result = await request(
      (sending) => sendAction(this.#client, this.action, input, sending),
      {
        attempts,
        key: this.#keyOf(JSON.stringify(input)),
        onretry: () => (this.state = 'retrying'),
      },
    )
    this.state = 'idle'
    this.refusal = result.ok ? null : result.refusal
    if (result.ok) this.#forget()
    else if (result.refusal.refusal !== 'offline') this.#sent = { body: '', key: '' }
    return result
  }

  #keyOf(body: string): string {
    if (this.#sent.body !== body) this.#sent = { body, key: newKey() }
    return this.#sent.key
  }
}

function valuesOf(request: RequestResource, action: Action): ActionValues {
  const { kind, topicId, place, urgent, text, registry } = request
  return {
    ...{ kind, urgent, topicId: topicId ?? '', text: action === 'edit' ? text : '' },
    ...{ neighbourhood: place?.neighbourhood ?? '', address: place?.address ?? '' },
    ...{ point: place?.point ?? null, needsText: text !== '' },
    ...{ directorateId: '', dueOn: '', staffId: '', ground: '', decision: '' },
    number: action === 'registry' ? (registry?.number ?? '') : '',
    on: action === 'registry' ? (registry?.on ?? '') : '',
  }
}
