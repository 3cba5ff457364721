import { linesOf } from './lines.ts'

/** How text messages leave the house, as the server tells it: without passwords. */
export type SmsShown =
  | { kind: 'none' }
  | { kind: 'netgsm'; baseUrl: string; user: string; sender: string; hasPassword: boolean }
  | (HttpParts & { kind: 'http'; headers: Record<string, string>; hasSecret: boolean })

interface HttpParts {
  url: string
  method: 'POST' | 'PUT'
  contentType: 'json' | 'form'
  bodyTemplate: string
  sender: string
  successPattern: string | null
}

/** How e-mails leave the house, as the server tells it: without the password. */
export interface MailShown {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string
  hasPassword: boolean
  from: { name: string; address: string }
}

/** Both ways out. */
export interface GatewaysShown {
  sms: SmsShown
  email: MailShown | null
}

/** What the server is told of the gateways; one that is left out stays as it is. */
export interface GatewaysSent {
  sms?: ReturnType<typeof smsSent>
  email?: ReturnType<typeof mailSent>
}

/** The form of all kinds at once: whoever looks at another kind and comes back finds what was typed. */
export interface SmsValues extends Omit<HttpParts, 'successPattern'> {
  kind: SmsShown['kind']
  baseUrl: string
  user: string
  password: string
  /** A header a line. */
  headers: string
  successPattern: string
  secret: string
}

const usual: SmsValues = {
  kind: 'none',
  baseUrl: 'https://api.netgsm.com.tr',
  user: '',
  password: '',
  sender: '',
  url: '',
  method: 'POST',
  contentType: 'json',
  headers: '',
  bodyTemplate: '{"to":"{to}","text":"{text}","id":"{id}","sender":"{sender}"}',
  successPattern: '',
  secret: '',
}

/** The form as it is found. */
export function smsValues(shown: SmsShown): SmsValues {
  if (shown.kind === 'none') return usual
  if (shown.kind === 'netgsm') {
    const { kind, baseUrl, user, sender } = shown
    return { ...usual, kind, baseUrl, user, sender }
  }
  const { kind, url, method, contentType, bodyTemplate, sender, successPattern } = shown
  const headers = Object.entries(shown.headers).map(([name, value]) => `${name}: ${value}`)
  const http = { kind, url, method, contentType, bodyTemplate, sender }
  return { ...usual, ...http, headers: headers.join('\n'), successPattern: successPattern ?? '' }
}

/** As it is sent; a secret that nobody typed stays as it was. */
export function smsSent(values: SmsValues) {
  const { kind, sender } = values
  if (kind === 'none') return { kind }
  if (kind === 'netgsm') {
    const { baseUrl, user, password } = values
    return { kind, baseUrl, user, sender, ...(password !== '' && { password }) }
  }
  const { url, method, contentType, bodyTemplate, secret } = values
  const successPattern = values.successPattern === '' ? null : values.successPattern
  const http = { kind, url, method, contentType, bodyTemplate, sender, successPattern }
  return { ...http, headers: headersOf(values.headers), ...(secret !== '' && { secret }) }
}

function headersOf(text: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(text).map((line) => {
      const colon = line.indexOf(':')
      return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    }),
  ) as Record<string, string>
}

/** The form for e-mail; `sends`: there is a server at all. */
export interface MailValues extends Omit<MailShown, 'hasPassword'> {
  sends: boolean
  password: string
}

/** The form as it is found. */
export function mailValues(shown: MailShown | null): MailValues {
  const empty = { host: '', port: 587, security: 'starttls', user: '' } as const
  const { hasPassword: _, ...rest } = shown ?? {
    ...{ ...empty, from: { name: '', address: '' }, hasPassword: false },
  }
  return { ...rest, sends: shown !== null, password: '' }
}

/** As it is sent; a password that nobody typed stays as it was. */
export function mailSent({ sends, password, ...rest }: MailValues) {
  return sends ? { ...rest, ...(password !== '' && { password }) } : null
}
