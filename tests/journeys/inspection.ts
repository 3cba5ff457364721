import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { catalogues, type Catalogue } from '../../messages/index.ts'
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

/** Looks at screens as axe does; with `PICTURES=folder` it also takes a picture of each. */
export function inspector(screen: string, { colorScheme, language }: Required<Look>) {
  return async (page: Page, state: string): Promise<void> => {
    const folder = process.env.PICTURES
    const name = `${screen}-${state}-${language}-${colorScheme}.png`
    if (folder) await page.screenshot({ path: join(folder, name) })
    const { violations } = await new AxeBuilder({ page })
      .options({ runOnly: standard, rules: screen === 'kiosk' ? kioskRules : {} })
      .setLegacyMode()
      .analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
    )
    expect(found, `${screen}: ${state}`).toEqual([])
  }
}
