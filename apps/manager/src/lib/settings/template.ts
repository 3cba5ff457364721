import { noticePlaceholders, type NoticeEvent } from '../../../../../messages/notices.ts'
import type { Language } from '../../../../../messages/index.ts'

/** A message in one language: the usual words, and the manager's own; null = none. */
export interface Template {
  event: NoticeEvent
  language: Language
  defaultText: string
  text: string | null
}

type Names = Record<(typeof noticePlaceholders)[number], string>

/** With placeholders as a person of the page's language reads them: `{number}` is `{Başvuru no}`. */
export function shownTemplate(text: string, names: Names): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const known = noticePlaceholders.find((placeholder) => placeholder === name)
    return known ? `{${names[known]}}` : whole
  })
}

/** As it is stored; a name that nobody knows stays, and the server refuses it. */
export function wireTemplate(text: string, names: Names): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, shown: string) => {
    const known = noticePlaceholders.find((name) => names[name] === shown.trim())
    return known ? `{${known}}` : whole
  })
}
