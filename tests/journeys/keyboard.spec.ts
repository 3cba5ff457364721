import type { Locator, Page } from '@playwright/test'
import { callNext, callsOn, expect, part, press, test } from './support.ts'

const mostStops = 40

/** Walks with Tab until that control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab')
    if (await control.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab never reaches ${control}`)
}

async function sitDownByKeys(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/counter/')
  await tabTo(page, page.getByLabel('Kullanıcı adı'))
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Bankonuzu seçin' })).toBeVisible()
  await tabTo(page, page.getByRole('radio', { name: /^Banko 1 / }))
  await page.keyboard.press('ArrowRight')
  await tabTo(page, page.getByRole('button', { name: 'Bankoyu aç' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Banko 2')
}

test('a clerk works from the log-in to the break without a mouse, also while typing', async ({
  hall,
}) => {
  await hall.openDisplay()
  const { username, password } = await hall.makeStaff('clerk', 'Ayşe Yıldırım')
  const page = await hall.newPage('counter')
  await sitDownByKeys(page, username, password)
  for (let people = 1; people <= 4; people += 1) await hall.issue('Z')
  const citizen = part(page, 'Şu anki vatandaş')
  await expect(part(page, 'Bekleyenler')).toContainText('Z-004')

  await press(page, 'Alt+N')
  const field = page.getByRole('searchbox', { name: 'Numara bul' })
  await expect(field).toBeFocused()
  await page.keyboard.type('Z-00')
  await press(page, 'F2')
  await expect(citizen).toContainText('Z-001')
  await expect(field).toBeFocused()
  await press(page, 'F2')
  await expect(citizen).toContainText('İşlemde')
  await press(page, 'F2')
  await expect(citizen).toContainText('Z-002')
  await expect(field).toHaveValue('Z-00')

  await press(page, 'F7')
  await expect(page.getByText('Z-002 sıraya geri alındı')).toBeVisible()
  await press(page, 'Alt+B')
  await expect(page.getByRole('button', { name: 'Z-002 numarasını çağır' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(citizen).toContainText('Z-004')
  await expect(citizen).toContainText('Seçerek çağrıldı')

  await press(page, 'F9')
  const transfer = page.getByRole('dialog', { name: 'Z-004 numarasını aktar' })
  await expect(transfer).toBeVisible()
  await tabTo(page, transfer.getByRole('radio', { name: 'Karşılama' }))
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(transfer).toBeHidden()
  await expect(page.getByText('Z-004 aktarıldı: Tahakkuk')).toBeVisible()

  await press(page, 'F2')
  await expect(citizen).toContainText('Z-002')
  await press(page, 'Alt+C')
  const cancel = page.getByRole('dialog', { name: 'Z-002 numarasını sıradan çıkar' })
  await expect(cancel).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cancel).toBeHidden()
  await expect(citizen).toContainText('Z-002')
  await press(page, 'Alt+C')
  await expect(cancel).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Z-002 sıradan çıkarıldı')).toBeVisible()

  await press(page, 'Alt+M')
  await expect(page.getByRole('dialog', { name: 'Molaya çık' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(citizen).toContainText('Moladasınız')
  await press(page, 'F2')
  await expect(citizen).toContainText('Karşınızda kimse yok')
  const states = (await hall.tickets()).map(({ state }) => state)
  expect(states).toEqual(['completed', 'cancelled', 'waiting', 'waiting'])
})

test('a number is taken at the kiosk by Tab and Enter', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await tabTo(kiosk, kiosk.getByRole('button', { name: 'Esnaf' }))
  await kiosk.keyboard.press('Enter')
  await expect(kiosk.getByRole('heading', { name: 'Esnaf için sıra alın' })).toBeFocused()
  await tabTo(kiosk, kiosk.getByRole('button', { name: 'Önceliğim var' }))
  await kiosk.keyboard.press('Enter')
  await expect(kiosk.getByText('S-001', { exact: true })).toBeVisible()
  await tabTo(kiosk, kiosk.getByRole('button', { name: 'Tamam' }))
  await kiosk.keyboard.press('Enter')
  await expect(kiosk.getByRole('heading', { name: 'Hangi masa' })).toBeFocused()
  expect((await hall.ticket('S-001')).priority).toBe(true)
})

test('a call on the display is also said to those who hear the screen', async ({ hall }) => {
  const display = await hall.openDisplay()
  const counter = await hall.openCounter(6)
  await hall.issue('A')
  await callNext(counter, 'A-001')
  await expect(callsOn(display)).toContainText(['A-001'])
  const spoken = display.locator('[aria-live=assertive]')
  await expect(spoken.filter({ hasText: 'A-001, Banko 6' })).toHaveCount(1)
})
