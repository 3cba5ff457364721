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
  async must(method: string, path: string, body?: unknown): Promise<Record<string, never>> {
    const { status, json } = await this.send(method, path, body)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json as Record<string, never>
  }
}

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
  const branches: { id: string }[] = (await admin.must('GET', '/api/branches'))['items'] ?? []
  const branchId = branches[0]?.id ?? ''
  const desks: { id: string; letter: string | null }[] =
    (await admin.must('GET', `/api/branches/${branchId}/desks`))['items'] ?? []
  const counters: { id: string }[] =
    (await admin.must('GET', `/api/branches/${branchId}/counters`))['items'] ?? []
  return {
    admin,
    branchId,
    deskIds: desks.filter(({ letter }) => letter !== null).map(({ id }) => id),
    counterIds: counters.map(({ id }) => id),
  }
}
