/** The number a request has in its year: what people write down, say on the telephone, and search for. */

const serialDigits = 6

/** `2026-000123`; it grows past six digits. */
export function requestNumber(year: number, serial: number): string {
  return `${year}-${String(serial).padStart(serialDigits, '0')}`
}

/** A year, and a serial of at most nine digits, with the zeros or without: `2026-123` is what people say. */
const form = /^\s*(\d{4})\s*[-–/]\s*(\d{1,9})\s*$/

/** Null for anything that is not such a number. */
export function parseRequestNumber(text: string): { year: number; serial: number } | null {
  const [, year, serial] = form.exec(text) ?? []
  if (year === undefined || Number(serial) === 0) return null
  return { year: Number(year), serial: Number(serial) }
}
