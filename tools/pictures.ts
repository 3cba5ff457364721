/** `npm run pictures`: the README's pictures, taken from the running program with a made-up morning in it. */
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { startServer } from '../server/main.ts'
import { buildApps } from './build.ts'
import { chromiumFlags, ensureChromium } from './chromium.ts'
import { PictureHall } from './pictures/hall.ts'
import { root } from './processes.ts'

const folder = join(root, 'docs', 'pictures')
const password = 'resim-parolasi-1'

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

async function logIn(page: Page): Promise<void> {
  await page.getByLabel('Kullanıcı adı').fill('ayse')
  await page.getByLabel('Parola').fill(password)
  await page.getByRole('button', { name: 'Giriş yap' }).click()
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const hall = new PictureHall(url, password)
  await hall.morning()
  const display = await open(browser, await hall.pairingUrl('display'), 1920, 1080)
  const kiosk = await open(browser, await hall.pairingUrl('kiosk'), 1080, 1920)
  const counter = await open(browser, `${url}/counter/`, 1440, 900)
  await logIn(counter)
  await counter.getByText('Banko 3', { exact: false }).first().click()
  await counter.getByRole('button', { name: /Bankoyu aç|Aç/ }).click()
  await hall.calls([3, 0, 5, 4, 8, 6, 1])
  // Calls of one moment share the wall for six seconds; then one more, alone.
  await display.waitForTimeout(7000)
  await hall.calls([7])
  await shoot(display, 'display')
  await shoot(kiosk, 'kiosk')
  await counter.keyboard.press('F2')
  await counter.waitForTimeout(500)
  await counter.keyboard.press('F6')
  await shoot(counter, 'counter')
  const manager = await open(browser, `${url}/manager/`, 1440, 900)
  await logIn(manager)
  await shoot(manager, 'manager')
}

await buildApps()
mkdirSync(folder, { recursive: true })
const dataDir = mkdtempSync(join(tmpdir(), 'hizli-masa-pictures-'))
const server = await startServer({
  ...{ port: 0, host: '127.0.0.1', publicUrl: null, tls: null, voiceCommand: null, dataDir },
  ...{ adminPassword: password, rateLimit: false, testClock: true },
})
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
try {
  await takeAll(browser, server.url)
} finally {
  await browser.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
