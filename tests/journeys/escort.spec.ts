import { fieldCatalogues } from '../../messages/field.ts'
import { inspector, looks } from './inspection.ts'
import { callNext, expect, part, press, startService, test } from './support.ts'

const destination = 'Tahakkuk'

test('a clerk walks with a citizen: where to, how long, and back, by keys alone', async ({
  hall,
}) => {
  const counter = await hall.openCounter(1)
  await hall.issue('A')
  await callNext(counter, 'A-001')
  await startService(counter)
  await press(counter, 'Alt+R')
  const dialog = counter.getByRole('dialog', { name: 'A-001 ile refakat' })
  await expect(dialog.getByLabel('Nereye?')).toBeFocused()
  await counter.keyboard.type('tahak')
  await counter.keyboard.press('ArrowDown')
  await counter.keyboard.press('Enter')
  await expect(dialog.getByLabel('Nereye?')).toHaveValue(destination)
  await counter.keyboard.press('Enter')
  const banner = counter.getByRole('region', { name: `Refakat sürüyor: ${destination}` })
  await expect(banner).toContainText('A-001')

  await hall.setClock('2026-11-24T10:04:00+03:00')
  await counter.reload()
  await expect(banner).toContainText(/0[34]:\d\d/)
  await banner.getByRole('button', { name: 'Molaya çık' }).click()
  const pause = counter.getByRole('dialog', { name: 'Molaya çık' })
  await expect(pause).toBeVisible()
  await counter.keyboard.press('Escape')
  await expect(pause).toBeHidden()
  await press(counter, 'Alt+R')
  await expect(banner).toBeHidden()
  await expect(counter.getByText('Refakat bitti, 4 dk sürdü.')).toBeVisible()
  await expect(part(counter, 'Şu anki vatandaş')).toContainText('A-001')

  const manager = await hall.openManager()
  for (const figure of [/Bugünkü refakat\s*1/, /Şu anda süren\s*0/, /En uzun\s*4/])
    await expect(manager.locator('dl').getByText(figure)).toBeVisible()
})

test('the reception finds a waiting number of another desk and moves it', async ({ hall }) => {
  const counter = await hall.openCounter(1)
  await hall.issue('Z')
  await counter.getByRole('search').getByRole('searchbox').fill('Z-001')
  await counter.keyboard.press('Enter')
  await counter.getByRole('button', { name: /Z-001.*aktar/i }).click()
  const dialog = counter.getByRole('dialog')
  await dialog.getByText(destination, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Aktar', exact: true }).click()
  await expect.poll(async () => (await hall.ticket('Z-001')).deskId).toBe(hall.deskId('T'))
})

for (const look of looks) {
  test(`nobody is shut out while they walk (${look.colorScheme}, ${look.language})`, async ({
    hall,
  }) => {
    const inspect = inspector('counter', look)
    const words = fieldCatalogues[look.language].escort
    const counter = await hall.openCounter(1, look)
    await hall.issue('A')
    await expect(counter.getByText('A-001').first()).toBeVisible()
    await press(counter, 'F2')
    await press(counter, 'F6')
    await counter.getByRole('button', { name: words.start }).click()
    await counter.getByLabel(words.destination).fill('zab')
    await expect(counter.getByRole('option').first()).toBeVisible()
    await inspect(counter, 'escort-where')
    await counter.keyboard.press('ArrowDown')
    await counter.keyboard.press('Enter')
    await counter.keyboard.press('Enter')
    await expect(counter.getByRole('button', { name: words.end })).toBeVisible()
    await inspect(counter, 'escort')
  })
}
