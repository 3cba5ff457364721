import { hc } from 'hono/client'
import type { RefusalResource } from '../domain/resources.ts'
import type { Api } from '../server/http/api.ts'
import { pauseMilliseconds, wait } from './pause.ts'

/** As whom a page speaks; one browser can hold the cookie of each. */
export type Actor = 'staff' | 'kiosk' | 'display'

/** A value, or why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: RefusalResource }

/** Handed to the typed client as the second argument of a call. */
export interface Sending {
  headers: Record<string, string>
  init: { signal: AbortSignal }
}

/** How hard it is tried. */
export interface RequestOptions {
  /** How often it is sent at most while the server can't be reached or answers 502, 503, 504; 1 when left out. */
  attempts?: number
  /** The `Idempotency-Key` of a repeated POST; made when there are several attempts and none is given. */
  key?: string
  /** Told before each pause, so that the page can say that it keeps trying. */
  onretry?: (attempt: number) => void
  /** Ends the trying. */
  signal?: AbortSignal
}

/** What a successful answer holds, whatever refusals the route names beside it. */
export type Answer<R> = R extends { ok: false }
  ? never
  : R extends { json(): Promise<infer T> }
    ? Exclude<T, RefusalResource>
    : never

// The lead a server gets before the page takes the connection for lost.
const answerTimeoutMilliseconds = 10_000

/** The typed client of the HTTP contract; every call says as whom it speaks. A citizen's own page is nobody. */
export function createClient(speaksAs?: Actor) {
  return hc<Api>('/', speaksAs ? { headers: { 'Speaks-As': speaksAs } } : {})
}

/**
 * Sends a call of the typed client and gives its value or the refusal; never throws for either.
 * A connection that stays lost gives the refusal `offline`.
 * `request((sending) => client.api.tickets.$post({ json }, sending), { attempts: 6 })`
 */
export async function request<R extends Response | AnswerLike>(
  send: (sending: Sending) => Promise<R>,
  options: RequestOptions = {},
): Promise<Result<Answer<R>>> {
  const attempts = options.attempts ?? 1
  const key = options.key ?? (attempts > 1 ? newKey() : undefined)
  for (let attempt = 1; ; attempt += 1) {
    const result = await sendOnce<R>(send, key, options.signal)
    const last = attempt >= attempts || options.signal?.aborted === true
    if (result.ok || last || !worthRepeating(result)) return result
    options.onretry?.(attempt)
    await wait(pauseMilliseconds(attempt), options.signal)
    if (options.signal?.aborted) return result
  }
}

/** A key for one command, 128 random bits; `crypto.randomUUID` is missing on plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The part of a response that is read here; the typed client's responses are such. */
export interface AnswerLike {
  ok: boolean
  status: number
  text(): Promise<string>
}

type Attempt<R> = Result<Answer<R>> & { status?: number }

async function sendOnce<R extends Response | AnswerLike>(
  send: (sending: Sending) => Promise<R>,
  key: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Attempt<R>> {
  const timeout = AbortSignal.timeout(answerTimeoutMilliseconds)
  try {
    const response = await send({
      headers: key === undefined ? {} : { 'Idempotency-Key': key },
      init: { signal: signal ? AbortSignal.any([signal, timeout]) : timeout },
    })
    const body = parse(await response.text())
    if (response.ok) return { ok: true, value: body as Answer<R> }
    return { ok: false, refusal: toRefusal(body, response.status), status: response.status }
  } catch {
    return { ok: false, refusal: { refusal: 'offline', message: '' } }
  }
}

function worthRepeating({ ok, status }: { ok: boolean; status?: number }): boolean {
  return !ok && (status === undefined || status === 502 || status === 503 || status === 504)
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}

function toRefusal(body: unknown, status: number): RefusalResource {
  if (typeof body === 'object' && body !== null && 'refusal' in body) return body as RefusalResource
  return { refusal: status >= 500 ? 'unavailable' : 'other', message: '' }
}
