import { requestRefusals as en } from './en/request-refusals.ts'
import { languageEntry, refusalText, type Language } from './index.ts'
import { requestRefusals as tr } from './tr/request-refusals.ts'

/** Turkish decides its shape. */
export type RequestRefusalCatalogue = typeof tr

/** They stand apart: kiosk, display and phone know no requests. */
const catalogues: Record<Language, RequestRefusalCatalogue> = { tr, en }

/** What any refusal says to somebody who works with requests. */
export function requestRefusalText(language: Language, code: string): string {
  const texts: Record<string, string> = catalogues[language]
  return Object.hasOwn(texts, code)
    ? (texts[code] ?? '')
    : refusalText(languageEntry(language).catalogue, code)
}
