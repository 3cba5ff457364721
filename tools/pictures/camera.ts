/** Opening a page and keeping a picture of it. */
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { demoPassword } from '../demo/hall.ts'
import type { Demo } from '../demo/run.ts'

/** What every picture is taken with. */
export interface Studio {
  browser: Browser
  demo: Demo
  /** Where the pictures go. */
  folder: string
}

/** Fonts, pictures and the last movement need so long. */
const settleMs = 1200

/** Keeps what is in the window now as `NAME.png`. */
export async function shoot({ folder }: Studio, page: Page, name: string): Promise<void> {
  await page.waitForTimeout(settleMs)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`${name}.png`)
}

/** In a browser that knows nobody; sizes in pixels. Whoever opened it closes it. */
export async function open(
  { browser }: Studio,
  url: string,
  width: number,
  height: number,
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height },
    locale: 'tr-TR',
    timezoneId: 'Europe/Istanbul',
  })
  await page.goto(url)
  return page
}

/** One of the demo’s people, at a page that asks; what comes next is not waited for. */
export async function logIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Kullanıcı adı').fill(username)
  await page.getByLabel('Parola').fill(demoPassword)
  await page.getByRole('button', { name: 'Giriş yap' }).click()
}
