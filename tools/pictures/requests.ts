/** Pictures of what citizens ask for: the form, the officer's page, the board, the outbox, the citizen's own page. */
import type { Page } from '@playwright/test'
import { photoOf } from '../demo/requests/photos.ts'
import { logIn, open, shoot, type Studio } from './camera.ts'

const tablet = [1024, 768] as const
const desktop = [1440, 900] as const
const mobile = [390, 844] as const

/** A page of the requests app, as that person sees it. */
async function openOffice(studio: Studio, username: string, path: string): Promise<Page> {
  const page = await open(studio, `${studio.demo.url}/requests/`, ...desktop)
  await logIn(page, username)
  await page.getByRole('navigation').first().waitFor()
  await page.goto(`${studio.demo.url}/requests/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** The form beside the citizen in front; the counter has somebody at it already. */
export async function shootForm(studio: Studio, counter: Page): Promise<void> {
  await counter.keyboard.press('Alt+a')
  const form = counter.locator('section.request')
  await form.getByLabel('Konu', { exact: true }).fill('Yol ve kald')
  await counter.waitForTimeout(500)
  await counter.keyboard.press('Enter')
  await form
    .getByLabel('Açıklama')
    .fill('Okulun önündeki çukur büyüdü, yağmurda su doluyor. Çocuklar yola iniyor.')
  await form.getByLabel('Mahalle', { exact: true }).fill('Çam')
  await counter.waitForTimeout(500)
  for (const key of ['ArrowDown', 'Enter', 'Tab']) await counter.keyboard.press(key)
  await counter.keyboard.type('Ihlamurlar Caddesi No: 58')
  await form
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      ...{ name: 'cukur.jpg', mimeType: 'image/jpeg', buffer: photoOf('pothole', 'before') },
    })
  await counter.waitForTimeout(3000)
  await form.getByText('İstek', { exact: true }).scrollIntoViewIfNeeded()
  await shoot(studio, counter, 'counter-request')
}

/** The pages of an officer, a supervisor and the information officer. */
export async function shootOffice(studio: Studio): Promise<void> {
  const { requestIds } = studio.demo
  const officer = await openOffice(studio, 'fen', 'referred')
  await shoot(studio, officer, 'officer-list')
  await officer.goto(`${studio.demo.url}/requests/r/${requestIds.get('chain') ?? ''}`)
  await shoot(studio, officer, 'officer-request')
  await officer.close()
  const supervisor = await openOffice(studio, 'sorumlu', 'board')
  await shoot(studio, supervisor, 'board')
  for (const name of ['outbox', 'work', 'search']) {
    await supervisor.goto(`${studio.demo.url}/requests/${name}`)
    await shoot(studio, supervisor, name)
  }
  await supervisor.close()
  const information = await openOffice(studio, 'bilgi', 'cimer')
  await shoot(studio, information, 'cimer')
  await information.close()
}

/** Telephone and field, the second one on a tablet. */
export async function shootAway(studio: Studio): Promise<void> {
  const { url } = studio.demo
  const telephone = await open(studio, `${url}/counter/telephone`, ...desktop)
  await logIn(telephone, 'santral')
  await telephone.getByLabel('Arayanın telefonu').fill('0500 000 00 35')
  const form = telephone.locator('section.request')
  await form.getByLabel('Konu', { exact: true }).fill('Çöp')
  await telephone.waitForTimeout(500)
  await telephone.keyboard.press('Enter')
  await form.getByLabel('Açıklama').fill('Pazar yerinin arkasındaki konteyner')
  await telephone.waitForTimeout(1500)
  await shoot(studio, telephone, 'telephone')
  await telephone.close()
  const field = await open(studio, `${url}/counter/field`, ...tablet)
  await logIn(field, 'saha')
  await field.locator('.request').waitFor()
  await shoot(studio, field, 'field')
  await field.getByText('Başvurularım', { exact: true }).click()
  await shoot(studio, field, 'field-own')
  await field.close()
}

/** The citizen's own page, and the answer behind the code in `lastCode`. */
export async function shootStatus(studio: Studio, lastCode: () => string | null): Promise<void> {
  if (studio.demo.statusUrl === null) throw new Error('no request was answered')
  const page = await open(studio, studio.demo.statusUrl, ...mobile)
  await page.getByRole('heading').first().waitFor()
  await shoot(studio, page, 'status')
  await page.getByRole('button', { name: 'Yanıtı göster' }).click()
  await page.getByRole('button', { name: 'Onay kodu gönder' }).click()
  await page.waitForTimeout(2500)
  const code = lastCode()
  if (code === null) throw new Error('no code was sent')
  await page.getByLabel('Onay kodu').fill(code)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1500)
  await shoot(studio, page, 'status-answer')
  await page.close()
}
