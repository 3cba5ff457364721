/**
 * `npm run pictures [-- NAME …]`: the README's pictures, taken from the running program with a made-up hall in it; only
 * these groups when some are named. `BUILT=1`: the apps are as they should be; `PICTURES`: another folder.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { buildApps } from './build.ts'
import { chromiumFlags, ensureChromium } from './chromium.ts'
import { codeIn } from './demo/requests/post.ts'
import { startDemo } from './demo/run.ts'
import { logIn, open, shoot, type Studio } from './pictures/camera.ts'
import { shootAway, shootForm, shootOffice, shootStatus } from './pictures/requests.ts'
import { root } from './processes.ts'

const folder = process.env.PICTURES ?? join(root, 'docs', 'pictures')

/** A few weeks of working days, so that the manager's pictures have something to say. */
const daysBehind = Number(process.env.PICTURES_DAYS ?? 15)

async function shootKiosk(studio: Studio): Promise<void> {
  const kiosk = await open(studio, studio.demo.pairingUrls.kiosk, 1080, 1920)
  await shoot(studio, kiosk, 'kiosk')
  await kiosk.getByRole('button', { name: 'Esnaf' }).click()
  await kiosk.waitForTimeout(1000)
  await kiosk.getByRole('button', { name: 'Sıra al', exact: true }).click()
  await kiosk.locator('[data-slip]').getByText('Fişinizi').waitFor()
  await shoot(studio, kiosk, 'kiosk-ticket')
}

async function shootPhone(studio: Studio): Promise<void> {
  await shoot(studio, await open(studio, studio.demo.phoneUrl, 390, 780), 'phone')
}

async function shootCounter(studio: Studio): Promise<void> {
  const counter = await open(studio, `${studio.demo.url}/counter/`, 1440, 900)
  await logIn(counter, 'deneme')
  await counter.getByText('Banko 8', { exact: true }).click()
  await counter.getByRole('button', { name: 'Bankoyu aç' }).click()
  for (const key of ['F2', 'F6']) {
    await counter.waitForTimeout(1500)
    await counter.keyboard.press(key)
  }
  await counter.waitForTimeout(9000)
  await shoot(studio, counter, 'counter')
  await shootForm(studio, counter)
}

async function shootManager(studio: Studio): Promise<void> {
  const manager = await open(studio, `${studio.demo.url}/manager/`, 1440, 1180)
  await logIn(manager, 'mudur')
  await manager.waitForTimeout(4000)
  await shoot(studio, manager, 'manager')
  await manager.goto(`${studio.demo.url}/manager/desks`)
  await shoot(studio, manager, 'settings')
}

async function shootDisplay(studio: Studio): Promise<void> {
  const display = await open(studio, studio.demo.pairingUrls.display, 1920, 1080)
  await display.locator('article.fresh').first().waitFor({ timeout: 120_000 })
  await shoot(studio, display, 'display')
}

/** The last code that a text message told. */
let lastCode: string | null = null

const groups: Record<string, (studio: Studio) => Promise<void>> = {
  phone: shootPhone,
  kiosk: shootKiosk,
  counter: shootCounter,
  office: shootOffice,
  away: shootAway,
  status: (studio) => shootStatus(studio, () => lastCode),
  manager: shootManager,
  display: shootDisplay,
}

/** The named groups, in the order above; all when none is named. */
function wanted(names: readonly string[]): string[] {
  const unknown = names.filter((name) => !(name in groups))
  if (unknown.length > 0)
    throw new Error(`No pictures called ${unknown.join(', ')}: ${Object.keys(groups).join(', ')}`)
  return Object.keys(groups).filter((name) => names.length === 0 || names.includes(name))
}

const names = wanted(process.argv.slice(2))
if (process.env.BUILT !== '1') await buildApps()
mkdirSync(folder, { recursive: true })
const demo = await startDemo({
  ...{ speed: 2, days: daysBehind },
  onText({ text }) {
    lastCode = codeIn(text) ?? lastCode
  },
})
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [...chromiumFlags, '--autoplay-policy=no-user-gesture-required'],
})
try {
  for (const name of names) await groups[name]?.({ browser, demo, folder })
} finally {
  await browser.close()
  await demo.stop()
}
