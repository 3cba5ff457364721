import type { Language } from './index.ts'
import { digitWords, largestInWords, numberWords, ordinalWords } from './number-words.ts'
import { speechRules } from './speech-rules.ts'
import type { SpeechRules } from './speech-rules.ts'

/** The desks' spoken names by letter, for tickets inside a text: `{ Z: 'Zabıta' }`. */
export type SpokenNames = Readonly<Record<string, string>>

/**
 * A text of a screen as an engine is to read it: times, ranges, dates, shares, ordinals, units, ticket numbers and all other
 * digits in words, signs in words or gone. What comes out holds no digit in any script, and is in itself unchanged by a
 * second pass.
 */
export function speakable(language: Language, text: string, names: SpokenNames = {}): string {
  const rules = speechRules[language]
  const reader = new NumberReader(language, rules)
  let read = plain(text)
  read = reader.tickets(read, names)
  read = reader.dates(read)
  read = reader.times(read)
  read = reader.percents(read)
  read = reader.units(read)
  read = reader.ranges(read)
  read = reader.ordinals(read)
  read = reader.decimals(read)
  read = reader.numbers(read)
  return tidy(rules.finish(signs(read, rules)))
}

/** Compatible forms become usual ones (², １), foreign digits ours; what only engines or printers obey goes. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Zs}]+/gu, ' ')
    .replace(/\[\[|\]\]/g, ' ')
    .replace(/['‘’`´]/g, '’')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Nl}\p{No}]/gu, ' ')
    .replace(/([₺€$])\s?(\d+(?:[.,]\d+)*)/g, '$2 $1')
}

/** Digits of every script stand in rows of ten, zero first. */
function asciiDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0
  const point = zero
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && point - zero < 9) zero -= 1
  return String(point - zero)
}

function signs(text: string, { signWords }: SpeechRules): string {
  return text
    .replace(/[&+%₺€$№#=@]/g, (sign) => ` ${signWords[sign] ?? ''} `)
    .replace(/\s*[–—·•|/⁄]+\s*/g, ', ')
    .replace(/…|\.{2,}/g, '.')
    .replace(/[“”„"«»*_<>{}[\]\\^~]/g, ' ')
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:!?])/g, '$1')
    .replace(/,(?=[,.;:!?])/g, '')
    .replace(/^[\s,.;:]+/, '')
    .trim()
}

/** Turns each kind of figure into words; a figure of one kind is gone before the next kind is looked for. */
class NumberReader {
  #language: Language
  #rules: SpeechRules

  constructor(language: Language, rules: SpeechRules) {
    this.#language = language
    this.#rules = rules
  }

  tickets(text: string, names: SpokenNames): string {
    return text.replace(/(?<![\p{L}\d])(\p{Lu})-(\d{1,4})(?!\d)/gu, (_, letter: string, digits) => {
      return `${names[letter] ?? this.#rules.letterName(letter)} ${this.#words(Number(digits))}`
    })
  }

  dates(text: string): string {
    const date = /(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/g
    const isoDate = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g
    return text
      .replace(isoDate, (all, year, month, day) => this.#date(day, month, year) ?? all)
      .replace(date, (all, day, month, year) => this.#date(day, month, year) ?? all)
  }

  times(text: string): string {
    const between = new RegExp(`${this.#rules.time.source}\\s*[–-]\\s*(?=\\d)`, 'g')
    const time = new RegExp(this.#rules.time, 'g')
    return text
      .replace(between, (all) => `${all.replace(/\s*[–-]\s*$/, '')} ${this.#rules.rangeWord} `)
      .replace(time, (_, hours, minutes) => this.#rules.readTime(+hours, +minutes, this.#words))
  }

  percents(text: string): string {
    return text.replace(this.#rules.percent, (_, share: string) => this.#rules.readPercent(share))
  }

  units(text: string): string {
    const unit = new RegExp(
      `(\\d)\\s?(${Object.keys(this.#rules.units).join('|')})(?!\\p{L})`,
      'gu',
    )
    return text.replace(unit, (_, digit: string, name: string, at: number, all: string) => {
      const [one, many] = this.#rules.units[name] ?? [name, name]
      return `${digit} ${digit === '1' && !/[\d.,–-]/.test(all[at - 1] ?? ' ') ? one : many}`
    })
  }

  ranges(text: string): string {
    return text.replace(/(?<=\d)\s?[–-]\s?(?=\d)/g, ` ${this.#rules.rangeWord} `)
  }

  ordinals(text: string): string {
    return text.replace(this.#rules.ordinal, (all, digits: string) =>
      Number(digits) > largestInWords ? all : ordinalWords(this.#language, Number(digits)),
    )
  }

  decimals(text: string): string {
    const { groupMark, decimalMark, decimalWord } = this.#rules
    const grouped = new RegExp(`(?<![\\d.,])\\d{1,3}(?:\\${groupMark}\\d{3})+(?!\\d)`, 'g')
    const decimal = new RegExp(`(?<=\\d)\\${decimalMark}(?=\\d)`, 'g')
    return text
      .replace(grouped, (all) => all.replaceAll(groupMark, ''))
      .replace(decimal, ` ${decimalWord} `)
  }

  numbers(text: string): string {
    return text.replace(
      /(\d+)(?:’(\p{Ll}+))?/gu,
      (all, digits: string, suffix?: string, at = 0) => {
        const source = text.slice(0, at as number)
        const before = /\p{L}$/u.test(source) ? ' ' : ''
        const after = /^\p{L}/u.test(text.slice((at as number) + all.length)) ? ' ' : ''
        const read = this.#number(digits)
        return before + (suffix ? this.#rules.attach(read, suffix) : read) + after
      },
    )
  }

  /** A leading zero is heard; what is too long for words is read digit by digit. */
  #number(digits: string): string {
    const zeros = /^0+(?=\d)/.exec(digits)?.[0] ?? ''
    const rest = digits.slice(zeros.length)
    const read = rest.length > 4 ? digitWords(this.#language, rest) : this.#words(Number(rest))
    return zeros ? `${digitWords(this.#language, zeros)} ${read}` : read
  }

  #date(day: string, month: string, year: string): string | null {
    const name = this.#rules.months[Number(month) - 1]
    if (!name || Number(day) < 1 || Number(day) > 31) return null
    return `${this.#words(Number(day))} ${name} ${this.#words(Number(year))}`
  }

  #words = (number: number): string => numberWords(this.#language, number)
}
