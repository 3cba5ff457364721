import type { Page } from '@playwright/test'
import { fieldCatalogues } from '../../messages/field.ts'
import { requestFormOf } from '../../messages/request-form.ts'
import { expectWellPlaced } from './geometry.ts'
import { inspector, looks } from './inspection.ts'
import { photo, takeRequest, uploadPhoto } from './requests.ts'
import { expect, part, test, type Hall, type Look } from './support.ts'

const form = requestFormOf.tr
/** CSS pixels that a finger hits, also a cold one. */
const finger = 44
const tablet = { width: 1024, height: 768 }
const complaint = 'Kaldırım taşı yerinden çıkmış.'
const found = 'Kaldırım onarılmış, yol açık.'

/** A field team with a tablet. */
async function openField(hall: Hall, look?: Look): Promise<Page> {
  const page = await hall.newPage('counter', look)
  await page.setViewportSize(tablet)
  await hall.logIn(page, await hall.makeStaff('clerk', 'Saha görevlisi'))
  await page.goto('/counter/field')
  await expect(page.locator('.request')).toBeVisible()
  return page
}

/** What a camera would give: the file field behind the button of that group. */
const camera = (page: Page, group: string) =>
  page.getByRole('group', { name: group }).locator('input[capture]')

const kindsOf = ({ attachments }: { attachments: { kind: string }[] }) =>
  attachments.map(({ kind }) => kind).sort()

test('a field team takes a request with photos before and after, and finds it among its own', async ({
  hall,
}) => {
  const page = await openField(hall)
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 40.98765, longitude: 29.12345 })
  await page.getByText('Gezici masa', { exact: true }).click()
  await page.getByLabel(form.text).fill(complaint)
  await camera(page, 'Öncesi fotoğrafları').setInputFiles(await photo(page, 'once.png'))
  await camera(page, 'Sonrası fotoğrafları').setInputFiles(await photo(page, 'sonra.png'))
  await expect(page.getByText(form.sent, { exact: true })).toHaveCount(2)
  await page.getByRole('button', { name: form.takePoint }).click()
  await expect(page.getByText(form.pointTaken)).toBeVisible()
  await page.getByRole('button', { name: form.keep }).click()
  await expect(page.getByText('2026-000001').first()).toBeVisible()

  await page.getByText('Başvurularım', { exact: true }).click()
  await expect(part(page, 'Başvurularım')).toContainText('2026-000001')
  const { items } = await (await page.request.get('/api/requests?q=2026-000001')).json()
  const { request } = await (await page.request.get(`/api/requests/${items[0].id}`)).json()
  expect(request).toMatchObject({
    channel: 'mobile-desk',
    place: { point: { latitude: 40.98765, longitude: 29.12345 } },
  })
  expect(kindsOf(request)).toEqual(['photo-after', 'photo-before'])
  // The device's own map opens it: nobody else is asked where the hole in the street is.
  await page.goto(`/requests/r/${items[0].id}`)
  const map = page.getByRole('link', { name: 'Haritada aç: 40.98765, 29.12345' })
  await expect(map).toHaveAttribute('href', 'geo:40.98765,29.12345')
})

test('a visit is written with photos, once for however lost a connection, and printed as a record', async ({
  hall,
}) => {
  await hall.editBranch({ municipality: 'Örnek Belediyesi' })
  const page = await openField(hall)
  const before = [await uploadPhoto(page, 'once.png', 'photo-before')]
  const { id, number } = await takeRequest(page, {
    ...{ branchId: hall.branchId, channel: 'field', text: complaint, attachmentIds: before },
    place: { neighbourhood: 'Atatürk Mahallesi', address: 'Lale Sokak 5' },
  })
  await page.getByText('Yeniden ziyaret', { exact: true }).click()
  await page.getByLabel('Başvuru numarası').fill('2026-9')
  await page.getByRole('button', { name: 'Ara', exact: true }).click()
  await expect(page.getByText('2026-000009 numaralı başvuru bulunamadı.')).toBeVisible()
  await page.getByLabel('Başvuru numarası').fill(number)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: number })).toBeVisible()
  await page.getByLabel('Yerinde ne görüldü?').fill(found)
  await camera(page, 'Sonrası fotoğrafları').setInputFiles(await photo(page, 'sonra.png'))
  await expect(page.getByText(form.sent, { exact: true })).toHaveCount(1)

  // A tab that closes loses nothing.
  await page.reload()
  await page.getByText('Başvurularım', { exact: true }).click()
  await page.getByRole('button', { name: `${number} için ziyaret yaz` }).click()
  await expect(page.getByLabel('Yerinde ne görüldü?')).toHaveValue(found)
  await expect(page.getByText(form.sent, { exact: true })).toHaveCount(1)

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Ziyareti kaydet' }).click()
  await expect(page.getByText(/Bağlantı yok/).first()).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Ziyaret kaydedildi.')).toBeVisible()
  const { request } = await (await page.request.get(`/api/requests/${id}`)).json()
  const visits = request.steps.filter(({ type }: { type: string }) => type === 'visited')
  expect(visits).toMatchObject([{ text: found }])
  expect(kindsOf(request)).toEqual(['photo-after', 'photo-before'])

  await page.getByRole('link', { name: 'Tutanağı aç' }).click()
  const sheet = page.getByRole('article', { name: 'Yerinde inceleme tutanağı' })
  await expect(sheet.getByRole('img')).toHaveCount(2)
  for (const told of [number, 'Örnek Belediyesi', 'Lale Sokak 5', found, 'Saha görevlisi'])
    await expect(sheet).toContainText(told)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Yazdır' })).toBeHidden()
  await expect(sheet).toBeVisible()
})

test('what is typed without a connection is there again after the tab was closed', async ({
  hall,
}) => {
  const page = await openField(hall)
  await page.context().setOffline(true)
  await expect(page.getByText(/Bağlantı yok/)).toBeVisible()
  await page.getByLabel(form.text).fill(complaint)
  await expect(page.getByText(form.draftStates.here)).toBeVisible()
  await page.context().setOffline(false)
  await page.reload()
  await part(page, form.drafts)
    .getByRole('button', { name: form.openDraft(form.ofNobody) })
    .click()
  await expect(page.getByLabel(form.text)).toHaveValue(complaint)
})

for (const look of looks) {
  test(`nobody is shut out in the field (${look.colorScheme}, ${look.language})`, async ({
    hall,
  }) => {
    const inspect = inspector('field', look)
    const words = fieldCatalogues[look.language]
    const page = await openField(hall, look)
    await camera(page, words.trip.photosBefore).setInputFiles(await photo(page, 'once.png'))
    const sent = requestFormOf[look.language].sent
    await expect(page.getByText(sent, { exact: true })).toHaveCount(1)
    await inspect(page, 'form')
    await expectWellPlaced(page, 'the form under a finger', finger)
    const attachmentIds = [await uploadPhoto(page, 'once.png', 'photo-before')]
    const { number } = await takeRequest(page, {
      ...{ branchId: hall.branchId, channel: 'field', text: complaint, attachmentIds },
      place: { neighbourhood: 'Atatürk Mahallesi', address: 'Lale Sokak 5' },
    })
    await page.getByText(words.trip.mine, { exact: true }).click()
    await expect(part(page, words.trip.mine)).toContainText(number)
    await inspect(page, 'mine')
    await expectWellPlaced(page, 'my requests under a finger', finger)
    await page.getByRole('button', { name: words.trip.visitThis(number) }).click()
    await page.getByRole('button', { name: words.trip.saveVisit }).click()
    await expect(page.getByText(words.trip.textMissing)).toBeVisible()
    await camera(page, words.trip.photosAfter).setInputFiles(await photo(page, 'sonra.png'))
    await page.getByLabel(words.trip.found).fill(found)
    await expect(page.getByText(sent, { exact: true })).toHaveCount(1)
    await inspect(page, 'revisit')
    await expectWellPlaced(page, 'the visit under a finger', finger)
    await page.getByRole('button', { name: words.trip.saveVisit }).click()
    await page.getByRole('link', { name: words.trip.record }).click()
    await expect(page.getByRole('article').getByRole('img')).toHaveCount(2)
    await inspect(page, 'record')
    await page.emulateMedia({ media: 'print' })
    await expectWellPlaced(page, 'record on paper', 24)
    const folder = process.env.PICTURES
    const paper = `${folder}/field-paper-${look.language}.png`
    if (folder) await page.screenshot({ path: paper, fullPage: true })
  })
}
