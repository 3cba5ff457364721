import type { Page } from '@playwright/test'
import { deliveryWordsOf } from '../../messages/deliveries.ts'
import { officeTellingCatalogues } from '../../messages/office-telling.ts'
import { requestFormOf } from '../../messages/request-form.ts'
import { requestRefusals } from '../../messages/tr/request-refusals.ts'
import { BackOffice } from './back-office.ts'
import { field, form } from './request-form.ts'
import { expect, press, test, type Hall } from './support.ts'

const words = requestFormOf.tr
const { work } = officeTellingCatalogues.tr

/** The form with nobody in front: what came another way is entered there too. */
async function openForm(hall: Hall): Promise<Page> {
  const counter = await hall.openCounter(3)
  await press(counter, 'Alt+a')
  await expect(field(counter, words.topic)).toBeFocused()
  return counter
}

/** Presses Tab until that field has the keyboard. */
async function tabTo(counter: Page, name: string): Promise<void> {
  const target = field(counter, name)
  for (let pressed = 0; pressed < 30; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await counter.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('a WhatsApp message is entered without the mouse, and its answer written by hand', async ({
  hall,
}) => {
  const office = new BackOffice(hall)
  await office.enter()
  const counter = await openForm(hall)
  const { keyboard } = counter
  await keyboard.press('Shift+Tab')
  await expect(field(counter, words.otherChannel)).toBeFocused()
  await keyboard.type('WhatsApp')
  // Somebody wrote: it is nobody's own report any more.
  await expect(form(counter).getByRole('heading', { name: words.title })).toBeVisible()
  await expect(field(counter, words.urgent)).not.toBeChecked()
  await expect(field(counter, words.receivedOn)).toHaveValue('2026-11-24')
  await expect(field(counter, words.reference)).toHaveCount(0)
  await tabTo(counter, words.text)
  await keyboard.type('Sokak lambası yanmıyor.')
  await expect(field(counter, words.handle)).toBeDisabled()
  await tabTo(counter, words.noticeShown)
  await keyboard.press('Space')
  await tabTo(counter, words.handle)
  await keyboard.type('@ayse.deneme')

  await expect
    .poll(async () => (await (await counter.request.get('/api/drafts')).json()).items)
    .toMatchObject([
      { content: { channel: 'whatsapp', handle: '@ayse.deneme', receivedOn: '2026-11-24' } },
    ])
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('2026-000001')
  const { items } = await office.read('/requests')
  expect(items).toMatchObject([{ channel: 'whatsapp', kind: 'wish', urgent: false }])

  const { id } = await office.change(items[0].id, 'answer', { text: 'Lamba onarıldı.' })
  const page = await office.open('clerk', 'Zeynep Ak')
  await page.getByRole('link', { name: work.title }).click()
  const tasks = page.getByRole('region', { name: work.hand }).getByRole('article')
  const hand = tasks.filter({ hasText: deliveryWordsOf.tr.events.answered })
  await hand.getByRole('button', { name: work.open }).click()
  await expect(hand).toContainText('@ayse.deneme')
  await expect(hand).toContainText('Lamba onarıldı.')
  await hand.getByRole('button', { name: work.sent }).click()
  await expect.poll(() => office.request(id)).toMatchObject({ status: 'closed', told: 'told' })
})

test('a request of Açık Kapı keeps its number and its day, and comes once', async ({ hall }) => {
  const office = new BackOffice(hall)
  await office.enter()
  const counter = await openForm(hall)
  const fill = async () => {
    await field(counter, words.otherChannel).selectOption('acik-kapi')
    await field(counter, words.text).fill('Pasaport başvurusunu soruyor.')
    await field(counter, words.reference).fill('AK-000123')
  }
  await fill()
  await field(counter, words.receivedOn).fill('2026-11-25')
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText(words.errors.receivedAhead)
  await expect(field(counter, words.receivedOn)).toBeFocused()
  await field(counter, words.receivedOn).fill('2026-11-20')
  const told = await form(counter).locator('footer').innerText()
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('2026-000001')
  const { items } = await office.read('/requests')
  const [{ dueOn }] = items
  expect(items).toMatchObject([{ channel: 'acik-kapi', externalReference: 'AK-000123' }])
  expect(items[0].receivedAt).toMatch(/^2026-11-20T00:00/)
  expect(told).toContain(String(Number(dueOn.slice(8))))

  await form(counter).getByRole('button', { name: words.another }).click()
  await fill()
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText(requestRefusals.reference_taken)
  await expect(field(counter, words.reference)).toBeFocused()
  await field(counter, words.reference).fill('AK-000124')
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('2026-000002')
})
