import type { Page } from '@playwright/test'
import {
  callNext,
  callsOn,
  expect,
  part,
  press,
  startService,
  takeNumber,
  test,
  touch,
} from './support.ts'

/** Calls the next one and waits until the hall has seen it. */
async function callInHall(counter: Page, number: string): Promise<void> {
  await callNext(counter, number)
  await expect(counter.getByText('Salonda gösterildi')).toBeVisible()
}

test('a citizen takes a number, sees it called, is served and counted', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  const display = await hall.openDisplay()
  const counter = await hall.openCounter(3)
  const manager = await hall.openManager()
  await expect(manager.getByText('Bugün henüz kayıt yok.')).toBeVisible()

  await takeNumber(kiosk, 'Zabıta')
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  await expect(kiosk.getByText('Önünüzde kimse yok', { exact: true })).toBeVisible()
  await expect(part(counter, 'Bekleyenler')).toContainText('Z-001')

  await callInHall(counter, 'Z-001')
  await expect(callsOn(display)).toContainText(['Z-001'])
  await expect(callsOn(display)).toContainText(/Banko\s*3/)
  await expect(part(counter, 'Bekleyenler')).not.toContainText('Z-001')

  await startService(counter)
  const row = manager
    .getByRole('row')
    .filter({ has: manager.getByRole('rowheader', { name: '3', exact: true }) })
  await expect(row).toContainText('Z-001')
  await counter.getByText('Masada çözüldü').click()
  await press(counter, 'F4')
  await expect(counter.getByText('Z-001 bitti', { exact: true })).toBeVisible()
  await expect(part(counter, 'Şu anki vatandaş')).toContainText('Karşınızda kimse yok')

  expect((await hall.ticket('Z-001')).completionOutcome).toBe('solved')
  await expect(row.getByRole('cell').last()).toHaveText('1')
  await manager.reload()
  await expect(manager.locator('dl > div', { hasText: 'Hizmet alan' })).toContainText('1 gelen')
})

test('priority goes first, and the clerk reads whom it overtook', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await hall.openDisplay()
  const counter = await hall.openCounter(1)

  await takeNumber(kiosk, 'Tahakkuk')
  await touch(kiosk, 'Tamam')
  await takeNumber(kiosk, 'Tahakkuk', 'Önceliğim var')
  await expect(kiosk.getByText('T-002', { exact: true })).toBeVisible()
  await expect(kiosk.getByText('Önünüzde kimse yok', { exact: true })).toBeVisible()

  const first = part(counter, 'Bekleyenler').getByRole('listitem').first()
  await expect(first).toContainText('T-002')
  await expect(first).toContainText('Öncelik')
  await callInHall(counter, 'T-002')
  await expect(part(counter, 'Şu anki vatandaş')).toContainText('Önüne geçtikleri: T-001')
})

test('a parked citizen is resumed, and the time already served is kept', async ({ hall }) => {
  await hall.openDisplay()
  const counter = await hall.openCounter(1)
  await hall.issue('D')
  await callInHall(counter, 'D-001')
  await startService(counter)

  await hall.setClock('2026-11-24T10:02:00+03:00')
  await press(counter, 'F8')
  await expect(part(counter, 'Bekletilenler')).toContainText('D-001')
  await hall.setClock('2026-11-24T10:12:00+03:00')
  await counter.getByRole('button', { name: 'D-001 ile devam et' }).click()
  await expect(part(counter, 'Şu anki vatandaş')).toContainText(/İşlem süresi\s*02:0/)
  await expect(part(counter, 'Bekletilenler')).toContainText('Bekletilen yok')

  await hall.setClock('2026-11-24T10:13:00+03:00')
  await press(counter, 'F4')
  await expect(counter.getByText('D-001 bitti', { exact: true })).toBeVisible()
  const { legs } = await hall.ticket('D-001')
  expect(legs).toMatchObject([{ waitSeconds: 0, serviceSeconds: 180, outcome: 'completed' }])
})

test('a citizen who is transferred keeps the number and is called at the other desk', async ({
  hall,
}) => {
  await hall.assignDesks(1, ['Z'])
  await hall.assignDesks(2, ['T'])
  const display = await hall.openDisplay()
  const police = await hall.openCounter(1)
  const taxes = await hall.openCounter(2)
  await hall.issue('Z')
  await callInHall(police, 'Z-001')
  await startService(police)

  await press(police, 'F9')
  const dialog = police.getByRole('dialog', { name: 'Z-001 numarasını aktar' })
  await dialog.getByText('Tahakkuk').click()
  await dialog.getByLabel('Not (isteğe bağlı)').fill('Tapu senedini gördüm, yalnız borç soracak.')
  await dialog.getByRole('button', { name: 'Aktar' }).click()
  await expect(police.getByText('Z-001 aktarıldı: Tahakkuk')).toBeVisible()

  await expect(part(taxes, 'Bekleyenler')).toContainText('Z-001')
  await callInHall(taxes, 'Z-001')
  const note = part(taxes, 'Şu anki vatandaş').getByText('Zabıta masasından:').locator('..')
  await expect(note).toContainText('Tapu senedini gördüm, yalnız borç soracak.')
  await expect(callsOn(display).first()).toContainText(/Z-001\s*Banko\s*2/)
  await startService(taxes)
  await expect(note).toBeVisible()
  await press(taxes, 'F4')
  await expect(taxes.getByText('Z-001 bitti', { exact: true })).toBeVisible()
  await expect(note).toBeHidden()
  const { legs } = await hall.ticket('Z-001')
  expect(legs.map(({ outcome }) => outcome)).toEqual(['transferred', 'completed'])
})

test('somebody who doesn’t come is a no-show after three calls and half a minute, and may come back', async ({
  hall,
}) => {
  const display = await hall.openDisplay()
  const counter = await hall.openCounter(1)
  await hall.issue('E')
  await callInHall(counter, 'E-001')
  await press(counter, 'F10')
  await expect(counter.getByRole('alert')).toContainText('2 çağrı daha')
  for (const call of ['2. çağrı', '3. çağrı']) {
    await press(counter, 'F3')
    await expect(part(counter, 'Şu anki vatandaş')).toContainText(call)
    await expect(counter.getByText('Salonda gösterildi')).toBeVisible()
  }
  await expect(callsOn(display)).toHaveCount(1)
  await press(counter, 'F10')
  await expect(counter.getByRole('alert')).toContainText('sn sonra')

  await hall.setClock('2026-11-24T10:00:31+03:00')
  await expect(counter.getByRole('button', { name: 'Gelmedi' })).toBeEnabled()
  await press(counter, 'F10')
  await expect(part(counter, 'Gelmeyenler')).toContainText('E-001')

  await counter.getByRole('button', { name: 'E-001 geri geldi' }).click()
  await expect(part(counter, 'Bekleyenler')).toContainText('E-001')
  await expect(part(counter, 'Gelmeyenler')).toContainText('Gelmeyen yok')
})
