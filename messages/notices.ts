import { notices as en } from './en/notices.ts'
import type { Language } from './index.ts'
import { notices as tr } from './tr/notices.ts'

/** Turkish decides its shape. */
export type NoticeCatalogue = typeof tr
export type NoticeEvent = keyof NoticeCatalogue['texts']

/** Text messages and e-mails. They stand apart: no screen carries them. */
export const noticeCatalogues: Record<Language, NoticeCatalogue> = { tr, en }

/** Every event that has a text, in the order of the catalogue. */
export const noticeEvents = Object.keys(tr.texts) as NoticeEvent[]

/** What a text may have in braces. */
export const noticePlaceholders = [
  'municipality',
  'number',
  'code',
  'link',
  'due',
  'directorate',
] as const
export type NoticePlaceholder = (typeof noticePlaceholders)[number]

/** The text with its placeholders filled in; what has no value leaves no gap. */
export function fillNotice(
  text: string,
  values: Partial<Record<NoticePlaceholder, string>>,
): string {
  return text
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name as NoticePlaceholder] ?? '')
    .replace(/ {2,}/g, ' ')
    .trim()
}
