import type { Page } from '@playwright/test'
import { requestStatusWordsOf } from '../../messages/request-status.ts'
import { pdf, picture } from '../server/attachments/samples.ts'
import { ApiClient } from '../server/client.ts'
import { GatewayServer } from '../server/sms/gateway-server.ts'
import { inspector, looks } from './inspection.ts'
import { adminPassword } from './server-process.ts'
import { expect, test as base, type Hall, type Look } from './support.ts'

const words = requestStatusWordsOf.tr
const mostBytes = 65_000
const text = 'Lamba onarıldı.\nBildirdiğiniz için teşekkür ederiz.'

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
    const sms = {
      ...{ kind: 'http', url: this.gateway.url, method: 'POST', contentType: 'json' },
      ...{ headers: {}, bodyTemplate: '{"to":"{to}","text":"{text}"}', sender: '' },
      successPattern: null,
    }
    expect((await this.#client.patch('/gateways', { sms })).status).toBe(200)
    return this
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
    await this.post(`/requests/${id}/answer`, { text, attachmentIds })
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
  async codeOnPhone(): Promise<string> {
    const codes = () =>
      this.gateway.delivered.flatMap(
        (sent) => /(?:Onay kodunuz|your code is) (\d{6})/.exec(sent)?.[1] ?? [],
      )
    await expect.poll(() => codes().length).toBeGreaterThan(0)
    return codes().at(-1) ?? ''
  }
}

const test = base.extend<{ office: Office }>({
  office: async ({ hall }, use) => {
    const office = await new Office(hall).open()
    await use(office)
    office.gateway.close()
  },
})

const linkOf = ({ number, code }: Taken) => `/f/b#${number}.${code}`

async function openStatus(hall: Hall, path: string, language = 'tr'): Promise<Page> {
  const page = await hall.newPage('phone')
  await page.addInitScript((wanted) => {
    Object.defineProperty(navigator, 'languages', { value: [wanted] })
  }, language)
  await page.goto(path)
  return page
}

test('a citizen follows the link of the text message and reads the answer with a code', async ({
  hall,
  office,
}) => {
  const taken = await office.take()
  await office.refer(taken)
  const page = await openStatus(hall, linkOf(taken))
  await expect(page.getByText(taken.number, { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.statuses.referred.title)
  await expect(page.getByRole('listitem').last()).toContainText(words.next)
  expect(new URL(page.url()).hash).toBe('')
  await expect(page.getByRole('button', { name: words.showAnswer })).toHaveCount(0)

  const files = [await office.upload(await picture('jpeg')), await office.upload(pdf())]
  await office.answer(taken, files)
  await page.getByRole('button', { name: words.refresh }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.outcomes.answered.title)
  await page.getByRole('button', { name: words.showAnswer }).click()
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '•• 45' })).toBeVisible()
  const code = await office.codeOnPhone()
  const field = page.getByLabel(words.oneTimeCode)
  await expect(field).toBeFocused()

  await field.fill(code === '000000' ? '111111' : '000000')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(words.errors.wrong_code)
  await field.fill(code)
  await field.press('Enter')
  await expect(page.getByText('Lamba onarıldı.')).toBeVisible()
  await expect(
    page.getByRole('heading', { name: words.answers.answered, exact: true }),
  ).toBeFocused()
  const shown = page.getByRole('link').locator('img')
  await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(400)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'PDF' }).click()
  expect((await download).suggestedFilename()).toBe(`${files[1]}.pdf`)
})

test('by hand: what is wrong is said, what is right is found however it is written', async ({
  hall,
  office,
}) => {
  const taken = await office.take({ applicant: null })
  const page = await openStatus(hall, '/f/')
  await page.getByRole('link', { name: words.link }).click()
  await expect(page).toHaveTitle(words.title)
  await page.getByLabel(words.form.number).fill(taken.number)
  await page.getByLabel(words.form.code).fill('22222222')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(words.errors.status_unknown)

  await page.getByLabel(words.form.number).fill(taken.number.replace('-', ' '))
  const { code } = taken
  await page.getByLabel(words.form.code).fill(`${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.statuses.received.title)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.getByRole('button', { name: words.other }).click()
  await expect(page.getByLabel(words.form.number)).toHaveValue('')
  await expect(page.locator('body')).not.toContainText(taken.number)
})

test('nothing of number and code is left in the browser, and a reload finds nothing', async ({
  hall,
  office,
}) => {
  const taken = await office.take()
  const page = await openStatus(hall, linkOf(taken))
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await expect(page.getByText(taken.number, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: words.refresh }).click()
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  for (const url of asked) expect(url).not.toMatch(new RegExp(`${taken.number}|${taken.code}`))
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie]),
  )
  expect(kept).not.toContain(taken.code)
  await page.reload()
  await expect(page.getByLabel(words.form.number)).toBeVisible()
})

test('a lost connection is said calmly, and what was shown stays', async ({ hall, office }) => {
  const taken = await office.take()
  const page = await openStatus(hall, linkOf(taken))
  await expect(page.getByText(taken.number, { exact: true })).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: words.refresh }).click()
  await expect(page.getByText(words.retrying)).toBeVisible()
  await expect(page.getByText(taken.number, { exact: true })).toBeVisible()
  await office.refer(taken)
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.statuses.referred.title)
  await expect(page.getByText(words.retrying)).toBeHidden()
})

test('the page weighs less than a photograph, and the ticket’s page carries nothing of it', async ({
  hall,
  office,
}) => {
  const taken = await office.take()
  const page = await hall.newPage('phone')
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  let bytes = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await page.goto(linkOf(taken))
  await expect(page.getByText(taken.number, { exact: true })).toBeVisible()
  await expect.poll(() => bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThan(mostBytes)

  const { code } = await hall.issue('Z')
  const ticket = await hall.newPage('phone')
  const scripts: Promise<string>[] = []
  ticket.on('response', (answer) => {
    if (answer.url().endsWith('.js')) scripts.push(answer.text())
  })
  await ticket.goto(`/f/${code}`)
  await expect(ticket.getByText('Z-001', { exact: true })).toBeVisible()
  const loaded = (await Promise.all(scripts)).join('')
  expect(loaded).toContain('svelte')
  expect(loaded).not.toContain(words.form.title)
})

for (const look of looks) {
  const { colorScheme, language } = look
  const said = requestStatusWordsOf[language]

  test(`nobody is shut out of the request’s page (${colorScheme}, ${language})`, async ({
    hall,
    office,
  }) => {
    const inspect = inspector('phone', look as Required<Look>)
    const form = await openStatus(hall, '/f/b', language)
    await form.emulateMedia({ colorScheme })
    await expect(form.getByRole('heading', { name: said.form.title })).toBeVisible()
    await inspect(form, 'request-form')
    await form.getByLabel(said.form.number).fill('2026-000999')
    await form.getByLabel(said.form.code).fill('WWWWWWWW')
    await form.keyboard.press('Enter')
    await expect(form.getByRole('alert')).toHaveText(said.errors.status_unknown)
    await inspect(form, 'request-unknown')

    const applicant = { name: 'Ayşe Nur Yılmaz', phone: '0532 111 22 45', language }
    const taken = await office.take({ applicant })
    await office.refer(taken)
    const page = await openStatus(hall, linkOf(taken), language)
    await page.emulateMedia({ colorScheme })
    await expect(page.getByText(taken.number, { exact: true })).toBeVisible()
    await inspect(page, 'request-referred')
    await hall.setClock('2027-03-01T10:00:00+03:00')
    await page.getByRole('button', { name: said.refresh }).click()
    await expect(page.getByText(said.late('').split(':')[0] ?? '')).toBeVisible()
    await inspect(page, 'request-late')
    const question = { text: 'Adresinizin kapı numarasını ve binanın girişini yazın.' }
    await office.post(`/requests/${taken.id}/question`, question)
    await page.getByRole('button', { name: said.refresh }).click()
    await page.getByRole('button', { name: said.showQuestion }).click()
    await inspect(page, 'request-gate')
    await page.getByRole('button', { name: said.send, exact: true }).click()
    await expect(page.getByLabel(said.oneTimeCode)).toBeVisible()
    await page.getByLabel(said.oneTimeCode).fill('12')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(said.errors.wrong_code)
    await inspect(page, 'request-code')
    await page.getByLabel(said.oneTimeCode).fill(await office.codeOnPhone())
    await page.keyboard.press('Enter')
    await expect(page.getByText(question.text)).toBeVisible()
    await inspect(page, 'request-question')

    await office.answer(taken, [
      await office.upload(await picture('jpeg')),
      await office.upload(pdf()),
    ])
    await page.getByRole('button', { name: said.refresh }).click()
    office.gateway.delivered.length = 0
    await page.getByRole('button', { name: said.showAnswer }).click()
    await page.getByRole('button', { name: said.send, exact: true }).click()
    await page.getByLabel(said.oneTimeCode).fill(await office.codeOnPhone())
    await page.keyboard.press('Enter')
    await expect(page.getByText('Lamba onarıldı.')).toBeVisible()
    await inspect(page, 'request-answer')
    await page.getByRole('button', { name: said.other }).click()

    const silent = await office.take({ applicant: null })
    await office.answer(silent)
    const other = await openStatus(hall, linkOf(silent), language)
    await other.emulateMedia({ colorScheme })
    await expect(other.getByText(said.noPhone)).toBeVisible()
    await inspect(other, 'request-no-phone')
    await hall.server.kill()
    await other.getByRole('button', { name: said.refresh }).click()
    await expect(other.getByText(said.retrying)).toBeVisible()
    await inspect(other, 'request-offline')
  })
}
