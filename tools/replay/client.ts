/** The few calls of the HTTP contract that a replay needs, as the admin. */

/** Who asks for what, sent as JSON with the admin's cookie. Throws on any answer that is not a success. */
export class Client {
  readonly #url: string
  readonly #signal: AbortSignal | undefined
  #cookie = ''

  constructor(url: string, signal?: AbortSignal) {
    this.#url = url
    this.#signal = signal
  }

  async logIn(username: string, password: string): Promise<void> {
    const answer = await this.#send('POST', '/api/session', { username, password })
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
    await answer.arrayBuffer()
  }

  async post<Answer>(path: string, body: object = {}): Promise<Answer> {
    const answer = await this.#send('POST', path, body)
    return (answer.status === 204 ? {} : await answer.json()) as Answer
  }

  async put(path: string, body: object): Promise<void> {
    await (await this.#send('PUT', path, body)).arrayBuffer()
  }

  /** The bytes of a file as they are. */
  async upload<Answer>(path: string, bytes: Uint8Array, type: string): Promise<Answer> {
    const answer = await fetch(this.#url + path, {
      method: 'POST',
      headers: { 'content-type': type, cookie: this.#cookie },
      body: new Uint8Array(bytes),
      signal: this.#signal ?? null,
    })
    return (answer.ok ? await answer.json() : await this.#fail(answer, `POST ${path}`)) as Answer
  }

  async patch(path: string, body: object): Promise<void> {
    await (await this.#send('PATCH', path, body)).arrayBuffer()
  }

  /** A command that the rules may refuse: the answer, or the refusal's name. Throws for anything but a refusal. */
  async attempt<Answer>(path: string, body: object = {}): Promise<Answer | { refusal: string }> {
    const answer = await this.#request('POST', path, body)
    if (!answer.ok && ![403, 404, 409, 422].includes(answer.status)) await this.#fail(answer, path)
    return (await answer.json()) as Answer | { refusal: string }
  }

  async get<Answer>(path: string): Promise<Answer> {
    return (await (await this.#send('GET', path)).json()) as Answer
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    const answer = await this.#request(method, path, body)
    if (answer.ok) return answer
    return this.#fail(answer, `${method} ${path} ${body ? JSON.stringify(body) : ''}`.trim())
  }

  async #fail(answer: Response, request: string): Promise<never> {
    throw new Error(`${request} was answered ${answer.status}: ${await answer.text()}`)
  }

  #request(method: string, path: string, body?: object): Promise<Response> {
    return fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: body ? JSON.stringify(body) : null,
      signal: this.#signal ?? null,
    })
  }
}
