import type { RefusalResource } from '../../../../../domain/resources.ts'
import { refusalText } from '../../../../../messages/index.ts'
import { t } from '../../../../../ui/language.svelte.ts'
import { requestWords } from './request-words.ts'
import { settingsWords } from './words.ts'

/** What is being edited: it holds what was typed until the server has taken it, whatever the page hears meanwhile. */
export class Draft<Values extends object> {
  values: Values
  /** Why it was not saved. */
  refusal: RefusalResource | null = $state.raw(null)
  saving = $state(false)

  #original: Values = $state.raw({} as Values)

  constructor(values: Values) {
    this.values = $state(copy(values))
    this.#original = copy(values)
  }

  /** Only what was changed; the rest stays as the server has it. */
  get changes(): Partial<Values> {
    const now = $state.snapshot(this.values) as Values
    const keys = Object.keys(now) as (keyof Values)[]
    return Object.fromEntries(
      keys.filter((key) => !same(now[key], this.#original[key])).map((key) => [key, now[key]]),
    ) as Partial<Values>
  }

  get dirty(): boolean {
    return Object.keys(this.changes).length > 0
  }

  /** Sends it; true when it was taken. One sending at a time. */
  async save(send: (values: Values) => Promise<RefusalResource | null>): Promise<boolean> {
    if (this.saving) return false
    this.saving = true
    const sent = $state.snapshot(this.values) as Values
    this.refusal = await send(sent)
    this.saving = false
    if (this.refusal === null) this.#original = sent
    return this.refusal === null
  }

  /** What is wrong with a field, in words; undefined when nothing is. */
  errorAt(field: string): string | undefined {
    if (this.refusal === null || fieldOf(this.refusal) !== field) return undefined
    const invalid: Record<string, string> = {
      ...settingsWords().invalid,
      ...requestWords().invalid,
    }
    const byField = this.refusal.refusal === 'malformed' ? invalid[field] : undefined
    return byField ?? refusalText(t(), this.refusal.refusal)
  }

  /** What is wrong with the whole, or with a field that this form doesn't show. */
  errorElsewhere(fields: readonly string[]): string | undefined {
    if (this.refusal === null || fields.includes(fieldOf(this.refusal) ?? '')) return undefined
    return refusalText(t(), this.refusal.refusal)
  }
}

/** `settings.address` → `address`, `sms.password` → `password`, `hours.weekly.1.0` → `hours`. */
function fieldOf({ field }: RefusalResource): string | undefined {
  return field?.replace(/^(settings|sms|email)\./, '').split('.')[0]
}

function copy<T>(value: T): T {
  return structuredClone($state.snapshot(value)) as T
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
