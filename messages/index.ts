import { en } from './en.ts'
import { tr } from './tr.ts'
import type { Catalogue } from './tr.ts'

export type { Catalogue }

/** A new language is its own file and one line here. `locale` is for Intl; `clock` stands between hours and minutes. */
const entries = {
  tr: { name: 'Türkçe', direction: 'ltr', locale: 'tr-TR', clock: '.', catalogue: tr },
  en: { name: 'English', direction: 'ltr', locale: 'en-GB', clock: ':', catalogue: en },
} as const satisfies Record<string, LanguageEntry>

export interface LanguageEntry {
  /** The language's name in itself. */
  name: string
  direction: 'ltr' | 'rtl'
  locale: string
  clock: string
  catalogue: Catalogue
}

export type Language = keyof typeof entries

/** Used where nobody has chosen yet. */
export const defaultLanguage: Language = 'tr'

/** Every language, in the order in which people are offered them. */
export const languages = (Object.keys(entries) as Language[]).map((code) => ({
  code,
  name: entries[code].name as string,
  direction: entries[code].direction as 'ltr' | 'rtl',
}))

/** The whole entry of a language. */
export function languageEntry(language: Language): LanguageEntry {
  return entries[language]
}

/** The catalogue of each language. */
export const catalogues = Object.fromEntries(
  languages.map(({ code }) => [code, entries[code].catalogue]),
) as Record<Language, Catalogue>

/** Whether we speak this language. */
export function isLanguage(code: string): code is Language {
  return Object.hasOwn(entries, code)
}

/** A language's own name, also of one that isn't spoken here; a code that means nothing stays itself. */
export function languageName(code: string): string {
  if (isLanguage(code)) return entries[code].name
  try {
    return new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** What a refusal says to a person; a code that isn't known here gets a general sentence. */
export function refusalText(catalogue: Catalogue, code: string): string {
  const texts: Record<string, string> = catalogue.refusals
  return Object.hasOwn(texts, code) ? (texts[code] ?? '') : catalogue.refusals.other
}
