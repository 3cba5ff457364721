import type { SendResult } from '../../domain/requests/delivery.ts'
import { gatewayTimeoutMs, type SmsGateway, type SmsMessage } from './port.ts'
import { post, type GatewayAnswer } from './post.ts'
import { fillTemplate, type ContentType } from './template.ts'

/** Any gateway that takes a message by HTTP. */
export interface HttpSmsSettings {
  kind: 'http'
  /** `http:` or `https:`. Nothing is filled in here: a telephone number never stands in an address. */
  url: string
  method: 'POST' | 'PUT'
  contentType: ContentType
  /** Such as an authorization; `{id}` may stand in a value, for gateways that know a repeated message by a header. */
  headers: Record<string, string>
  /** With `{to}`, `{text}`, `{id}` and `{sender}`; JSON ones stand inside quotes. */
  bodyTemplate: string
  sender: string
  /** A regular expression that the answer must match beside a 2xx status; its first group is kept as reference. */
  successPattern: string | null
}

const contentTypes: Record<ContentType, string> = {
  json: 'application/json; charset=utf-8',
  form: 'application/x-www-form-urlencoded; charset=utf-8',
}
/** Nobody repairs the message itself by sending it again: malformed, too long, no such number. */
const hopeless = new Set([400, 413, 422])
/** Only what looks like a reference is kept: what a gateway writes may name the citizen. */
const referenceForm = /^[\w.:-]{1,100}$/

/**
 * Sent = 2xx, and the pattern, if any, found in the answer. 400, 413 and 422 are final, all else is
 * tried again; so is a pattern that is none (`bad-pattern`).
 */
export function httpGateway(settings: HttpSmsSettings, timeoutMs = gatewayTimeoutMs): SmsGateway {
  const pattern = compiled(settings.successPattern)
  return {
    async send(message) {
      if (pattern === 'broken') return failed('bad-pattern')
      const { url, method } = settings
      const answer = await post({ url, method, ...contentOf(settings, message), timeoutMs })
      return 'problem' in answer ? failed(answer.problem) : resultOf(answer, pattern)
    },
  }
}

function contentOf(settings: HttpSmsSettings, { id, to, text }: SmsMessage) {
  const { contentType, bodyTemplate, sender } = settings
  const headers = Object.entries(settings.headers).map(([name, value]): [string, string] => [
    name,
    value.replaceAll('{id}', id),
  ])
  return {
    headers: { 'Content-Type': contentTypes[contentType], ...Object.fromEntries(headers) },
    body: fillTemplate(bodyTemplate, contentType, { id, to, text, sender }),
  }
}

function resultOf({ status, body }: GatewayAnswer, pattern: RegExp | null): SendResult {
  if (status < 200 || status > 299) return failed(`http-${status}`, !hopeless.has(status))
  if (!pattern) return { outcome: 'sent', reference: null }
  if (body === null) return failed('connection-lost')
  const found = pattern.exec(body)
  if (!found) return failed('not-accepted')
  const reference = found[1] ?? ''
  return { outcome: 'sent', reference: referenceForm.test(reference) ? reference : null }
}

function compiled(pattern: string | null): RegExp | null | 'broken' {
  try {
    return pattern === null ? null : new RegExp(pattern)
  } catch {
    return 'broken'
  }
}

function failed(problem: string, mayRetry = true): SendResult {
  return { outcome: 'failed', problem, mayRetry }
}
