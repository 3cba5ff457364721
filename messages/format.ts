import { createFormat, type Format } from './create-format.ts'
import { languageEntry, type Language } from './index.ts'

export type { Format, Moment } from './create-format.ts'

const made = new Map<string, Format>()

/** The formatter of a language and an IANA time zone; made once for each pair. */
export function formatFor(language: Language, timeZone: string): Format {
  const key = `${language} ${timeZone}`
  const format = made.get(key) ?? createFormat(languageEntry(language), timeZone)
  made.set(key, format)
  return format
}
