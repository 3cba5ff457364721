import type { Page } from '@playwright/test'
import { BackOffice } from './back-office.ts'
import { expect, test } from './support.ts'

const sheet = (page: Page) => page.getByRole('dialog')
const begin = (page: Page, action: string) =>
  page.getByRole('button', { name: action, exact: true }).click()
const send = (page: Page, action: string) =>
  sheet(page).getByRole('button', { name: action, exact: true }).click()

test('what a colleague changed meanwhile is looked at before it can be undone', async ({
  hall,
}) => {
  const office = new BackOffice(hall)
  await office.enter()
  const { id } = await office.take({ kind: 'wish' })
  const page = await office.open('supervisor', 'Emine Şahin')
  await page.goto(`/requests/r/${id}`)
  await begin(page, 'Düzelt')
  await sheet(page).getByLabel('Mahalle').fill('Cumhuriyet')
  await sheet(page).getByRole('button', { name: 'Geri' }).click()

  await begin(page, 'Düzelt')
  await expect(sheet(page).getByLabel('Mahalle')).toHaveValue('Cumhuriyet')
  await office.edit(`/requests/${id}`, { kind: 'complaint' })
  await send(page, 'Düzelt')
  await expect(sheet(page).getByRole('alert')).toContainText('Yazdıklarınız duruyor')
  await send(page, 'Son durumuna bak')
  await expect(
    page.getByRole('status').filter({ hasText: 'Son durumu gösteriliyor' }),
  ).toBeVisible()

  await begin(page, 'Düzelt')
  await expect(sheet(page).getByRole('alert')).toBeHidden()
  await expect(sheet(page).getByLabel('Tür')).toHaveValue('complaint')
  await expect(sheet(page).getByLabel('Mahalle')).toHaveValue('Cumhuriyet')
  await send(page, 'Düzelt')
  await expect(sheet(page)).toBeHidden()
  expect(await office.request(id)).toMatchObject({
    ...{ kind: 'complaint', place: { neighbourhood: 'Cumhuriyet' } },
  })
})

test('an answer to words that were mended meanwhile waits until they are read', async ({
  hall,
}) => {
  const office = new BackOffice(hall)
  await office.enter()
  const { id } = await office.take({}, 'Fen İşleri')
  const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen İşleri' })
  await page.goto(`/requests/r/${id}`)
  await begin(page, 'Yanıtla')
  await sheet(page).getByLabel('Yanıt', { exact: true }).fill('Çukur bugün kapatıldı.')
  await office.edit(`/requests/${id}`, { text: 'Çukur değil, rögar kapağı.' })
  await send(page, 'Yanıtla')
  await send(page, 'Son durumuna bak')
  await expect(page.getByText('Çukur değil, rögar kapağı.')).toBeVisible()
  await begin(page, 'Yanıtla')
  const answer = sheet(page).getByLabel('Yanıt', { exact: true })
  await expect(answer).toHaveValue('Çukur bugün kapatıldı.')
  await answer.fill('Kapak değiştirildi.')
  await send(page, 'Yanıtla')
  await expect(page.getByRole('status').filter({ hasText: 'Yanıt kaydedildi.' })).toBeVisible()
})

test('a sheet that is opened while the receipt is on its way stays, and its words are taken', async ({
  hall,
}) => {
  const office = new BackOffice(hall)
  await office.enter()
  const { id } = await office.take({}, 'Fen İşleri')
  const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen İşleri' })
  await page.goto(`/requests/r/${id}`)
  let letThrough: () => void = () => undefined
  const isOpened = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/receipt', async (route) => {
    const response = await route.fetch()
    await isOpened
    await route.fulfill({ response })
  })
  await begin(page, 'Teslim aldım')
  await begin(page, 'Yanıtla')
  const answer = sheet(page).getByLabel('Yanıt', { exact: true })
  await answer.fill('Çukur bugün')
  letThrough()
  await expect(page.getByText('Teslim alındı.')).toBeVisible()
  await answer.press('End')
  await answer.pressSequentially(' kapatıldı.')
  await send(page, 'Yanıtla')
  await expect(page.getByRole('status').filter({ hasText: 'Yanıt kaydedildi.' })).toBeVisible()
  expect(await office.request(id)).toMatchObject({ outcome: 'answered' })
})
