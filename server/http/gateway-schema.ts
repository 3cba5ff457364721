import * as v from 'valibot'
import { fillTemplate } from '../sms/template.ts'
import { emailAddress } from './email-schema.ts'

const text = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max))
const filled = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const secret = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(500)))
const url = v.pipe(v.string(), v.trim(), v.maxLength(500), v.regex(/^https?:\/\//), v.url())

const Netgsm = v.strictObject({
  kind: v.literal('netgsm'),
  baseUrl: v.pipe(url, v.regex(/[^/]$/)),
  user: filled(100),
  password: secret,
  sender: filled(30),
})

const Http = v.strictObject({
  kind: v.literal('http'),
  url,
  method: v.picklist(['POST', 'PUT']),
  contentType: v.picklist(['json', 'form']),
  headers: v.pipe(
    v.record(
      v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,60}$/)),
      v.pipe(v.string(), v.regex(/^[\x20-\x7e]{0,500}$/)),
    ),
    v.maxEntries(20),
  ),
  bodyTemplate: filled(4000),
  sender: text(30),
  successPattern: v.nullable(v.pipe(v.string(), v.maxLength(300), v.check(isPattern))),
  secret,
})

const Smtp = v.strictObject({
  host: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}.:-]{1,253}$/u)),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  security: v.picklist(['tls', 'starttls', 'none']),
  /** Empty: the server asks for no login. */
  user: text(254),
  password: secret,
  from: v.strictObject({
    name: v.pipe(text(100), v.regex(/^[^\r\n]*$/)),
    address: emailAddress,
  }),
})

/** What may change about the ways out. */
export const GatewaysPatch = v.strictObject({
  sms: v.optional(v.variant('kind', [v.strictObject({ kind: v.literal('none') }), Netgsm, Http])),
  email: v.optional(v.nullable(Smtp)),
})

/** A message that only tests the way; `to` is a telephone number or an address. */
export const GatewayTest = v.object({
  channel: v.picklist(['sms', 'email']),
  to: filled(254),
})

function isPattern(source: string): boolean {
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}

/** Whether a template of JSON is JSON once it is filled in, and names the number and the text. */
export function isUsableTemplate(template: string, contentType: 'json' | 'form'): boolean {
  if (!template.includes('{to}') || !template.includes('{text}')) return false
  if (contentType === 'form') return true
  const values = { to: 'x', text: 'x', id: 'x', sender: 'x' }
  try {
    JSON.parse(fillTemplate(template, 'json', values))
    return true
  } catch {
    return false
  }
}
