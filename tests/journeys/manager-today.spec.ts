import type { Page } from '@playwright/test'
import { inspector, looks, wordsOf } from './inspection.ts'
import { expect, test, type Hall } from './support.ts'

/** A number for Zabıta, called at once or after so many minutes, served and done: the hour is ten in the morning. */
async function visits(hall: Hall, waitsInMinutes: number[]): Promise<void> {
  let minute = 0
  const clock = () => hall.setClock(new Date(Date.UTC(2026, 10, 24, 7, minute)).toISOString())
  for (const wait of waitsInMinutes) {
    await hall.issue('Z')
    minute += wait
    await clock()
    await hall.serveFrom(3)
  }
}

const pictures = (page: Page) => page.locator('figure div[role=img]')
const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })

for (const look of looks) {
  const { manager: words, counter: clerk } = wordsOf(look)
  const { waits, arrivals, heatMap, asTable } = words.pictures
  const outfit = `${look.colorScheme}, ${look.language}`

  test(`the day in pictures, and each of them as a table (${outfit})`, async ({ hall }) => {
    const inspect = inspector('manager', look)
    await visits(hall, [3, 4, 7, 26])
    const page = await hall.openManager(look)
    await expect(pictures(page)).toHaveCount(3)
    await inspect(page, 'pictures')

    for (const { title } of [heatMap, waits, arrivals]) {
      const region = card(page, title)
      await expect(region.locator('div[role=img]')).toHaveAccessibleName(/\S{3}/)
      await region.getByText(asTable).click()
      await expect(region.getByRole('table')).toBeVisible()
    }
    const rows = (title: string) => card(page, title).getByRole('row')
    await expect(rows(waits.title).nth(1)).toHaveText(/2\s*0$/)
    await expect(rows(waits.title).nth(6)).toHaveText(/1\s*1$/)
    await expect(rows(arrivals.title).nth(1)).toContainText('4')
    await expect(rows(heatMap.title).nth(3)).toContainText('4')
    await inspect(page, 'tables')
  })

  test(`a kiosk rings until somebody says that they go (${outfit})`, async ({ hall }) => {
    const page = await hall.openManager(look)
    const kiosk = await hall.newPage('kiosk')
    await kiosk.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku')).pairingUrl)
    await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
    const headers = { 'Speaks-As': 'kiosk' }
    const answer = await kiosk.request.post(`${hall.url}/api/help-calls`, { headers, data: {} })
    expect(answer.status()).toBe(201)
    await expect(page.getByRole('alert')).toContainText(clerk.help.wanted('Giriş kiosku'))
    await inspector('manager', look)(page, 'help')
    await page.getByRole('button', { name: clerk.help.going }).click()
    await expect(page.getByText(clerk.help.wanted('Giriş kiosku'))).toBeHidden()
  })
}

/** The fill that most of these have: a picture's bars, whatever else is drawn for a moment. */
function mostOf(fills: (string | null)[]): string | null {
  const count = (fill: string | null) =>
    fill?.startsWith('rgb') ? fills.filter((one) => one === fill).length : 0
  return fills.toSorted((one, other) => count(other) - count(one))[0] ?? null
}

test('hints, a change of theme and paper need nothing that the page forbids', async ({ hall }) => {
  await visits(hall, [3, 26])
  const page = await hall.openManager()
  await expect(pictures(page)).toHaveCount(3)
  const bar = card(page, wordsOf(looks[0]!).manager.pictures.arrivals.title).locator('svg path')
  const colour = async () =>
    mostOf(await bar.evaluateAll((paths) => paths.map((path) => path.getAttribute('fill'))))
  for (const picture of await pictures(page).all()) {
    const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {}
    await picture.hover({ position: { x: width / 2, y: height / 2 } })
  }
  await expect.poll(colour).not.toBeNull()
  const light = await colour()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(colour).not.toBe(light)
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  await expect.poll(colour).toBe(light)
})
