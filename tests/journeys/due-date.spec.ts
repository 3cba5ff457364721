import type { Page } from '@playwright/test'
import { requestFormOf } from '../../messages/request-form.ts'
import { formatFor } from '../../messages/format.ts'
import { expect, press, test } from './support.ts'

const form = requestFormOf.tr

// Years from the date of the machine: its holidays are others.
test.use({ startsAt: '2029-04-16T10:00:00+03:00' })

/** What is told to the citizen before it is saved, and the date that the request then has. */
async function toldAndKept(page: Page): Promise<{ told: string; kept: string }> {
  await page.getByLabel(form.text).fill('Sokak lambası yanmıyor.')
  const told = page.locator('footer').getByText(/^Yanıt .* gününe kadar$/)
  await expect(told).toBeVisible()
  const answer = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/requests') && response.request().method() === 'POST',
  )
  const text = await told.innerText()
  await press(page, 'Alt+S')
  const { request } = await (await answer).json()
  return { told: text, kept: request.dueOn }
}

const clerk = { counter: '/counter/', telephone: '/counter/telephone', field: '/counter/field' }

for (const [place, address] of Object.entries(clerk)) {
  test(`the date told before saving is the house’s, not the machine’s (${place})`, async ({
    hall,
  }) => {
    const page = place === 'counter' ? await hall.openCounter(1) : await hall.newPage('counter')
    if (place === 'counter') await press(page, 'Alt+A')
    else {
      await hall.logIn(page, await hall.makeStaff('clerk', 'Görevli'))
      await page.goto(address)
    }
    const { told, kept } = await toldAndKept(page)
    const format = formatFor('tr', 'Europe/Istanbul')
    expect(told).toBe(form.dueBy(format.dayInWords(kept)))
    // 23 April is a holiday, the Bayram 24–27 April, 1 May another.
    expect(kept).toBe('2029-05-15')
  })
}

test('an open page tells the date of the new day as soon as it is looked at again', async ({
  hall,
}) => {
  const page = await hall.newPage('counter')
  await hall.logIn(page, await hall.makeStaff('clerk', 'Görevli'))
  await page.goto(clerk.telephone)
  const told = page.locator('footer').getByText(/^Yanıt .* gününe kadar$/)
  await expect(told).toHaveText('Yanıt 15 Mayıs Salı gününe kadar')
  await hall.setClock('2029-04-17T00:00:30+03:00')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(told).toHaveText('Yanıt 16 Mayıs Çarşamba gününe kadar')
})
