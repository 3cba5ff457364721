// How the last spoken word of a number takes “-da”: on → onda, üç → üçte, kırk → kırkta.
const afterUnits = ['da', 'de', 'de', 'te', 'te', 'te', 'da', 'de', 'de', 'da']
const afterTens = ['da', 'da', 'de', 'da', 'ta', 'de']

/** The locative that a number from 0 to 59 takes, without apostrophe: 30 → `da`, 15 → `te`. */
export function numberLocative(number: number): string {
  const units = number % 10
  const suffix = units > 0 ? afterUnits[units] : afterTens[Math.floor(number / 10)]
  return suffix ?? 'da'
}

/** From a desk, as people say it: `Zabıta masasından`, `Engelsiz Masa’dan`, `İmar Masası’ndan`. */
export function fromDesk(desk: string): string {
  if (/masa$/i.test(desk)) return `${desk}’dan`
  return /masası$/i.test(desk) ? `${desk}’ndan` : `${desk} masasından`
}

/** The locative of a time as it is read aloud, without apostrophe: `13.30` → `da`, `09.00` → `da`, `15.00` → `te`. */
export function timeLocative(time: string): string {
  const [hours = 0, minutes = 0] = time.split(/[.:]/).map(Number)
  return numberLocative(minutes === 0 ? hours : minutes)
}

/** A directorate among others, where that they are directorates goes without saying: `Fen İşleri Müdürlüğü` → `Fen İşleri`. */
export function shortDirectorate(name: string): string {
  return name.replace(/ Müdürlüğü$/, '')
}
