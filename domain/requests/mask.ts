/** What lists show of an applicant: enough to recognise one's own case, too little to learn anybody's. */

const letters = '***'
const digit = '•'

/** `Ayşe Nur Yılmaz` → `A*** N*** Y***`: the length of a name tells something too. */
export function maskName(name: string): string {
  return name
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => first(word).toLocaleUpperCase('tr') + letters)
    .join(' ')
}

function first(word: string): string {
  return [...word][0] ?? ''
}

/** `+905321234545` → `+90 5•• ••• •• 45`; of another country's number the last two digits alone. Empty stays empty. */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  const turkish = /^\+90(\d)\d{7}(\d\d)$/.exec(phone)
  if (turkish) return `+90 ${turkish[1]}•• ••• •• ${turkish[2]}`
  return `${digit.repeat(3)} ${lastTwo(phone)}`
}

/** `ayse@example.com` → `a***@e***.com`: a domain may be a family's name. Empty stays empty. */
export function maskEmail(email: string): string {
  const [user = '', domain = ''] = email.split('@')
  if (user === '') return ''
  const top = domain.includes('.') ? domain.slice(domain.lastIndexOf('.')) : ''
  return `${first(user)}${letters}@${first(domain)}${letters}${top}`
}

/** `10000000146` → `•••••••••46`. Empty stays empty. */
export function maskNationalId(nationalId: string): string {
  if (nationalId === '') return ''
  return digit.repeat(Math.max(0, nationalId.length - 2)) + lastTwo(nationalId)
}

/** Of something this short nothing is shown. */
const shortest = 6

function lastTwo(digits: string): string {
  return digits.length < shortest ? digit.repeat(2) : digits.slice(-2)
}
