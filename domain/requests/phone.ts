/** What people put between the digits. */
const separators = /[\s().\-–/\p{Cf}]/gu
/** With or without the country's code and the long-distance zero, or both: `+90 (0532) …` is common. */
const mobile = /^(?:(?:\+|00)?90)?0?(5\d{9})$/

/**
 * A Turkish mobile number in any common writing as `+905XXXXXXXXX`; null for anything else, also for a landline: a
 * status code by SMS reaches none.
 */
export function parsePhone(text: string): string | null {
  const digits = mobile.exec(text.replaceAll(separators, ''))?.[1]
  return digits === undefined ? null : `+90${digits}`
}
