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

test('with the cable out the kiosk keeps trying, and one touch gives one number', async ({
  hall,
}) => {
  const kiosk = await hall.openKiosk()
  await kiosk.context().setOffline(true)
  await takeNumber(kiosk, 'Zabıta')
  await expect(kiosk.getByText('Bağlantı bekleniyor. Lütfen ekrandan ayrılmayın.')).toBeVisible()
  await expect(kiosk.getByText('Bağlantı gelince tek bir numara verilir.')).toBeVisible()

  await kiosk.context().setOffline(false)
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  expect(await hall.tickets()).toHaveLength(1)
})

test('a number whose answer was lost on the way is the same number, not a second one', async ({
  hall,
}) => {
  const kiosk = await hall.openKiosk()
  let lost = 0
  await kiosk.route('**/api/tickets', async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await takeNumber(kiosk, 'Zabıta')
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  expect(lost).toBe(1)
  expect(await hall.tickets()).toHaveLength(1)
})

test('who gives up waiting for the line and comes back still gets one number', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await kiosk.context().setOffline(true)
  await takeNumber(kiosk, 'Zabıta')
  await touch(kiosk, 'Vazgeç')
  await kiosk.context().setOffline(false)
  await touch(kiosk, 'Sıra al', { exact: true })
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  expect(await hall.tickets()).toHaveLength(1)
})

test('a call made while the display was away hangs on the wall when it is back', async ({
  hall,
}) => {
  const display = await hall.openDisplay()
  const counter = await hall.openCounter(2)
  await hall.issue('C')
  await display.context().setOffline(true)
  await expect(display.getByText(/Bağlantı koptu\. Son bilgi/)).toBeVisible()
  await expect(counter.getByText('Açık ekran yok. Salona siz seslenin.')).toBeVisible()
  await callNext(counter, 'C-001')

  await display.context().setOffline(false)
  await expect(callsOn(display)).toContainText(['C-001'])
  await expect(counter.getByText('Salonda gösterildi')).toBeVisible()
})

test.describe('a server that is started again', () => {
  // It has the machine's time again, not the one that was set.
  test.use({ startsAt: null })
  test('when the server dies, every screen says so calmly and afterwards shows the truth', async ({
    hall,
  }) => {
    const display = await hall.openDisplay()
    const kiosk = await hall.openKiosk()
    const counter = await hall.openCounter(4)
    const manager = await hall.openManager()
    await hall.issue('S')
    await hall.issue('S')
    await callNext(counter, 'S-001')
    await expect(callsOn(display)).toContainText(['S-001'])
    await startService(counter)

    await hall.server.kill()
    await expect(display.getByText(/Bağlantı koptu\. Son bilgi \d\d\.\d\d/)).toBeVisible()
    await expect(callsOn(display)).toContainText(['S-001'])
    await expect(kiosk.getByText(/Bağlantı koptu\. Lütfen bekleyin/)).toBeVisible()
    await expect(counter.getByText(/Bağlantı koptu\. Yeniden bağlanılıyor\./)).toBeVisible()
    await expect(manager.getByText('Bağlantı koptu. Yeniden bağlanılıyor.')).toBeVisible()
    await press(counter, 'F2')
    await expect(
      counter.getByText('Bağlantı bekleniyor. İşleminiz yeniden deneniyor.'),
    ).toBeVisible()

    await hall.server.start()
    await expect(part(counter, 'Şu anki vatandaş')).toContainText('S-002')
    await expect(callsOn(display).filter({ hasText: 'S-002' })).toBeVisible()
    await expect(counter.getByText('Salonda gösterildi')).toBeVisible()
    await expect(display.getByText(/Bağlantı koptu/)).toBeHidden()
    await expect(kiosk.getByText(/Bağlantı koptu/)).toBeHidden()
    await expect(manager.getByText(/Bağlantı koptu/)).toBeHidden()
    const states = (await hall.tickets()).map(({ state }) => state)
    expect(states).toEqual(['completed', 'called'])
  })
})
