import type { Page } from '@playwright/test'
import { ApiClient } from '../server/client.ts'
import { GatewayServer, settingsFor } from '../server/sms/gateway-server.ts'
import { openMailServer, words, type PostOffice } from '../server/mail/mail-server.ts'
import { adminPassword } from './server-process.ts'
import { expect, test as base, type Hall } from './support.ts'

/** What the office answers, in two lines. */
const answerText = 'Lamba onarıldı.\nBildirdiğiniz için teşekkür ederiz.'

/** What a citizen holds in their hands. */
interface Taken {
  id: string
  number: string
  code: string
}

/** Everything behind the page: the house, as its administrator reaches it, and the text messages that leave it. */
class Office {
  readonly gateway = new GatewayServer()
  readonly #client: ApiClient
  readonly #url: string

  constructor(hall: Hall) {
    this.#url = hall.url
    this.#client = new ApiClient(() => hall.url)
  }

  async open(): Promise<this> {
    await this.gateway.open()
    await this.post('/session', { username: 'admin', password: adminPassword })
    const sms = settingsFor(this.gateway.url)
    expect((await this.#client.patch('/gateways', { sms })).status).toBe(200)
    return this
  }

  /** E-mails leave the house too, for a post office beside it. */
  async openMail(): Promise<PostOffice> {
    const post = await openMailServer()
    const from = { name: 'Masa', address: 'masa@belediye.example' }
    const email = { host: '127.0.0.1', port: post.port, security: 'none', user: '', from }
    expect((await this.#client.patch('/gateways', { email })).status).toBe(200)
    return post
  }

  /** No text message leaves the house any more. */
  async closeSms(): Promise<void> {
    expect((await this.#client.patch('/gateways', { sms: { kind: 'none' } })).status).toBe(200)
  }

  async post(path: string, body: unknown) {
    const answer = await this.#client.post(path, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body
  }

  /** A request whose applicant is told by text message, unless somebody else is given. */
  async take(more: Record<string, unknown> = {}): Promise<Taken> {
    const applicant = { name: 'Ayşe Nur Yılmaz', phone: '0532 111 22 45' }
    const input = { kind: 'wish', channel: 'in-person', text: 'Sokak lambası', applicant, ...more }
    const { request } = await this.post('/requests', input)
    const { receipt } = await this.post(`/requests/${request.id}/receipts`, {})
    return { id: request.id, number: request.number, code: receipt.statusCode }
  }

  async refer({ id }: Taken): Promise<void> {
    const { items } = (await this.#client.get('/directorates')).body
    await this.post(`/requests/${id}/referrals`, { directorateId: items[0].id, reason: 'x' })
  }

  async answer({ id }: Taken, attachmentIds: string[] = []): Promise<void> {
    await this.post(`/requests/${id}/answer`, { text: answerText, attachmentIds })
  }

  async upload(bytes: Uint8Array): Promise<string> {
    const cookie = [...this.#client.cookies].map((pair) => pair.join('=')).join('; ')
    const response = await fetch(`${this.#url}/api/attachments?kind=answer`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
    expect(response.status).toBe(201)
    return ((await response.json()) as { attachment: { id: string } }).attachment.id
  }

  /** The code in the last text message that has one. */
  codeOnPhone(): Promise<string> {
    return codeIn(() => this.gateway.delivered)
  }

  /** The same in the last e-mail. */
  codeInMail({ letters }: PostOffice): Promise<string> {
    return codeIn(() => letters.map(words))
  }
}

async function codeIn(messages: () => readonly string[]): Promise<string> {
  const codes = () =>
    messages().flatMap((sent) => /(?:Onay kodunuz|your code is) (\d{6})/.exec(sent)?.[1] ?? [])
  await expect.poll(() => codes().length).toBeGreaterThan(0)
  return codes().at(-1) ?? ''
}

/** Every journey has an office of its own behind the page. */
export const test = base.extend<{ office: Office }>({
  office: async ({ hall }, use) => {
    const office = await new Office(hall).open()
    await use(office)
    office.gateway.close()
  },
})

/** What the text message leads to. */
export const linkOf = ({ number, code }: Taken) => `/f/b#${number}.${code}`

/** A citizen's phone at that address, in that language. */
export async function openStatus(hall: Hall, path: string, language = 'tr'): Promise<Page> {
  const page = await hall.newPage('phone')
  await page.addInitScript((wanted) => {
    Object.defineProperty(navigator, 'languages', { value: [wanted] })
  }, language)
  await page.goto(path)
  return page
}
