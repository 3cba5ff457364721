/** What the house can send at this moment. */
export interface HouseWays {
  sms: boolean
  email: boolean
}

/** Where the one-time code goes that opens the answer on the citizen's own page. */
export interface CodeWay {
  channel: 'sms' | 'email'
  to: string
}

/** Why there is none. `no_phone`: neither telephone nor e-mail is on record; `no_gateway`: nothing is sent to what is. */
export type CodeObstacle = 'no_phone' | 'no_gateway'

/**
 * To the telephone on record, else to the e-mail: either shows who asks (Law 6698, art. 12), and the answer must reach them,
 * a refusal with its reasons and how to appeal, in writing or electronically (Law 4982, art. 12).
 */
export function codeWay(
  contact: { phone: string; email: string } | null,
  { sms, email }: HouseWays,
): CodeWay | CodeObstacle {
  if (!contact?.phone && !contact?.email) return 'no_phone'
  if (contact.phone && sms) return { channel: 'sms', to: contact.phone }
  if (contact.email && email) return { channel: 'email', to: contact.email }
  return 'no_gateway'
}
