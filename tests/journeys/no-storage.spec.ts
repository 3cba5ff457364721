import type { Page } from '@playwright/test'
import { requestFormOf } from '../../messages/request-form.ts'
import { field, form } from './request-form.ts'
import { takeRequest } from './requests.ts'
import { callNext, expect, press, sitDown, startService, test, type Hall } from './support.ts'

const words = requestFormOf.tr

/** A clerk at a house whose policy lets no page keep anything: even looking throws. */
async function openForbidden(hall: Hall): Promise<Page> {
  const page = await hall.newPage('counter')
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError')
        },
      })
  })
  await hall.logIn(page, await hall.makeStaff('clerk', 'Görevli'))
  return page
}

test('where a browser may keep nothing, a clerk serves and writes a request down', async ({
  hall,
}) => {
  await hall.issue('Z')
  const counter = await openForbidden(hall)
  await counter.goto('/counter/')
  await sitDown(counter, 3)
  await callNext(counter, 'Z-001')
  await startService(counter)
  await press(counter, 'Alt+a')
  await field(counter, 'Açıklama').fill('Yol çöktü')
  await expect(form(counter)).toContainText('Taslak kaydedildi')
  await counter.context().setOffline(true)
  await field(counter, 'Açıklama').fill('Yol çöktü, okulun önünde')
  await expect(form(counter)).toContainText(words.draftStates.page)
  await counter.context().setOffline(false)
  await expect(form(counter)).toContainText('Taslak kaydedildi')
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('2026-000001')
})

test('where a browser may keep nothing, a field team sees that its visit was saved, and logs out', async ({
  hall,
}) => {
  const page = await openForbidden(hall)
  await page.goto('/counter/field')
  const { number } = await takeRequest(page, {
    ...{ branchId: hall.branchId, channel: 'field', text: 'Kaldırım taşı yerinden çıkmış.' },
  })
  await page.getByText('Yeniden ziyaret', { exact: true }).click()
  await page.getByLabel('Başvuru numarası').fill(number)
  await page.keyboard.press('Enter')
  await page.getByLabel('Yerinde ne görüldü?').fill('Kaldırım onarılmış, yol açık.')
  await page.getByRole('button', { name: 'Ziyareti kaydet' }).click()
  await expect(page.getByText('Ziyaret kaydedildi.')).toBeVisible()
  await page.getByRole('button', { name: 'Görevli', exact: true }).click()
  await page.getByRole('button', { name: 'Çıkış yap' }).click()
  await expect(page.getByLabel('Parola')).toBeVisible()
})
