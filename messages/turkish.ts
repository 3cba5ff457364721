// How the last spoken word of a number takes “-da”: on → onda, üç → üçte, kırk → kırkta.
const afterUnits = ['da', 'de', 'de', 'te', 'te', 'te', 'da', 'de', 'de', 'da']
const afterTens = ['da', 'da', 'de', 'da', 'ta', 'de']

/** The locative that a number from 0 to 59 takes, without apostrophe: 30 → `da`, 15 → `te`. */
export function numberLocative(number: number): string {
  const units = number % 10
  const suffix = units > 0 ? afterUnits[units] : afterTens[Math.floor(number / 10)]
  return suffix ?? 'da'
}

/** The locative of a time as it is read aloud, without apostrophe: `13.30` → `da`, `09.00` → `da`, `15.00` → `te`. */
export function timeLocative(time: string): string {
  const [hours = 0, minutes = 0] = time.split(/[.:]/).map(Number)
  return numberLocative(minutes === 0 ? hours : minutes)
}
