import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { catalogues, type Catalogue } from '../../messages/index.ts'
import { expectWellPlaced, type Size } from './geometry.ts'
import { expect, type Look } from './support.ts'

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A kiosk is read by everybody, also against the light: 7:1, and 4.5:1 for large type. */
const kioskRules = { 'color-contrast-enhanced': { enabled: true } }

/** Between them both themes and both languages, in every state of every screen. */
export const looks: Required<Look>[] = [
  { colorScheme: 'light', language: 'tr' },
  { colorScheme: 'dark', language: 'en' },
]

/** The words of a look's language. */
export function wordsOf({ language }: Required<Look>): Catalogue {
  return catalogues[language]
}

/** Every size that a screen is made for; the first is the one that axe looks at. */
const sizes: Record<string, Size[]> = {
  kiosk: [{ width: 1080, height: 1920 }],
  display: [
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
    { width: 1366, height: 768 },
    { width: 1080, height: 1920 },
  ],
  counter: [
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
    { width: 1366, height: 768 },
    { width: 1280, height: 720 },
    { width: 1024, height: 768 },
  ],
  manager: [
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ],
  office: [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ],
  telephone: [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
    { width: 1024, height: 768 },
  ],
  field: [
    { width: 1024, height: 768 },
    { width: 768, height: 1024 },
  ],
  phone: [
    { width: 390, height: 844 },
    { width: 320, height: 640 },
    { width: 768, height: 1024 },
  ],
}

/** WCAG 2.2, 2.5.8. The kiosk's own journeys ask for far more. */
const leastTarget = 24

/**
 * Looks at a screen's state at every size it is made for: nothing clipped, nothing over something else, and nothing that
 * axe finds; with `PICTURES=folder` it also takes a picture of each.
 */
export function inspector(screen: string, { colorScheme, language }: Required<Look>) {
  const [usual = { width: 1440, height: 900 }, ...others] = sizes[screen] ?? []
  return async (page: Page, state: string): Promise<void> => {
    await expectDrawn(page)
    for (const size of [...others, usual]) {
      const { width, height } = size
      await page.setViewportSize(size)
      await expectWellPlaced(page, `${screen}: ${state}, ${width} × ${height}`, leastTarget)
      const folder = process.env.PICTURES
      const name = `${screen}-${state}-${width}x${height}-${language}-${colorScheme}.png`
      if (folder) await page.screenshot({ path: join(folder, name) })
    }
    await expectNothingFound(page, screen, state)
  }
}

/** A page that is looked at before its screen stands would pass by being empty. */
async function expectDrawn(page: Page): Promise<void> {
  await expect(page, 'the page has its own title').not.toHaveTitle(/^(Hızlı Masa)?$/)
  await expect(page.locator('main').first()).toBeVisible()
}

async function expectNothingFound(page: Page, screen: string, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: standard, rules: screen === 'kiosk' ? kioskRules : {} })
    .setLegacyMode()
    .analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
  )
  expect(found, `${screen}: ${state}`).toEqual([])
}
