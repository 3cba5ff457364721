/** What another institution has: its receipt is noted for it, and a hand-over is not dated back. */
import type { Page } from '@playwright/test'
import { BackOffice } from './back-office.ts'
import { expect, test } from './support.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const sheet = (page: Page) => page.getByRole('dialog')

test('the supervisor notes an institution’s receipt with its number, not a directorate’s', async ({
  hall,
}) => {
  const office = new BackOffice(hall)
  await office.enter()
  await office.edit(`/directorates/${office.directorateId('Zabıta')}`, { kind: 'institution' })
  const { id } = await office.take({}, 'Zabıta')
  const { id: ours } = await office.take({}, 'Fen İşleri')
  const page = await office.open('supervisor', 'Nermin Ak')

  await page.goto(`/requests/r/${ours}`)
  await expect(button(page, 'Hatırlat')).toBeVisible()
  await expect(button(page, 'Kurum teslim aldı')).toBeHidden()

  await page.goto(`/requests/r/${id}`)
  await button(page, 'Kurum teslim aldı').click()
  await sheet(page).getByLabel('Kurumun kayıt numarası (isteğe bağlı)').fill('E-77')
  await button(page, 'Kurum teslim aldı').last().click()
  await expect(
    page.getByRole('status').filter({ hasText: 'Kurumun teslim aldığı kaydedildi.' }),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Süreç' })).toContainText('Kayıt no. E-77')
  await expect(button(page, 'Kurum teslim aldı')).toBeHidden()

  await button(page, 'Yeniden havale et').click()
  await sheet(page).getByLabel('Yanıt tarihi (isteğe bağlı)').fill('2020-01-01')
  await button(page, 'Yeniden havale et').last().click()
  await expect(sheet(page)).toContainText('Tarih geçmişte olamaz.')
})
