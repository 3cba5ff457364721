/** A recipient as a list shows it: enough to tell two apart, too little to reach anybody. */
export function masked(recipient: string): string {
  const at = recipient.lastIndexOf('@')
  if (at > 0) return `${recipient.slice(0, 1)}•••@${recipient.slice(at + 1)}`
  const digits = recipient.replace(/\D/g, '')
  if (recipient.startsWith('+') && digits.length >= 8)
    return `${recipient.slice(0, 3)} ••• ••• •• ${digits.slice(-2)}`
  if (/^https?:/.test(recipient) && URL.canParse(recipient)) return new URL(recipient).host
  return `${recipient.slice(0, 1)}•••`
}
