/** What came back: the status, the parsed body (undefined without one) and the headers. */
export interface Answer {
  status: number
  // Tests look into bodies of every shape; a wrong guess fails the assertion.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  headers: Headers
}

/** After how many seconds an answer asks to come again; `NaN` when it does not say. */
export function waitSecondsOf({ headers }: Answer): number {
  return Number(headers.get('Retry-After') ?? Number.NaN)
}

type Headings = Record<string, string>

/** A browser without a window: keeps cookies, sends and reads JSON. Clients made from one another share their cookies. */
export class ApiClient {
  readonly cookies: Map<string, string>
  readonly #base: () => string
  readonly #headings: Headings

  /** `base` is asked each time, because a restarted server stands on another port. */
  constructor(base: () => string, cookies = new Map<string, string>(), headings: Headings = {}) {
    this.#base = base
    this.cookies = cookies
    this.#headings = headings
  }

  /** The same browser, sending these headers too. */
  with(headings: Headings): ApiClient {
    return new ApiClient(this.#base, this.cookies, { ...this.#headings, ...headings })
  }

  /** The same browser, speaking as `staff`, `kiosk`, `display` … */
  as(kind: string): ApiClient {
    return this.with({ 'Speaks-As': kind })
  }

  /** The same browser, whose next commands carry this key. */
  key(idempotencyKey: string): ApiClient {
    return this.with({ 'Idempotency-Key': idempotencyKey })
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path)
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.send('POST', path, body)
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.send('PATCH', path, body)
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path)
  }

  /** `path` is below `/api`. A string is sent as it is, anything else as JSON. */
  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.#base()}/api${path}`, {
      method,
      headers: { ...this.#cookieHeading(), ...jsonHeading(body), ...this.#headings },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const text = await response.text()
    return { status: response.status, body: parsed(text), headers: response.headers }
  }

  #cookieHeading(): Headings {
    if (this.cookies.size === 0) return {}
    return { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const [name = '', value = ''] = pair.split('=')
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

function jsonHeading(body: unknown): Headings {
  return body === undefined ? {} : { 'Content-Type': 'application/json' }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}
