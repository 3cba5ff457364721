import { defineConfig } from '@playwright/test'
import { chromiumFlags, ensureChromium } from './tools/chromium.ts'

export default defineConfig({
  testDir: 'tests/journeys',
  // One after another: each journey has a server of its own, and several browsers at once only slow each other down.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'tr-TR',
    timezoneId: 'Europe/Istanbul',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: ensureChromium(), args: chromiumFlags },
  },
})
