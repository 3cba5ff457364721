import { callNext, callsOn, expect, startService, takeNumber, test, touch } from './support.ts'

const weekdays = ['1', '2', '3', '4', '5']

function open(from: string, to: string) {
  return { weekly: Object.fromEntries(weekdays.map((day) => [day, [{ from, to }]])), closures: [] }
}

test('a desk that is closed says when it opens, and opens by itself', async ({ hall }) => {
  await hall.editDesk('T', { hours: open('13:30', '17:00') })
  const kiosk = await hall.openKiosk()
  const taxes = kiosk.getByRole('button', { name: 'Tahakkuk' })
  await expect(taxes).toBeDisabled()
  await expect(taxes).toContainText('13.30’da açılır')

  await hall.setClock('2026-11-24T13:30:00+03:00')
  await expect(taxes).toBeEnabled()
  await taxes.click()
  await hall.setClock('2026-11-24T17:00:00+03:00')
  await expect(kiosk.getByRole('alert')).toHaveText('Bu masa şu anda sıra vermiyor.')
  await expect(kiosk.getByRole('button', { name: 'Sıra al', exact: true })).toBeHidden()
  await touch(kiosk, 'Geri')
  await expect(taxes).toContainText('25 Kasım Çarşamba, 13.30’da açılır')
})

test('a hall that is closed says so in full, and who waits inside is still called', async ({
  hall,
}) => {
  await hall.editBranch({ hours: open('09:00', '16:30') })
  const kiosk = await hall.openKiosk()
  const display = await hall.openDisplay()
  const counter = await hall.openCounter(1)
  await takeNumber(kiosk, 'Zabıta')
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  await touch(kiosk, 'Tamam')

  await hall.setClock('2026-11-24T16:30:00+03:00')
  await expect(kiosk.getByText('Şu anda sıra verilmiyor.')).toBeVisible()
  await expect(kiosk.getByText('25 Kasım Çarşamba, 09.00’da açılır')).toBeVisible()
  await callNext(counter, 'Z-001')
  await expect(callsOn(display)).toContainText(['Z-001'])

  await hall.setClock('2026-11-25T09:00:00+03:00')
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeEnabled()
})

test('after midnight every screen goes on with the new day, and the numbers begin again', async ({
  hall,
}) => {
  const kiosk = await hall.openKiosk()
  const display = await hall.openDisplay()
  const counter = await hall.openCounter(1)
  await hall.setClock('2026-11-24T23:59:00+03:00')
  await hall.issue('K')
  await hall.issue('K')
  await callNext(counter, 'K-001')
  await expect(callsOn(display)).toContainText(['K-001'])
  await startService(counter)

  await hall.setClock('2026-11-25T00:01:00+03:00')
  await expect(display.getByText('Hoş geldiniz')).toBeVisible()
  await expect(display.getByText('25 Kasım Çarşamba')).toBeVisible()
  await expect(counter.getByRole('alert').first()).toContainText('Bu banko kapatıldı.')
  expect(await hall.tickets()).toEqual([])

  await takeNumber(kiosk, 'KAYDEM')
  await expect(kiosk.getByText('K-001', { exact: true })).toBeVisible()
  await expect(kiosk.getByText('Önünüzde kimse yok', { exact: true })).toBeVisible()
  await counter.getByRole('button', { name: 'Bankoyu aç' }).click()
  await callNext(counter, 'K-001')
  await expect(callsOn(display)).toContainText(['K-001'])
  await expect(counter.getByText('Salonda gösterildi')).toBeVisible()

  const [yesterday] = await hall.statistics('day')
  expect(yesterday).toMatchObject({ issued: 2, served: 1, abandoned: 1 })
})
