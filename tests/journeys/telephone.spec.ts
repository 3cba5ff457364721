import { deliveryWordsOf } from '../../messages/deliveries.ts'
import type { Page } from '@playwright/test'
import { requestFormOf } from '../../messages/request-form.ts'
import { fieldCatalogues } from '../../messages/field.ts'
import { BackOffice } from './back-office.ts'
import { inspector, looks } from './inspection.ts'
import { takeRequest, uploadPhoto } from './requests.ts'
import { expect, part, test, type Hall, type Look } from './support.ts'

const form = requestFormOf.tr
const phone = '0532 555 01 47'
const complaint = 'Sokak lambası yanmıyor.'

/** A clerk at the telephone, without a counter. */
async function openTelephone(hall: Hall, look?: Look): Promise<Page> {
  const page = await hall.newPage('counter', look)
  await hall.logIn(page, await hall.makeStaff('clerk', 'Santral görevlisi'))
  await page.goto('/counter/telephone')
  await expect(page.locator('form, .request').first()).toBeVisible()
  return page
}

const applicant = (more: Record<string, unknown> = {}) => ({
  name: 'Ayşe Yılmaz',
  phone: '+905325550147',
  ...more,
})

test('a call is taken by keys alone: who calls first, then the words, then the next call', async ({
  hall,
}) => {
  const page = await openTelephone(hall)
  const earlier = await takeRequest(page, {
    ...{ branchId: hall.branchId, channel: 'telephone', text: 'Çukur var.' },
    applicant: applicant(),
  })
  await expect(page.getByLabel('Arayanın telefonu')).toBeFocused()
  await page.keyboard.type(phone)
  const before = part(page, form.earlier)
  await expect(before).toContainText(earlier.number)
  await expect(before).not.toContainText('Yılmaz')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Alt+A')
  await expect(page.getByLabel(form.topic, { exact: true })).toBeFocused()
  await page.getByLabel(form.text).focus()
  await page.keyboard.type(complaint)
  await page.keyboard.press('Alt+S')

  await expect(page.locator('strong', { hasText: /^2026-\d{6}$/ })).toHaveText('2026-000002')
  await expect(part(page, 'Bugün aldıklarım')).toContainText('2026-000002')
  await expect(page.getByLabel('Arayanın telefonu')).toBeFocused()
  await expect(page.getByLabel('Arayanın telefonu')).toHaveValue('')
  await expect(page.getByLabel(form.text)).toHaveValue('')
  const { items } = await (await page.request.get('/api/requests?q=2026-000002')).json()
  expect(items[0]).toMatchObject({ channel: 'telephone', applicant: { shown: 'masked' } })
  const { request } = await (await page.request.get(`/api/requests/${items[0].id}`)).json()
  expect(request).toMatchObject({ text: complaint, ticketId: null, isReachable: true })
  expect(request.deskId).not.toBeNull()
})

test('a call that breaks off is put aside, and the next caller finds an empty form', async ({
  hall,
}) => {
  const page = await openTelephone(hall)
  await page.getByLabel(form.text).fill(complaint)
  await page.keyboard.press('F2')
  await expect(page.getByLabel(form.text)).toHaveValue('')
  await part(page, form.drafts)
    .getByRole('button', { name: form.openDraft(form.ofNobody) })
    .click()
  await expect(page.getByLabel(form.text)).toHaveValue(complaint)
})

test('who must be called stands on the list until they are reached', async ({ hall }) => {
  const page = await openTelephone(hall)
  const { number } = await takeRequest(page, {
    ...{ branchId: hall.branchId, channel: 'in-person', text: complaint },
    applicant: applicant({ wantsCall: true }),
  })
  await page.reload()
  const calls = part(page, 'Aranacaklar')
  await expect(calls).toContainText(number)
  await expect(calls).not.toContainText('0532 555')
  const open = calls.getByRole('button', { name: `${number}: numarayı ve metni göster` })
  await open.click()
  await expect(calls).toContainText('0532 555 01 47')
  await calls.getByRole('button', { name: `${number}: ulaşılamadı` }).click()
  await expect(calls).toContainText('1. deneme')
  await open.click()
  await calls.getByRole('button', { name: `${number}: ulaşıldı` }).click()
  await expect(calls).toContainText('Aranacak kimse yok.')
})

test('who is called hears the answer itself, and the request is one step away', async ({
  hall,
}) => {
  const office = new BackOffice(hall)
  await office.enter()
  const { id, number } = await office.take({ applicant: applicant({ wantsCall: true }) })
  await office.change(id, 'answer', { text: 'Lambanız yarın takılacak.' })
  const page = await openTelephone(hall)
  const calls = part(page, 'Aranacaklar').getByRole('listitem')
  const task = calls.filter({ hasText: deliveryWordsOf.tr.events.answered })
  await expect(task).not.toContainText('Lambanız')
  await task.getByRole('button', { name: `${number}: numarayı ve metni göster` }).click()
  await expect(task.getByLabel('Söylenecek')).toContainText('yanıtlandı.')
  await expect(task.getByLabel('Söylenecek')).toContainText('Lambanız yarın takılacak.')
  await expect(task.getByLabel('Söylenecek')).not.toContainText(/http|Takip/)
  const opening = page.context().waitForEvent('page')
  await task.getByRole('link', { name: number }).click()
  const request = await opening
  await expect(request.getByRole('heading', { level: 1 })).toContainText(number)
  await request.close()
  await task.getByRole('button', { name: `${number}: ulaşıldı` }).click()
  await expect.poll(() => office.request(id)).toMatchObject({ status: 'closed', told: 'told' })
})

test('what is sent by hand has its text ready to copy, with the pictures', async ({ hall }) => {
  const page = await openTelephone(hall)
  const attachmentIds = [
    await uploadPhoto(page, 'once.png', 'photo-before'),
    await uploadPhoto(page, 'sonra.png', 'photo-after'),
  ]
  const { number } = await takeRequest(page, {
    ...{ branchId: hall.branchId, channel: 'whatsapp', text: complaint, attachmentIds },
    applicant: { name: 'Ali', handle: '@ali' },
  })
  await page.reload()
  const byHand = part(page, 'Elle gönderilecekler')
  await byHand.getByRole('button', { name: `${number}: numarayı ve metni göster` }).click()
  await expect(byHand).toContainText('@ali')
  const text = await byHand.getByLabel('Gönderilecek').innerText()
  await byHand.getByText('Öncesi ve sonrası').click()
  await expect(byHand.getByRole('img')).toHaveCount(2)
  for (const picture of await byHand.getByRole('img').all())
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await byHand.getByRole('button', { name: `${number}: metni kopyala` }).click()
  await expect(byHand).toContainText('Metin kopyalandı.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)
  await byHand.getByRole('button', { name: `${number}: gönderdim` }).click()
  await expect(byHand).toContainText('Elle gönderilecek ileti yok.')
})

test('the telephone works on after the day has ended', async ({ hall }) => {
  const page = await openTelephone(hall)
  await hall.setClock('2026-11-25T00:10:00+03:00')
  await page.getByLabel(form.text).fill(complaint)
  await page.keyboard.press('Alt+S')
  await expect(part(page, 'Bugün aldıklarım')).toContainText('2026-000001')
})

for (const look of looks) {
  test(`nobody is shut out at the telephone (${look.colorScheme}, ${look.language})`, async ({
    hall,
  }) => {
    const inspect = inspector('telephone', look)
    const words = fieldCatalogues[look.language]
    const page = await openTelephone(hall, look)
    await inspect(page, 'empty')
    for (const more of [{ wantsCall: true }, {}])
      await takeRequest(page, {
        ...{ branchId: hall.branchId, channel: 'telephone', text: complaint },
        applicant: applicant(more),
      })
    await takeRequest(page, {
      ...{ branchId: hall.branchId, channel: 'social', text: complaint },
      attachmentIds: [await uploadPhoto(page, 'once.png', 'photo-before')],
      applicant: { handle: '@uzun-bir-hesap-adi-ornegi' },
    })
    await page.reload()
    await page.getByLabel(words.call.caller).fill(phone)
    await expect(part(page, requestFormOf[look.language].earlier)).toContainText('2026-000002')
    await page.getByRole('button', { name: words.work.openThis('2026-000001') }).click()
    await page.getByRole('button', { name: words.work.openThis('2026-000003') }).click()
    await page.getByText(words.work.pictures).click()
    await inspect(page, 'call')
    await page.getByLabel(requestFormOf[look.language].text).fill(complaint)
    await page.keyboard.press('Alt+S')
    await expect(page.locator('strong', { hasText: '2026-000004' })).toBeVisible()
    await inspect(page, 'saved')
  })
}
