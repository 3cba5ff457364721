import type { Page } from '@playwright/test'
import { inspector, looks, wordsOf } from './inspection.ts'
import { callsOn, expect, test } from './support.ts'

const afternoons = { weekly: { 2: [{ from: '13:30', to: '17:00' }] }, closures: [] }
const longName = 'Sosyal Yardım, Engelli ve Yaşlı Hizmetleri Masası'

/** The height of figures on the screen, as a share of the screen's. */
function shareOf(page: Page, selector: string): Promise<number[]> {
  return page
    .locator(selector)
    .evaluateAll((figures) =>
      figures.map((one) => (parseFloat(getComputedStyle(one).fontSize) * 0.698) / innerHeight),
    )
}

/** The wall stays as it is now, for as long as it takes to look at it. */
async function stopTime(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = performance.now()
    performance.now = () => now
  })
}

async function goOn(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(performance, 'now'))
}

for (const look of looks) {
  const { display: wall } = wordsOf(look)
  const outfit = `${look.colorScheme}, ${look.language}`

  test(`every state of the display stands as it should (${outfit})`, async ({ hall }) => {
    test.setTimeout(180_000)
    const inspect = inspector('display', look)
    await hall.editBranch({
      language: look.language,
      municipality: 'Büyükçekmece Belediyesi',
      name: 'Mimarsinan Ek Hizmet Binası',
      hours: afternoons,
    })
    await hall.editDesk('E', { name: longName })
    const page = await hall.newPage('display')
    const settings = { theme: look.colorScheme, speaks: false }
    await page.goto((await hall.inviteDevice('display', 'Ekran', settings)).pairingUrl)
    await expect(page.getByRole('heading', { name: wall.nowClosed })).toBeVisible()
    await inspect(page, 'closed')
    await hall.editBranch({ hours: null })
    await expect(page.getByRole('heading', { name: wall.welcome })).toBeVisible()
    await inspect(page, 'at-rest')

    const together: [counter: number, letter: string][] = [
      [12, 'E'],
      [3, 'Z'],
      [11, 'D'],
      [10, 'T'],
    ]
    for (const [, letter] of together) await hall.issue(letter)
    const numbers: string[] = []
    for (const [counter] of together) {
      numbers.push((await hall.callFrom(counter)).number)
      await expect(callsOn(page).filter({ hasText: numbers.at(-1) ?? '' })).toBeVisible()
    }
    await expect(callsOn(page)).toHaveCount(4)
    await stopTime(page)
    await inspect(page, 'four-together')
    await goOn(page)
    await expect(callsOn(page)).toHaveCount(1, { timeout: 20_000 })
    await inspect(page, 'alone')
    await expect(page.locator('article.fresh')).toHaveCount(0, { timeout: 30_000 })
    await inspect(page, 'calm')
    await hall.server.kill()
    await expect(page.getByRole('status')).toContainText(/\d\d[.:]\d\d/)
    await inspect(page, 'cut-off')
  })
}

for (const look of looks) {
  const { common, display: wall } = wordsOf(look)

  test(`a display that has power before the server says that it waits (${look.language})`, async ({
    hall,
  }) => {
    const inspect = inspector('display', look)
    const page = await hall.newPage('display', look)
    await page.route('**/api/session', (route) => route.abort())
    await page.goto('/display/')
    await expect(page.getByText(wall.starting)).toBeVisible()
    await inspect(page, 'starting')
    await page.unroute('**/api/session')
    await expect(page.getByRole('heading', { name: common.pair.title })).toBeVisible()
  })
}

test('from ten metres number and counter are 122 mm high, on a screen of 55 inches', async ({
  hall,
}) => {
  const page = await hall.openDisplay()
  const screenMillimetres = (55 * 25.4 * 9) / Math.hypot(16, 9)
  for (const letter of ['Z', 'T', 'E']) await hall.issue(letter)
  for (const together of [1, 2]) {
    await hall.callFrom(together)
    await expect(callsOn(page)).toHaveCount(together)
    const numbers = await shareOf(page, 'article .number')
    const counters = await shareOf(page, 'article .counter b')
    expect(counters).toEqual(numbers)
    for (const share of numbers) expect(share * screenMillimetres).toBeGreaterThanOrEqual(122)
  }
})

test('a new call slides in within 300 ms, and not at all for who wants no motion', async ({
  hall,
}) => {
  const page = await hall.openDisplay()
  const durations = () =>
    callsOn(page)
      .first()
      .evaluate((call) =>
        call.getAnimations().map((one) => Number(one.effect?.getComputedTiming().duration)),
      )
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await hall.issue('Z')
  await hall.issue('Z')
  await page.evaluate(() => {
    document.addEventListener('animationstart', (event) => {
      const [animation] = (event.target as Element).getAnimations()
      animation?.pause()
    })
  })
  await hall.callFrom(1)
  await expect(callsOn(page)).toContainText(['Z-001'])
  const [duration] = await durations()
  expect(duration).toBeGreaterThan(0)
  expect(duration).toBeLessThanOrEqual(300)

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await hall.callFrom(2)
  await expect(callsOn(page).first()).toContainText('Z-002')
  for (const still of await durations()) expect(still).toBeLessThan(1)
})

test('a display of a zone shows the calls of its desks and no others', async ({ hall }) => {
  const zone = [hall.deskId('Z'), hall.deskId('T')]
  const page = await hall.openDisplay({}, { deskIds: zone })
  await expect(page.getByRole('listitem')).toHaveText([/Tahakkuk/, /Zabıta/])
  await hall.issue('E')
  await hall.issue('Z')
  await hall.callFrom(1)
  await hall.callFrom(2)
  await expect(callsOn(page)).toContainText(['Z-001'])
  await expect(page.getByText('E-001')).toHaveCount(0)
})

test('twelve counters that call in one moment are each large on the wall', async ({ hall }) => {
  const page = await hall.openDisplay()
  const expected = new Set<string>()
  for (let counter = 1; counter <= 12; counter += 1) expected.add((await hall.issue('T')).number)
  const seen = new Set<string>()
  for (let counter = 1; counter <= 12; counter += 1) await hall.callFrom(counter)
  await expect
    .poll(
      async () => {
        for (const number of await page.locator('article .number').allTextContents())
          seen.add(number)
        return seen.size
      },
      { timeout: 30_000, intervals: [200] },
    )
    .toBe(12)
  expect(seen).toEqual(expected)
})
