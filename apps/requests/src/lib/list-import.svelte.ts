import type { ImportResource, ImportSource } from '../../../../domain/program.ts'
import type { RefusalResource } from '../../../../domain/resources.ts'
import { request, type Result } from '../../../../ui/api.ts'

/** Five thousand requests, each on the disk before the next, take a while. */
const answerTimeoutMilliseconds = 600_000

interface Imported extends Response {
  json(): Promise<ImportResource>
}

/** One list on its way in: chosen, looked at, then saved. What is saved is what was looked at. */
export class ListImport {
  source: ImportSource = $state('cimer')
  fileName: string = $state('')
  /** What it will make, or has made; null before it was looked at. */
  result: ImportResource | null = $state.raw(null)
  isSaved = $state(false)
  busy: 'looking' | 'saving' | null = $state(null)
  refusal: RefusalResource | null = $state.raw(null)

  #bytes: ArrayBuffer | null = null
  #told: (result: Result<unknown>) => RefusalResource | null

  /** `told`: gives the refusal in a result, and sees whether the session has ended. */
  constructor(told: (result: Result<unknown>) => RefusalResource | null) {
    this.#told = told
  }

  /** A preview belongs to one list of one system. */
  choose(source: ImportSource): void {
    this.source = source
    this.#forget()
  }

  /** False when the file could not be read. */
  async take(file: File): Promise<boolean> {
    this.#forget()
    this.fileName = file.name
    this.#bytes = await file.arrayBuffer().catch(() => null)
    if (!this.#bytes) this.fileName = ''
    return this.#bytes !== null
  }

  look(): Promise<void> {
    return this.#send('looking', false)
  }

  save(): Promise<void> {
    return this.#send('saving', true)
  }

  async #send(busy: 'looking' | 'saving', commit: boolean): Promise<void> {
    const bytes = this.#bytes
    if (!bytes || this.busy) return
    this.busy = busy
    this.refusal = null
    const path = `/api/imports?source=${this.source}&commit=${commit}`
    const result = await request((): Promise<Imported> =>
      fetch(path, {
        method: 'POST',
        headers: { 'Speaks-As': 'staff', 'Content-Type': 'text/csv' },
        body: bytes,
        signal: AbortSignal.timeout(answerTimeoutMilliseconds),
      }),
    )
    this.refusal = this.#told(result)
    if (result.ok) {
      this.result = result.value
      this.isSaved = commit
    }
    this.busy = null
  }

  #forget(): void {
    this.result = null
    this.refusal = null
    this.isSaved = false
  }
}
