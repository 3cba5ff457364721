import type { Page } from '@playwright/test'
import { settingsCatalogues } from '../../messages/settings.ts'
import { inspector, looks } from './inspection.ts'
import { adminPassword } from './server-process.ts'
import { expect, test } from './support.ts'

for (const look of looks) {
  const words = settingsCatalogues[look.language]
  const outfit = `${look.colorScheme}, ${look.language}`

  test(`nobody is shut out of the settings, at any size (${outfit})`, async ({ hall }) => {
    test.setTimeout(180_000)
    const page = await hall.newPage('manager', look)
    await hall.logIn(page, { username: 'admin', password: adminPassword })

    const inspect = inspector('manager', look)
    const lookAt = (state: string) => inspect(page, `settings-${state}`)

    await page.goto('/manager/desks')
    await expect(page.getByRole('listitem').nth(12)).toBeVisible()
    await lookAt('desks')
    await page.getByRole('button', { name: words.edit('Zabıta'), exact: true }).click()
    await page.getByText(words.desk.ownHours).click()
    await page.getByLabel(words.name, { exact: true }).fill(' ')
    await page.keyboard.press('Enter')
    await expect(page.getByText(words.invalid.name)).toBeVisible()
    await lookAt('desk-refused')
    await leave(page, words.discard)

    await page.goto('/manager/counters')
    await page.getByRole('button', { name: words.counter.add }).click()
    await page.getByRole('checkbox', { name: 'Zabıta' }).uncheck()
    await page.getByRole('checkbox', { name: 'Zabıta' }).last().check()
    await lookAt('counter')
    await leave(page, words.discard)

    await page.goto('/manager/people')
    await page.getByRole('button', { name: words.person.add }).click()
    await lookAt('person')
    await leave(page)

    await page.goto('/manager/devices')
    await expect(page.getByText('Ekran 1')).toBeVisible()
    await lookAt('devices')
    await page.getByRole('button', { name: words.edit('Ekran 1') }).click()
    await page.getByText(words.device.chosenDesks).click()
    await lookAt('display')
    await leave(page, words.discard)
    await page.getByRole('button', { name: words.device.add.printer }).click()
    await lookAt('printer')
    await leave(page)
    await page.getByRole('button', { name: words.edit('Kiosk 1') }).click()
    await lookAt('kiosk')
    await page.getByRole('button', { name: words.device.newCode }).click()
    await expect(page.getByText(words.device.pairWaiting)).toBeVisible()
    await lookAt('pairing')

    await page.goto('/manager/settings')
    await page.getByText(words.place.byHours).click()
    await lookAt('branch')
  })
}

async function leave(page: Page, discard?: string): Promise<void> {
  await page.keyboard.press('Escape')
  if (discard) await page.getByRole('button', { name: discard }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}
