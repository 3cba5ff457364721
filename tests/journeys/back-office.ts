import type { RequestResource } from '../../domain/requests/resources.ts'
import type { Role } from '../../domain/staff.ts'
import { ApiClient, type Answer } from '../server/client.ts'
import { adminPassword } from './server-process.ts'
import { expect, type Hall, type Look } from './support.ts'

/** What a citizen asks for, unless a journey says otherwise. */
const usual = {
  kind: 'complaint',
  channel: 'in-person',
  text: 'Sokağımızdaki çukur her yağmurda su topluyor. Yayalar yola inmek zorunda kalıyor.',
  place: { neighbourhood: 'Bahçelievler', address: '3. Sokak, 12 numaranın önü', point: null },
  applicant: { name: 'Ayşe Yılmaz', phone: '0532 123 45 67', language: 'tr' },
  noticeVersion: '1',
}

/** The requests of a town hall as its administrator reaches them. */
export class BackOffice {
  readonly #hall: Hall
  readonly #admin: ApiClient
  #directorates: { id: string; name: string }[] = []
  #serial = 0

  constructor(hall: Hall) {
    this.#hall = hall
    this.#admin = new ApiClient(() => hall.url)
  }

  async enter(): Promise<void> {
    await must(this.#admin.post('/session', { username: 'admin', password: adminPassword }))
    this.#directorates = (await must(this.#admin.get('/directorates'))).items
  }

  /** The directorate whose name begins like that. */
  directorateId(name: string): string {
    const found = this.#directorates.find((one) => one.name.startsWith(name))
    if (!found) throw new Error(`There is no ${name}.`)
    return found.id
  }

  /** A request that came in; `to` names the directorate it is referred to. */
  async take(input: Record<string, unknown> = {}, to?: string): Promise<RequestResource> {
    const referTo = to && { directorateId: this.directorateId(to), reason: '' }
    const request = { ...usual, ...input, ...(referTo && { referTo }) }
    return (await must(this.#admin.post('/requests', request))).request
  }

  async change(id: string, verb: string, body: unknown = {}): Promise<RequestResource> {
    return (await must(this.#admin.post(`/requests/${id}/${verb}`, body))).request
  }

  async request(id: string): Promise<RequestResource> {
    return (await must(this.#admin.get(`/requests/${id}`))).request
  }

  /** Anything that the administrator may read. */
  async read(path: string): Promise<Answer['body']> {
    return must(this.#admin.get(path))
  }

  async edit(path: string, patch: unknown): Promise<Answer['body']> {
    return must(this.#admin.patch(path, patch))
  }

  /** A photo that belongs to nothing yet. */
  async upload(bytes: Uint8Array, kind: string): Promise<string> {
    const headers = {
      Cookie: [...this.#admin.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'Speaks-As': 'staff',
      'Content-Type': 'application/octet-stream',
      Origin: this.#hall.url,
    }
    const answer = await fetch(`${this.#hall.url}/api/attachments?kind=${kind}`, {
      ...{ method: 'POST', headers, body: Buffer.from(bytes) },
    })
    expect(answer.status).toBe(201)
    return ((await answer.json()) as { attachment: { id: string } }).attachment.id
  }

  /** Somebody at the back office, before its first page; an officer answers for that directorate. */
  async open(
    role: Role,
    name: string,
    { directorate, look }: { directorate?: string; look?: Look } = {},
  ) {
    const credentials = { username: `${role}-ofis-${++this.#serial}`, password: 'gorevli-parolasi' }
    const directorateId = directorate === undefined ? null : this.directorateId(directorate)
    await must(this.#admin.post('/staff', { role, name, ...credentials, directorateId }))
    const page = await this.#hall.newPage('office', look)
    await this.#hall.logIn(page, { ...credentials })
    await page.goto('/requests/')
    return page
  }
}

async function must(sending: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await sending
  if (status < 300) return body
  throw new Error(`${status}: ${JSON.stringify(body)}`)
}
