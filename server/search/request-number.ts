/** Serials stay far below it in any year. */
const span = 10_000_000

/** A request's year and serial as one number: they sort alike. */
export function toNumber(year: number, serial: number): number {
  return year * span + serial
}

/** The year in which the request was taken, out of `toNumber`. */
export function yearOf(number: number): number {
  return Math.floor(number / span)
}

/** Its place in that year, from 1, out of `toNumber`. */
export function serialOf(number: number): number {
  return number % span
}

/** As people write it: `2026-000123`. */
export function numberText(number: number): string {
  return `${yearOf(number)}-${String(serialOf(number)).padStart(6, '0')}`
}

/** Null for what is no such text. */
export function parseNumber(text: string): number | null {
  const parts = /^(\d{4})-(\d{1,7})$/.exec(text)
  return parts ? toNumber(Number(parts[1]), Number(parts[2])) : null
}
