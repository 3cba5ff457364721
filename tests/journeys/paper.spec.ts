import type { Page } from '@playwright/test'
import type { Fault } from '../../tools/printer/faults.ts'
import { wordsOf } from '../../tools/printer/paper.ts'
import { SimulatedPrinter } from '../../tools/printer/simulated-printer.ts'
import { callNext, expect, press, takeNumber, test as base, touch, type Hall } from './support.ts'

const test = base.extend<{ printer: SimulatedPrinter }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of it.
  printer: async ({}, use) => {
    const printer = await new SimulatedPrinter().start()
    await use(printer)
    await printer.stop()
  },
})

/** A kiosk whose slips come out of that printer. */
async function openPrintingKiosk(hall: Hall, printer: SimulatedPrinter): Promise<Page> {
  const { address } = printer
  const paper = { address, codePage: 'cp857', codePageNumber: 13, columns: 48 }
  const { device } = await hall.inviteDevice('printer', 'Kiosk yazıcısı', paper)
  const page = await hall.newPage('kiosk')
  const settings = { printerId: device.id }
  await page.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku', settings)).pairingUrl)
  await expect(page.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  return page
}

const outcome = (kiosk: Page) => kiosk.locator('[data-slip]')

test('a slip comes out of the kiosk, and once more at the counter, marked as a copy', async ({
  hall,
  printer,
}) => {
  const kiosk = await openPrintingKiosk(hall, printer)
  await takeNumber(kiosk, 'Zabıta')
  await expect(outcome(kiosk)).toContainText('Fişinizi', { timeout: 5000 })
  expect(wordsOf(printer.slips[0]!)).toContain('Z-001')
  expect(wordsOf(printer.slips[0]!)).not.toContain('KOPYA')

  const counter = await hall.openCounter(3)
  await callNext(counter, 'Z-001')
  await press(counter, 'Alt+K')
  await expect(counter.getByText('Z-001 fişi basıldı')).toBeVisible()
  expect(wordsOf(printer.slips[1]!)).toEqual(expect.arrayContaining(['KOPYA', 'Z-001']))
})

const said: [Fault, RegExp][] = [
  ['paper-out', /Fiş basılamadı/],
  ['cover-open', /Fiş basılamadı/],
  ['refuse', /Fiş basılamadı/],
  ['mute', /Fişiniz çıkmadıysa numaranız: Z-001/],
]

for (const [fault, words] of said) {
  test(`a printer with ${fault}: said within five seconds, and the next slip is whole`, async ({
    hall,
    printer,
  }) => {
    const kiosk = await openPrintingKiosk(hall, printer)
    await printer.suffer(fault)
    await takeNumber(kiosk, 'Zabıta')
    await expect(kiosk.locator('.number')).toHaveText('Z-001')
    await expect(outcome(kiosk)).toContainText(words, { timeout: 5000 })
    const before = printer.slips.length
    await printer.suffer('none')
    await touch(kiosk, 'Tamam', { exact: true })
    await takeNumber(kiosk, 'Zabıta')
    await expect(outcome(kiosk)).toContainText('Fişinizi', { timeout: 6000 })
    expect(wordsOf(printer.slips.at(-1)!)).toContain('Z-002')
    expect(printer.slips.length).toBeGreaterThan(before)
  })
}

test('the manager sees which kiosk needs paper', async ({ hall, printer }) => {
  const kiosk = await openPrintingKiosk(hall, printer)
  const manager = await hall.openManager()
  await printer.suffer('paper-out')
  await takeNumber(kiosk, 'Zabıta')
  await expect(
    manager.getByRole('status').filter({ hasText: /Giriş kiosku.*kâğıt/i }),
  ).toBeVisible()
})
