import type { Page } from '@playwright/test'
import { catalogues } from '../../messages/index.ts'
import { inspector, looks } from './inspection.ts'
import { callNext, expect, press, startService, test, type Hall } from './support.ts'

const mostBytes = 60_000

/** A phone that remembers how it was shaken. */
async function openPhone(hall: Hall, code: string, language = 'tr'): Promise<Page> {
  const page = await hall.newPage('phone')
  await page.addInitScript((wanted) => {
    Object.assign(window, { shaken: 0 })
    Object.defineProperty(navigator, 'languages', { value: [wanted] })
    Object.defineProperty(navigator, 'vibrate', {
      value: () => ((window as unknown as { shaken: number }).shaken += 1),
    })
  }, language)
  await page.goto(`/f/${code}`)
  return page
}

const shaken = (page: Page) => page.evaluate(() => (window as unknown as { shaken: number }).shaken)

test('a citizen follows the line, is called by picture, shaking and sound, and is served', async ({
  hall,
}) => {
  const words = catalogues.tr.phone
  const clerk = await hall.openCounter(3)
  await hall.issue('Z')
  const mine = await hall.issue('Z')
  const phone = await openPhone(hall, mine.code)
  await expect(phone.getByText('Z-002', { exact: true })).toBeVisible()
  await expect(phone.getByText(words.ahead(1))).toBeVisible()

  // Somebody with priority comes later and is called first; who it was is not told.
  await hall.issue('Z', { priority: true })
  await callNext(clerk, 'Z-003')
  await expect(phone.getByText(words.fairness)).toBeVisible()
  await expect(phone.locator('.fair')).toContainText('Önceliği olan biri')
  await expect(phone.locator('body')).not.toContainText('Z-003')

  await phone.getByRole('button', { name: words.sound }).click()
  await expect(phone.getByText(words.soundOn)).toBeVisible()
  await startService(clerk)
  await press(clerk, 'F2')
  await startService(clerk)
  await expect(phone.getByText(words.nobodyAhead)).toBeVisible()
  await press(clerk, 'F2')
  await expect(phone.getByRole('alert')).toContainText(words.calledTitle)
  await expect(phone.getByText('Banko 3', { exact: true })).toBeVisible()
  await expect.poll(() => shaken(phone)).toBe(1)
  await press(clerk, 'F3')
  await expect.poll(() => shaken(phone)).toBe(2)

  await startService(clerk)
  await expect(phone.getByText(words.serving)).toBeVisible()
  await press(clerk, 'F4')
  await expect(phone.getByText(words.completed)).toBeVisible()
})

test('the page weighs less than a photograph, and everything comes from here', async ({ hall }) => {
  const { code } = await hall.issue('Z')
  const page = await hall.newPage('phone')
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  let bytes = 0
  const asked: string[] = []
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`/f/${code}`)
  await expect(page.getByText('Z-001', { exact: true })).toBeVisible()
  await expect.poll(() => bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThan(mostBytes)
  expect(asked.filter((url) => !url.startsWith(hall.url))).toEqual([])
})

test('a code that nobody has, and one of yesterday, are the same to look at', async ({ hall }) => {
  const { code } = await hall.issue('Z')
  const words = catalogues.en.phone
  const stranger = await openPhone(hall, 'nobody-has-this-code', 'en')
  await expect(stranger.getByRole('alert')).toContainText(words.gone)
  await hall.setClock('2026-11-25T00:10:00+03:00')
  const late = await openPhone(hall, code, 'en')
  await expect(late.getByRole('alert')).toContainText(words.gone)
})

for (const look of looks) {
  const { colorScheme, language } = look
  const words = catalogues[language].phone

  test(`nobody is shut out on the phone (${colorScheme}, ${language})`, async ({ hall }) => {
    const inspect = inspector('phone', look)
    await hall.editDesk('K', { name: 'Sosyal Yardımlaşma ve Dayanışma' })
    const clerk = await hall.openCounter(4)
    await hall.issue('K')
    const { code } = await hall.issue('K')
    const phone = await openPhone(hall, code, language)
    await phone.emulateMedia({ colorScheme })
    await expect(phone.getByText('K-002', { exact: true })).toBeVisible()
    await inspect(phone, 'waiting')
    await hall.issue('K', { priority: true })
    await callNext(clerk, 'K-003')
    await expect(phone.getByText(words.fairness)).toBeVisible()
    await inspect(phone, 'overtaken')
    for (const number of ['K-001', 'K-002']) {
      await startService(clerk)
      await press(clerk, 'F4')
      await callNext(clerk, number)
    }
    await expect(phone.getByRole('alert')).toContainText(words.calledTitle)
    await inspect(phone, 'called')
    await startService(clerk)
    await expect(phone.getByText(words.serving)).toBeVisible()
    await inspect(phone, 'serving')
    await press(clerk, 'F8')
    await expect(phone.getByText(words.parked)).toBeVisible()
    await inspect(phone, 'parked')
    await hall.server.kill()
    await expect(phone.getByText(words.offline)).toBeVisible()
    await inspect(phone, 'offline')
  })
}
