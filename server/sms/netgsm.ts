import type { SendResult } from '../../domain/requests/delivery.ts'
import { gatewayTimeoutMs, type SmsGateway } from './port.ts'
import { post, type GatewayAnswer } from './post.ts'

/** Netgsm's REST API, version 2. */
export interface NetgsmSettings {
  kind: 'netgsm'
  /** `https://api.netgsm.com.tr` unless their support says otherwise; without a slash at the end. */
  baseUrl: string
  user: string
  password: string
  /** The sender's name that Netgsm has approved (`msgheader`). */
  sender: string
}

/**
 * What sending the same again does not change: 20 the text, 50 and 51 the consent register (İYS), 70 a parameter. 80
 * (too many) and 85 (same number too often) pass with time, 30 (the account) and 40 (the sender's name) once somebody
 * has mended our settings, and so may codes we do not know.
 */
const permanent = new Set(['20', '50', '51', '70'])

/**
 * Sent = code `00`; the reference is its `jobid`. Problems are `netgsm-` and the code, `http-` and
 * a status, `not-understood`, or those of `post`.
 */
export function netgsm(settings: NetgsmSettings, timeoutMs = gatewayTimeoutMs): SmsGateway {
  const { baseUrl, user, password, sender } = settings
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    Authorization: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`,
  }
  return {
    async send({ to, text }) {
      const messages = [{ msg: text, no: nationalNumber(to) }]
      const body = JSON.stringify({ msgheader: sender, encoding: 'TR', messages })
      const url = `${baseUrl}/sms/rest/v2/send`
      const answer = await post({ url, method: 'POST', headers, body, timeoutMs })
      return 'problem' in answer ? failed(answer.problem, true) : resultOf(answer)
    },
  }
}

/** `5XXXXXXXXX`; a foreign number with its country, `00` in front. */
function nationalNumber(to: string): string {
  return to.startsWith('+90') ? to.slice(3) : to.replace(/^\+/, '00')
}

/** Netgsm says its code in the body, with whatever status. */
function resultOf({ status, body }: GatewayAnswer): SendResult {
  const { code, jobid } = fieldsOf(body)
  if (code === '00') return { outcome: 'sent', reference: jobid }
  if (code !== null) return failed(`netgsm-${code}`, !permanent.has(code))
  const isAnswer = status >= 200 && status <= 299
  return failed(isAnswer ? 'not-understood' : `http-${status}`, true)
}

function fieldsOf(body: string | null): { code: string | null; jobid: string | null } {
  try {
    const answer: unknown = JSON.parse(body ?? '')
    const { code, jobid } = (answer ?? {}) as Record<string, unknown>
    return { code: shortText(code, /^\w{1,10}$/), jobid: shortText(jobid, /^[\w-]{1,60}$/) }
  } catch {
    return { code: null, jobid: null }
  }
}

/** Only what looks like a code is kept: what a gateway writes may name the citizen. */
function shortText(value: unknown, form: RegExp): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && form.test(text) ? text : null
}

function failed(problem: string, mayRetry: boolean): SendResult {
  return { outcome: 'failed', problem, mayRetry }
}
