const form = /^[1-9]\d{10}$/

/**
 * Whether eleven digits can be a T.C. kimlik number, or a foreigner's number that begins with 99: the tenth digit is
 * seven times the sum of the odd places less the sum of the even ones, the eleventh the sum of the first ten, each
 * modulo ten. Tells typing errors; says nothing about whether somebody has it.
 */
export function isNationalId(text: string): boolean {
  if (!form.test(text)) return false
  const digits = [...text].map(Number)
  const sum = (places: readonly number[]) =>
    places.reduce((total, place) => total + (digits[place - 1] ?? 0), 0)
  const odd = sum([1, 3, 5, 7, 9])
  const even = sum([2, 4, 6, 8])
  // Ninety is above any sum of the even places: a remainder in JavaScript may be negative otherwise.
  const tenth = (odd * 7 + 90 - even) % 10
  const eleventh = (odd + even + tenth) % 10
  return tenth === digits[9] && eleventh === digits[10]
}
