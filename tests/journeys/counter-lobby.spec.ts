import { callNext, expect, part, press, test, touch } from './support.ts'

test('a kiosk’s call for staff rings at the reception until somebody goes there', async ({
  hall,
}) => {
  const reception = await hall.openCounter(1)
  const kiosk = await hall.openKiosk()
  await touch(kiosk, 'Görevli çağır')
  const banner = reception.getByRole('alert').filter({ hasText: 'Giriş kiosku' })
  await expect(banner).toContainText('görevli isteniyor')
  await reception.reload()
  await expect(banner).toContainText('görevli isteniyor')
  await press(reception, 'Alt+G')
  await expect(banner).toBeHidden()
  await expect(reception.getByText('Giriş kiosku: gidiyorsunuz')).toBeVisible()
  await expect(kiosk.getByRole('button', { name: 'Görevli geliyor' })).toBeVisible()
})

test('the reception gives a number to somebody who cannot use the kiosk', async ({ hall }) => {
  const reception = await hall.openCounter(1)
  await press(reception, 'Alt+V')
  const dialog = reception.getByRole('dialog')
  await dialog.getByText('Engelsiz Masa').click()
  await dialog.getByText('Önceliği var').click()
  await dialog.getByRole('button', { name: 'Numara ver' }).click()
  await expect(dialog.getByText('E-001', { exact: true })).toBeVisible()
  expect(await hall.ticket('E-001')).toMatchObject({ priority: true, language: 'tr' })
})

test('a slip is printed again where there is a printer, and its absence is said', async ({
  hall,
}) => {
  const counter = await hall.openCounter(3)
  await hall.issue('Z')
  await callNext(counter, 'Z-001')
  await press(counter, 'Alt+K')
  await expect(counter.getByText('Burada tanımlı bir yazıcı yok.')).toBeVisible()
  await expect(part(counter, 'Şu anki vatandaş')).toContainText('Z-001')
})
