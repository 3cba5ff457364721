import { expect, test, touch } from './support.ts'

test('the kiosk rings for staff, and says when somebody comes', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await touch(kiosk, 'Görevli çağır')
  await expect(kiosk.getByRole('button', { name: 'Görevli çağrıldı' })).toBeVisible()
  const [call] = await hall.helpCalls()
  expect(call).toMatchObject({ deviceName: 'Giriş kiosku', answeredAt: null })
  await touch(kiosk, 'Görevli çağrıldı')
  expect(await hall.helpCalls(), 'a second touch rings no second bell').toHaveLength(1)

  await hall.answerHelp(call?.id ?? '')
  await expect(kiosk.getByRole('button', { name: 'Görevli geliyor' })).toBeVisible()
  await expect(kiosk.getByText('Görevli geliyor. Lütfen burada bekleyin.')).toBeVisible()
})

test('without a line the bell says so and rings when it is back', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await kiosk.route('**/api/help-calls', (route) => route.abort())
  await touch(kiosk, 'Görevli çağır')
  await expect(kiosk.getByText('Görevliye ulaşılamıyor. Bağlantı bekleniyor.')).toBeVisible()
  await kiosk.unroute('**/api/help-calls')
  await expect(kiosk.getByRole('button', { name: 'Görevli çağrıldı' })).toBeVisible()
})

test('a call that doesn’t get through goes on when the kiosk starts over', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await kiosk.clock.install()
  await kiosk.reload()
  await kiosk.route('**/api/help-calls', (route) => route.fulfill({ status: 500 }))
  await touch(kiosk, 'Yazıyı büyüt')
  await touch(kiosk, 'Görevli çağır')
  await expect(kiosk.getByText('Görevliye ulaşılamıyor')).toBeVisible()
  await kiosk.clock.runFor('01:01')
  await expect(kiosk.locator('html')).toHaveAttribute('data-text', '0')
  await expect(kiosk.getByRole('button', { name: 'Görevli çağrılıyor' })).toBeVisible()
  await kiosk.unroute('**/api/help-calls')
  await kiosk.clock.runFor('00:10')
  await expect.poll(() => hall.helpCalls()).toHaveLength(1)
  await expect(kiosk.getByRole('button', { name: 'Görevli çağrıldı' })).toBeVisible()
})
