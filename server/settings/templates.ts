import type { Language } from '../../messages/index.ts'
import {
  noticeCatalogues,
  noticePlaceholders,
  type NoticeEvent,
  type NoticePlaceholder,
} from '../../messages/notices.ts'
import type { TableStore } from '../storage/tables.ts'
import { deleteTemplate, putTemplate, readTemplates } from '../storage/template-table.ts'
import { inTurn, refuseEdit, store, type Editor, type RefusedEdit } from './editor.ts'

/** What citizens and colleagues are told, in the manager's own words where there are any. In memory. */
export class Templates {
  #tables: TableStore
  #own = new Map<string, string>()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  reload(): void {
    // Of before a placeholder was given up: the usual words say more than a sentence with a hole.
    const rows = readTemplates(this.#tables).filter(({ text }) => unknownIn(text).length === 0)
    this.#own = new Map(rows.map(({ event, language, text }) => [`${event}/${language}`, text]))
  }

  /** The manager's own words; null where the usual ones are used. */
  own(event: NoticeEvent, language: Language): string | null {
    return this.#own.get(`${event}/${language}`) ?? null
  }

  /** With its placeholders still in braces. */
  text(event: NoticeEvent, language: Language): string {
    return this.own(event, language) ?? noticeCatalogues[language].texts[event]
  }
}

const known: ReadonlySet<string> = new Set(noticePlaceholders)
const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
const unknownIn = (text: string) => placeholdersOf(text).filter((name) => !known.has(name))

/** Without these a message would be of no use. */
const needed: Partial<Record<NoticeEvent, NoticePlaceholder[]>> = { 'one-time-code': ['code'] }

/** Refusals: `unknown_placeholder` (also a brace that stands alone), `placeholder_missing`. */
export const editTemplate = inTurn(
  async (
    editor: Editor,
    event: NoticeEvent,
    language: Language,
    text: string,
  ): Promise<RefusedEdit | null> => {
    const names = placeholdersOf(text)
    const hasLoneBrace = /[{}]/.test(text.replace(/\{\w+\}/g, ''))
    if (hasLoneBrace || unknownIn(text).length > 0) return refuseEdit('unknown_placeholder', 'text')
    if (needed[event]?.some((name) => !names.includes(name)))
      return refuseEdit('placeholder_missing', 'text')
    await store(editor, [putTemplate({ event, language, text })])
    return null
  },
)

/** Back to the usual words. */
export const removeTemplate = inTurn(
  async (editor: Editor, event: NoticeEvent, language: Language): Promise<void> => {
    if (editor.templates.own(event, language) === null) return
    await store(editor, [deleteTemplate(event, language)])
  },
)
