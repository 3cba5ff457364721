import { adminPassword } from './server.ts'

interface Answer {
  status: number
  json: Record<string, unknown>
}

/** The admin over HTTP, one cookie. */
export class AdminClient {
  readonly url: string
  cookie = ''

  constructor(url: string) {
    this.url = url
  }

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const [cookie] = response.headers.getSetCookie()
    if (cookie) this.cookie = cookie.split(';')[0] ?? ''
    const text = await response.text()
    return { status: response.status, json: text ? JSON.parse(text) : {} }
  }

  /** Throws when the answer is not the one that was hoped for. */
  async must<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, json } = await this.send(method, path, body)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json as T
  }
}

interface Items<T> {
  items: T[]
}

/** A call as it is answered, as far as the benches look. */
export interface CallAnswer {
  ticket: { id: string; number: string }
}

/**
 * What a bench works with: the first branch and its counters, and those of its desks that give
 * tickets.
 */
export interface Hall {
  admin: AdminClient
  branchId: string
  deskIds: string[]
  counterIds: string[]
}

/** Log in and look around. */
export async function enterHall(url: string): Promise<Hall> {
  const admin = new AdminClient(url)
  await admin.must('POST', '/api/session', { username: 'admin', password: adminPassword })
  const branches = await admin.must<Items<{ id: string }>>('GET', '/api/branches')
  const branchId = branches.items[0]?.id ?? ''
  const desks = await admin.must<Items<{ id: string; letter: string | null }>>(
    'GET',
    `/api/branches/${branchId}/desks`,
  )
  const counters = await admin.must<Items<{ id: string }>>(
    'GET',
    `/api/branches/${branchId}/counters`,
  )
  return {
    admin,
    branchId,
    deskIds: desks.items.filter(({ letter }) => letter !== null).map(({ id }) => id),
    counterIds: counters.items.map(({ id }) => id),
  }
}
