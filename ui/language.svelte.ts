import { formatFor } from '../messages/format.ts'
import type { Format } from '../messages/format.ts'
import { catalogues, defaultLanguage, isLanguage, languages } from '../messages/index.ts'
import type { Catalogue, Language } from '../messages/index.ts'
import { localStore } from './local-store.ts'

const storageKey = 'language'

class LanguageState {
  /** The language that the page speaks now. */
  current: Language = $state(defaultLanguage)

  /** Switches the page without a reload. `remember` keeps it for this browser: for staff, not for a kiosk. */
  choose(language: Language, options: { remember?: boolean } = {}): void {
    this.current = language
    document.documentElement.lang = language
    document.documentElement.dir =
      languages.find(({ code }) => code === language)?.direction ?? 'ltr'
    if (options.remember) localStore.keep(storageKey, language)
  }

  /** Goes back to what this browser remembers, otherwise to the given language or Turkish. */
  restore(otherwise: string = defaultLanguage): void {
    const remembered = localStore.read(storageKey) ?? otherwise
    this.choose(isLanguage(remembered) ? remembered : defaultLanguage)
  }

  /** Times, durations and shares as the present language writes them. */
  format(timeZone = 'Europe/Istanbul'): Format {
    return formatFor(this.current, timeZone)
  }
}

/** The language of this page. */
export const language = new LanguageState()

/** The present language's catalogue: `t().kiosk.takeTicket`. */
export function t(): Catalogue {
  return catalogues[language.current]
}
