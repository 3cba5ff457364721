import type { SendResult } from '../../domain/requests/delivery.ts'
import type { Mailer, MailMessage } from './port.ts'

/** How this house reaches its mail server. */
export interface SmtpSettings {
  host: string
  port: number
  /** `tls` from the first byte (465), `starttls` or not at all (587), `none` only inside the house. */
  security: 'tls' | 'starttls' | 'none'
  /** Null when the server asks for no login. */
  login: { user: string; password: string } | null
  from: { name: string; address: string }
}

/** From looking up the server to its last word. */
const sendingMs = 30_000

/** E-mail by SMTP, one connection a message. */
export function smtpMailer(settings: SmtpSettings, timeoutMs = sendingMs): Mailer {
  return {
    async send(message) {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        // Loaded with the first e-mail: most houses send text messages only.
        const { createTransport } = await import('nodemailer')
        const transport = createTransport(transportOf(settings, timeoutMs))
        const sent = await transport.sendMail({ ...mailOf(settings, message), signal })
        return { outcome: 'sent', reference: queueId(sent.response) }
      } catch (error) {
        return signal.aborted ? failed('timeout', true) : failureOf(error)
      }
    },
  }
}

function transportOf({ host, port, security, login }: SmtpSettings, timeoutMs: number) {
  return {
    ...{ host, port },
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login && { auth: { user: login.user, pass: login.password } }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    // A text that looks like a path or an address stays a text.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  }
}

function mailOf({ from }: SmtpSettings, { id, to, subject, text }: MailMessage) {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  return {
    from,
    // As an object it is one address, whatever commas stand in it.
    to: { name: '', address: to },
    subject,
    text,
    messageId: `<${id}@${domain}>`,
    // RFC 3834: no answering machine answers.
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

/** How the server calls the message, when it says so. */
function queueId(response: string): string | null {
  return /queued as ([\w.-]{1,100})/i.exec(response)?.[1] ?? null
}

interface SmtpError {
  code?: string
  responseCode?: number
}

/** Only codes are kept: a server's words name the recipient. */
function failureOf(error: unknown): SendResult {
  const { code, responseCode } = error as SmtpError
  if (code === 'EAUTH' || code === 'ENOAUTH') return failed('login-refused', true)
  if (responseCode !== undefined)
    return failed(`smtp-${responseCode}`, !refusesTheMessage(code, responseCode))
  if (code === 'EENVELOPE') return failed('bad-recipient', false)
  return failed(problems[code ?? ''] ?? 'error', true)
}

/** RFC 5321, 4.2.1: 5yz is for good; 503 speaks of the conversation and not of the message. */
function refusesTheMessage(code: string | undefined, responseCode: number): boolean {
  const isOfMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  return isOfMessage && responseCode >= 500 && responseCode !== 503
}

const problems: Record<string, string> = {
  ECONNECTION: 'connection-lost',
  ECONNREFUSED: 'unreachable',
  ESOCKET: 'unreachable',
  EDNS: 'unreachable',
  ETIMEDOUT: 'timeout',
  ETLS: 'no-tls',
}

function failed(problem: string, mayRetry: boolean): SendResult {
  return { outcome: 'failed', problem, mayRetry }
}
