import { createFormat } from '../../../../messages/create-format.ts'
import { common as commonEn } from '../../../../messages/en/common.ts'
import { phone as phoneEn } from '../../../../messages/en/phone.ts'
import { common as commonTr } from '../../../../messages/tr/common.ts'
import { phone as phoneTr } from '../../../../messages/tr/phone.ts'

/** Only what this page says: whole catalogues would weigh more than all the rest of it. */
const entries = {
  tr: { name: 'Türkçe', locale: 'tr-TR', clock: '.', common: commonTr, phone: phoneTr },
  en: { name: 'English', locale: 'en-GB', clock: ':', common: commonEn, phone: phoneEn },
}

/** The code of a language that this page speaks. */
export type PhoneLanguage = keyof typeof entries

/** The languages of this page, by code. */
export const phoneLanguages = (Object.keys(entries) as PhoneLanguage[]).map((code) => ({
  code,
  name: entries[code].name,
}))

class Words {
  language: PhoneLanguage = $state('tr')

  /** What the phone's owner reads, as far as it is spoken here. */
  follow(wanted: readonly string[]): void {
    const known = wanted.map((tag) => tag.slice(0, 2)).find((code) => code in entries)
    this.choose((known ?? 'tr') as PhoneLanguage)
  }

  choose(language: PhoneLanguage): void {
    this.language = language
    document.documentElement.lang = language
  }

  get phone() {
    return entries[this.language].phone
  }

  get common() {
    return entries[this.language].common
  }

  /** Times and intervals in the hall's own time zone. */
  format(timeZone: string) {
    const { locale, clock, common } = entries[this.language]
    return createFormat({ locale, clock, catalogue: { common } }, timeZone)
  }
}

/** The words of this page. */
export const words = new Words()
