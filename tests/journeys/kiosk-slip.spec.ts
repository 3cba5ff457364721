import { mockSlip } from './kiosk-slip.ts'
import { expect, takeNumber, test } from './support.ts'

const spokenOutcomes = {
  printed: 'Fişinizi soldaki yuvadan alın',
  failed: 'Fiş basılamadı',
  unknown: 'Fişiniz çıkmadıysa numaranız: Z-001',
} as const

for (const [outcome, words] of Object.entries(spokenOutcomes)) {
  test(`a slip that is ${outcome} is said within five seconds`, async ({ hall }) => {
    const kiosk = await hall.newPage('kiosk')
    const settings = { slipPlace: 'left' }
    await kiosk.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku', settings)).pairingUrl)
    await mockSlip(kiosk, outcome as keyof typeof spokenOutcomes)
    await takeNumber(kiosk, 'Zabıta')
    await expect(kiosk.locator('[data-slip]')).toContainText(words, { timeout: 5000 })
    await expect(kiosk.getByRole('img', { name: 'Sıranızın karekodu' })).toBeVisible()
    await expect(kiosk.locator('.number')).toHaveText('Z-001')
  })
}

test('a printer that never ends is not waited for longer than five seconds', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await mockSlip(kiosk, 'pending')
  await takeNumber(kiosk, 'Zabıta')
  const slip = kiosk.locator('[data-slip]')
  await expect(slip).toHaveText('Sıra fişiniz basılıyor')
  await expect(slip).toContainText('Fişiniz çıkmadıysa numaranız: Z-001', { timeout: 6000 })
})

test('without paper the number stays two minutes', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await kiosk.clock.install()
  await kiosk.reload()
  await mockSlip(kiosk, 'failed')
  await kiosk.getByRole('button', { name: 'Zabıta' }).click()
  await kiosk.clock.runFor('00:01')
  await kiosk.getByRole('button', { name: 'Sıra al', exact: true }).click()
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  await expect(async () => {
    await kiosk.clock.runFor(300)
    await expect(kiosk.locator('[data-slip]')).toContainText('Fiş basılamadı', { timeout: 200 })
  }).toPass({ timeout: 10_000 })
  await kiosk.clock.runFor('01:50')
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  await kiosk.clock.runFor('00:15')
  await expect(kiosk.getByRole('heading', { name: 'Hangi masa' })).toBeVisible()
})

test('without a printer and a public address there is neither slip nor code', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await takeNumber(kiosk, 'Zabıta')
  await expect(kiosk.getByText('Numaranızı aklınızda tutun.')).toBeVisible()
  await expect(kiosk.getByRole('img', { name: 'Sıranızın karekodu' })).toBeHidden()
})
