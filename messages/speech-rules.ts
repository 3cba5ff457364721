import type { Language } from './index.ts'

/** How one language reads figures and signs aloud. */
export interface SpeechRules {
  /** Hours and minutes as the two groups. */
  time: RegExp
  readTime(hours: number, minutes: number, words: (number: number) => string): string
  /** Global; the figure is the group. */
  percent: RegExp
  /** The figure stays as digits. */
  readPercent(share: string): string
  /** Between the ends of a range. */
  rangeWord: string
  /** Global; the figure is the group. */
  ordinal: RegExp
  groupMark: string
  decimalMark: string
  decimalWord: string
  /** Abbreviations that follow a figure: for one, for many. */
  units: Readonly<Record<string, readonly [string, string]>>
  months: readonly string[]
  signWords: Readonly<Record<string, string>>
  /** A letter by itself. */
  letterName(letter: string): string
  /** A number's words with the suffix that stood behind an apostrophe. */
  attach(words: string, suffix: string): string
  /** What else the language's engines read wrongly. */
  finish(text: string): string
}

const letters =
  'Aa Bbe Cce Ççe Dde Ee Ffe Gge Ğyumuşak~ge Hhe Iı İi Jje Kka Lle Mme Nne Oo Öö Ppe Qkü Rre Sse Şşe Tte Uu Üü Vve Wçift~ve Xiks Yye Zze'
const turkishLetters = new Map(
  letters.split(' ').map((entry) => [entry.charAt(0), entry.slice(1).replace('~', ' ')]),
)

const minute = ['dakika', 'dakika'] as const

const tr: SpeechRules = {
  time: /(?<![\d.,])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d])/,
  readTime: (hours, minutes, words) => {
    if (minutes === 0) return words(hours)
    return `${words(hours)} ${minutes < 10 ? `${words(0)} ` : ''}${words(minutes)}`
  },
  percent: /%\s?(\d+(?:,\d+)?)/g,
  readPercent: (share) => `yüzde ${share}`,
  rangeWord: 'ila',
  // “3. kat”, but not the full stop of “Banko 3. Lütfen”.
  ordinal: /(?<![\d.,])(\d{1,4})\.(?=\s\p{Ll})/gu,
  ...{ groupMark: '.', decimalMark: ',', decimalWord: 'virgül' },
  units: {
    ...{ dk: minute, sa: ['saat', 'saat'], sn: ['saniye', 'saniye'] },
    ...{ km: ['kilometre', 'kilometre'], m: ['metre', 'metre'], TL: ['lira', 'lira'] },
  },
  months: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'.split(' '),
  signWords: {
    ...{ '&': 've', '+': 'artı', '%': 'yüzde', '₺': 'lira', '€': 'avro', $: 'dolar' },
    ...{ '№': 'numara', '#': 'numara', '=': 'eşittir', '@': 'et' },
  },
  letterName: (letter) => turkishLetters.get(letter) ?? letter,
  attach: (words, suffix) =>
    // “Dört” softens before a vowel: dörde, dördüncü.
    (/^[aeıioöuü]/.test(suffix) ? words.replace(/dört$/, 'dörd') : words) + suffix,
  finish: (text) =>
    text
      .replace(/(?<![\p{L}\p{M}])\p{Lu}(?![\p{L}\p{M}’])/gu, (letter) =>
        letter === 'O' ? letter : (turkishLetters.get(letter) ?? letter),
      )
      .replace(/(?<=\p{L})’(?=\p{L})/gu, '')
      .replaceAll('w', 'v')
      .replaceAll('W', 'V'),
}

const en: SpeechRules = {
  time: /(?<![\d.,:])([01]?\d|2[0-3]):([0-5]\d)(?![\d])/,
  readTime: (hours, minutes, words) => {
    if (minutes > 0) return `${words(hours)} ${minutes < 10 ? 'oh ' : ''}${words(minutes)}`
    if (hours === 0) return 'midnight'
    return hours > 12 ? `${words(hours)} hundred` : `${words(hours)} o’clock`
  },
  percent: /(\d+(?:\.\d+)?)\s?%/g,
  readPercent: (share) => `${share} percent`,
  rangeWord: 'to',
  ordinal: /(?<![\d.,])(\d{1,4})(?:st|nd|rd|th)(?!\p{L})/gu,
  ...{ groupMark: ',', decimalMark: '.', decimalWord: 'point' },
  units: {
    ...{ min: ['minute', 'minutes'], h: ['hour', 'hours'], s: ['second', 'seconds'] },
    ...{ km: ['kilometre', 'kilometres'], m: ['metre', 'metres'], TL: ['lira', 'lira'] },
  },
  months:
    'January February March April May June July August September October November December'.split(
      ' ',
    ),
  signWords: {
    ...{ '&': 'and', '+': 'plus', '%': 'percent', '₺': 'lira', '€': 'euros', $: 'dollars' },
    ...{ '№': 'number', '#': 'number', '=': 'equals', '@': 'at' },
  },
  letterName: (letter) => letter,
  attach: (words, suffix) => `${words}’${suffix}`,
  finish: (text) => text.replaceAll('’', "'"),
}

/** The rules of every language we speak. */
export const speechRules: Record<Language, SpeechRules> = { tr, en }
