import { maskPhone } from '../../domain/requests/mask.ts'

/** A recipient as a list shows it: enough to tell two apart, too little to reach anybody. */
export function masked(recipient: string): string {
  const at = recipient.lastIndexOf('@')
  if (at > 0) return `${recipient.slice(0, 1)}•••@${recipient.slice(at + 1)}`
  if (/^\+\d{8,}$/.test(recipient)) return maskPhone(recipient)
  if (/^https?:/.test(recipient) && URL.canParse(recipient)) return new URL(recipient).host
  return `${recipient.slice(0, 1)}•••`
}
