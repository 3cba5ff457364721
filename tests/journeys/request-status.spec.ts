import { requestStatusWordsOf } from '../../messages/request-status.ts'
import { pdf, picture } from '../server/attachments/samples.ts'
import { linkOf, openStatus, test } from './request-status.ts'
import { expect } from './support.ts'

const words = requestStatusWordsOf.tr
const mostBytes = 65_000

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

test('with an e-mail alone the code comes by e-mail; where none can be sent the page says so', async ({
  hall,
  office,
}) => {
  const post = await office.openMail()
  const taken = await office.take({ applicant: { name: 'Ali Kaya', email: 'ali@example.com' } })
  await office.answer(taken)
  const page = await openStatus(hall, linkOf(taken))
  await page.getByRole('button', { name: words.showAnswer }).click()
  await expect(page.getByText(words.willSend.email('a***@e***.com'))).toBeVisible()
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'a***@e***.com' })).toBeVisible()
  await page.getByLabel(words.oneTimeCode).fill(await office.codeInMail(post))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Lamba onarıldı.')).toBeVisible()
  await post.close()

  const called = await office.take()
  await office.answer(called)
  await office.closeSms()
  const other = await openStatus(hall, linkOf(called))
  await expect(other.getByText(words.errors.no_gateway)).toBeVisible()
  await expect(other.getByRole('button', { name: words.showAnswer })).toHaveCount(0)
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
