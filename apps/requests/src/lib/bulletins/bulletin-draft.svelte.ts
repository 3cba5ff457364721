import type { BulletinPreview, BulletinResource } from '../../../../../domain/bulletin.ts'
import type { RefusalResource } from '../../../../../domain/resources.ts'
import { defaultLanguage, languages, type Language } from '../../../../../messages/index.ts'
import { createClient, newKey, request } from '../../../../../ui/api.ts'
import type { Office } from '../office.svelte.ts'

const sendAttempts = 4
const client = createClient('staff')

/** A bulletin on its way out: written, looked at, then sent. What is sent is what was looked at. */
export class BulletinDraft {
  texts: Record<Language, string> = $state(emptyTexts())
  from = $state('')
  to = $state('')
  neighbourhood: string | null = $state(null)
  topicId: string | null = $state(null)
  openOnly = $state(false)
  /** Null before it was looked at, and after anything was changed. */
  preview: BulletinPreview | null = $state.raw(null)
  busy: 'looking' | 'sending' | null = $state(null)
  refusal: RefusalResource | null = $state.raw(null)

  #office: Office
  #key = newKey()
  /** What the preview is of. */
  #looked = $state('')

  constructor(office: Office) {
    this.#office = office
  }

  /** It still says what was looked at. */
  readonly isLookedAt: boolean = $derived.by(
    () => this.preview !== null && this.#looked === JSON.stringify(this.#input()),
  )

  async look(): Promise<void> {
    if (this.busy) return
    this.busy = 'looking'
    this.preview = null
    const json = this.#input()
    const result = await request((sending) =>
      client.api['bulletin-previews'].$post({ json }, sending),
    )
    this.refusal = this.#office.refusalIn(result)
    this.busy = null
    if (!result.ok) return
    this.preview = result.value
    this.#looked = JSON.stringify(json)
    this.#key = newKey()
  }

  /** What was sent; null when it was refused. An answer that got lost is asked for again under the same key. */
  async send(): Promise<BulletinResource | null> {
    if (this.busy || !this.isLookedAt) return null
    this.busy = 'sending'
    const json = this.#input()
    const options = { attempts: sendAttempts, key: this.#key }
    const result = await request(
      (sending) => client.api.bulletins.$post({ json }, sending),
      options,
    )
    this.refusal = this.#office.refusalIn(result)
    this.busy = null
    if (!result.ok) return null
    this.texts = emptyTexts()
    this.preview = null
    return result.value.bulletin
  }

  #input() {
    const { texts, from, to, neighbourhood, topicId, openOnly } = this
    const written = Object.entries(texts).filter(
      ([code, text]) => code === defaultLanguage || text.trim() !== '',
    )
    const period = { ...(from && { from }), ...(to && { to }) }
    return {
      texts: Object.fromEntries(written) as Partial<Record<Language, string>>,
      audience: { ...period, neighbourhood, topicId, openOnly },
    }
  }
}

function emptyTexts(): Record<Language, string> {
  return Object.fromEntries(languages.map(({ code }) => [code, ''])) as Record<Language, string>
}
