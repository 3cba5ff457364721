import type { Page } from '@playwright/test'
import { faults, kioskLeast, kioskSizes } from './kiosk-faults.ts'
import { expect, takeNumber, test, touch } from './support.ts'

const leastGrowth = 1.25

function sizeOfName(kiosk: Page): Promise<number> {
  const name = kiosk.locator('li .name').first()
  return name.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
}

/** The highest edge of anything that can be pressed, as a share of the screen. */
function highestTarget(kiosk: Page): Promise<number> {
  return kiosk.evaluate(() => {
    const scope = document.querySelector(':modal') ?? document
    const tops = [...scope.querySelectorAll('button')]
      .filter((button) => button.checkVisibility())
      .map((button) => button.getBoundingClientRect().top)
    return Math.min(...tops) / innerHeight
  })
}

test('the text grows in two steps, goes back, and is forgotten with the visitor', async ({
  hall,
}) => {
  const kiosk = await hall.openKiosk()
  const usual = await sizeOfName(kiosk)
  await touch(kiosk, 'Yazıyı büyüt')
  await expect.poll(() => sizeOfName(kiosk)).toBeGreaterThan(usual * 1.05)
  await touch(kiosk, 'Yazıyı büyüt')
  await expect.poll(() => sizeOfName(kiosk)).toBeGreaterThan(usual * leastGrowth)
  await touch(kiosk, 'Yazıyı küçült')
  await expect.poll(() => sizeOfName(kiosk)).toBe(usual)

  await touch(kiosk, 'Yazıyı büyüt')
  await touch(kiosk, 'Yüksek kontrast')
  await touch(kiosk, 'Ekranı alçalt')
  await expect(kiosk.locator('html')).toHaveAttribute('data-contrast', 'high')
  await takeNumber(kiosk, 'Karşılama')
  await touch(kiosk, 'Tamam', { exact: true })
  await expect(kiosk.getByRole('heading', { name: 'Hangi masa' })).toBeVisible()
  await expect.poll(() => sizeOfName(kiosk)).toBe(usual)
  await expect(kiosk.locator('html')).not.toHaveAttribute('data-contrast')
  await expect(kiosk.getByRole('button', { name: 'Ekranı alçalt' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
})

test('who asks for large text and leaves is asked before the screen forgets it', async ({
  hall,
}) => {
  const kiosk = await hall.openKiosk()
  await kiosk.clock.install()
  await kiosk.reload()
  await touch(kiosk, 'Yazıyı büyüt')
  await kiosk.clock.runFor('00:41')
  await expect(kiosk.getByRole('dialog')).toContainText('Daha fazla zaman')
  for (const size of kioskSizes) {
    await kiosk.setViewportSize(size)
    const message = `${size.width} × ${size.height}`
    await expect.poll(() => faults(kiosk, kioskLeast), { message }).toEqual([])
  }
  await kiosk.clock.runFor('00:21')
  await expect(kiosk.getByRole('dialog')).toBeHidden()
  await expect(kiosk.locator('html')).toHaveAttribute('data-text', '0')
})

test('in the low layout everything stands in the lower part of a standing kiosk', async ({
  hall,
}) => {
  const kiosk = await hall.openKiosk()
  await touch(kiosk, 'Ekranı alçalt')
  await expect.poll(() => highestTarget(kiosk)).toBeGreaterThanOrEqual(0.45)
  await touch(kiosk, 'Zabıta')
  await expect(kiosk.getByRole('button', { name: 'Önceliğim var' })).toBeVisible()
  await expect.poll(() => highestTarget(kiosk)).toBeGreaterThanOrEqual(0.45)
  await touch(kiosk, 'Sıra al', { exact: true })
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  await expect.poll(() => highestTarget(kiosk)).toBeGreaterThanOrEqual(0.45)
})

test('a measured kiosk keeps 20 mm targets 3 mm apart, under 1220 mm in the low layout', async ({
  hall,
}) => {
  const widthMillimetres = 257
  const bottomMillimetres = 880
  const pixels = 1080 / widthMillimetres
  const kiosk = await hall.newPage('kiosk')
  const settings = { widthMillimetres, bottomMillimetres }
  await kiosk.goto((await hall.inviteDevice('kiosk', 'Tablet', settings)).pairingUrl)
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  const places = await kiosk.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((button) => button.checkVisibility())
      .map((button) => button.getBoundingClientRect().toJSON() as DOMRect),
  )
  for (const { width, height } of places) {
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(20 * pixels - 0.5)
  }
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      const across = Math.max(one.left - other.right, other.left - one.right)
      const down = Math.max(one.top - other.bottom, other.top - one.bottom)
      expect(Math.max(across, down)).toBeGreaterThanOrEqual(3 * pixels - 0.5)
    }
  }
  await touch(kiosk, 'Ekranı alçalt')
  const reach = 1 - ((1220 - bottomMillimetres) * pixels) / 1920
  await expect.poll(() => highestTarget(kiosk)).toBeGreaterThanOrEqual(reach)
})

test('what a manager sets for the kiosk counts within a minute', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await kiosk.clock.install()
  await kiosk.reload()
  await touch(kiosk, 'Zabıta')
  await kiosk.route('**/api/session', async (route) => {
    const response = await route.fetch()
    const { session } = await response.json()
    session.device.settings = { widthMillimetres: 540 }
    await route.fulfill({ response, json: { session } })
  })
  await kiosk.clock.runFor('00:30')
  await kiosk.getByRole('button', { name: 'Yazıyı büyüt' }).click()
  await kiosk.clock.runFor('00:31')
  const millimetre = () =>
    kiosk.locator('html').evaluate(({ style }) => style.getPropertyValue('--mm'))
  await expect.poll(millimetre).toBe('2px')
  await expect(kiosk.getByRole('heading', { name: 'Zabıta için sıra alın' })).toBeVisible()
})

test('more desks than a page holds are reached by a large button, not by a swipe', async ({
  hall,
}) => {
  const kiosk = await hall.openKiosk()
  await kiosk.setViewportSize({ width: 768, height: 1024 })
  await touch(kiosk, 'Yazıyı büyüt')
  await touch(kiosk, 'Yazıyı büyüt')
  const last = kiosk.getByRole('button', { name: 'KAYDEM' })
  await expect(last).toBeHidden()
  // How many pages there are is known when the larger text has been measured.
  await expect(async () => {
    const next = kiosk.getByRole('button', { name: 'Diğer masalar' })
    if (await last.isHidden()) await next.click({ timeout: 1000 })
    await expect(last).toBeVisible({ timeout: 1000 })
  }).toPass()
  await touch(kiosk, 'KAYDEM')
  await expect(kiosk.getByRole('heading', { name: 'KAYDEM için sıra alın' })).toBeVisible()
})

test('the first screen weighs less than 90 kB of JavaScript', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  const bytes = await kiosk.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0),
  )
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(90_000)
})
