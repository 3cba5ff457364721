import { defineConfig } from '@playwright/test'
import { chromiumFlags, ensureChromium } from './tools/chromium.ts'

/** They listen to what is really played, or count what a whole day leaves behind: nothing else may run beside them. */
const alone = ['**/display-audio.spec.ts', '**/display-day.spec.ts', '**/same-instant.spec.ts']

export default defineConfig({
  testDir: 'tests/journeys',
  // Each journey has a server of its own; more than two browsers at once only slow each other down.
  workers: 2,
  projects: [
    { name: 'together', testIgnore: alone },
    { name: 'alone', testMatch: alone, workers: 1, dependencies: ['together'] },
  ],
  forbidOnly: Boolean(process.env.CI),
  // The longest one takes a quarter of it alone; a loaded machine may be four times slower.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'tr-TR',
    timezoneId: 'Europe/Istanbul',
    // A trace (`--trace on`) makes every journey a tenth slower, so that it is asked for when one fails.
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: ensureChromium(), args: chromiumFlags },
  },
})
