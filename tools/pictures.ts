/** `npm run pictures`: the README's pictures, taken from the running program with a made-up hall in it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { buildApps } from './build.ts'
import { chromiumFlags, ensureChromium } from './chromium.ts'
import { demoPassword } from './demo/hall.ts'
import { startDemo, type Demo } from './demo/run.ts'
import { root } from './processes.ts'

const folder = join(root, 'docs', 'pictures')

/** A few weeks of working days, so that the manager's pictures have something to say. */
const daysBehind = 15

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(1200)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`docs/pictures/${name}.png`)
}

async function open(browser: Browser, url: string, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height },
    locale: 'tr-TR',
    timezoneId: 'Europe/Istanbul',
  })
  await page.goto(url)
  return page
}

async function logIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Kullanıcı adı').fill(username)
  await page.getByLabel('Parola').fill(demoPassword)
  await page.getByRole('button', { name: 'Giriş yap' }).click()
}

async function shootKiosk(browser: Browser, demo: Demo): Promise<void> {
  const kiosk = await open(browser, demo.pairingUrls.kiosk, 1080, 1920)
  await shoot(kiosk, 'kiosk')
  await kiosk.getByRole('button', { name: 'Esnaf' }).click()
  await kiosk.waitForTimeout(1000)
  await kiosk.getByRole('button', { name: 'Sıra al', exact: true }).click()
  await kiosk.locator('[data-slip]').getByText('Fişinizi').waitFor()
  await shoot(kiosk, 'kiosk-ticket')
}

async function shootCounter(browser: Browser, demo: Demo): Promise<void> {
  const counter = await open(browser, `${demo.url}/counter/`, 1440, 900)
  await logIn(counter, 'deneme')
  await counter.getByText('Banko 8', { exact: true }).click()
  await counter.getByRole('button', { name: 'Bankoyu aç' }).click()
  for (const key of ['F2', 'F6']) {
    await counter.waitForTimeout(1500)
    await counter.keyboard.press(key)
  }
  await counter.waitForTimeout(9000)
  await shoot(counter, 'counter')
}

async function shootManager(browser: Browser, demo: Demo): Promise<void> {
  const manager = await open(browser, `${demo.url}/manager/`, 1440, 1180)
  await logIn(manager, 'mudur')
  await manager.waitForTimeout(4000)
  await shoot(manager, 'manager')
  await manager.goto(`${demo.url}/manager/desks`)
  await shoot(manager, 'settings')
}

async function takeAll(browser: Browser, demo: Demo): Promise<void> {
  const display = await open(browser, demo.pairingUrls.display, 1920, 1080)
  await shoot(await open(browser, demo.phoneUrl, 390, 780), 'phone')
  await shootKiosk(browser, demo)
  await shootCounter(browser, demo)
  await shootManager(browser, demo)
  await display.locator('article.fresh').first().waitFor({ timeout: 120_000 })
  await shoot(display, 'display')
}

await buildApps()
mkdirSync(folder, { recursive: true })
const demo = await startDemo({ speed: 2, days: daysBehind })
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [...chromiumFlags, '--autoplay-policy=no-user-gesture-required'],
})
try {
  await takeAll(browser, demo)
} finally {
  await browser.close()
  await demo.stop()
}
