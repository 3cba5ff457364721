import { settingsCatalogues } from '../../messages/settings.ts'
import { inspector, looks } from './inspection.ts'
import { adminPassword } from './server-process.ts'
import { expect, test } from './support.ts'

for (const look of looks) {
  const words = settingsCatalogues[look.language]
  const outfit = `${look.colorScheme}, ${look.language}`

  test(`a manager keeps the work calendar (${outfit})`, async ({ hall }) => {
    const page = await hall.newPage('manager', look)
    await hall.logIn(page, { username: 'admin', password: adminPassword })
    const inspect = inspector('manager', look)
    const lookAt = (state: string) => inspect(page, `calendar-${state}`)
    const rows = page.getByRole('list', { name: words.calendar.title }).getByRole('listitem')

    await page.goto('/manager/calendar')
    await page.getByLabel(words.calendar.year, { exact: true }).selectOption('2027')
    const republic = rows.filter({ hasText: 'Cumhuriyet Bayramı' })
    await expect(rows).toHaveCount(16)
    await expect(republic.first()).toContainText(words.calendar.kinds['half-day'])
    await lookAt('year')

    await page.getByRole('button', { name: words.calendar.add }).click()
    await page.getByLabel(words.calendar.date, { exact: true }).fill('2027-10-29')
    await page.getByLabel(words.calendar.kind, { exact: true }).selectOption('holiday')
    await page.getByLabel(words.name, { exact: true }).fill('Kar tatili')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(words.calendar.date, { exact: true })).toBeFocused()
    await expect(page.getByLabel(words.calendar.date, { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    )
    await lookAt('refused')
    await page.getByLabel(words.calendar.date, { exact: true }).fill('2027-01-22')
    await page.getByLabel(words.calendar.kind, { exact: true }).selectOption('closure')
    await page.getByLabel(words.name, { exact: true }).press('Enter')
    const snow = rows.filter({ hasText: 'Kar tatili' })
    await expect(snow).toContainText(words.calendar.kinds.closure)

    await snow.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await expect(snow).toContainText(words.calendar.removeQuestion)
    await lookAt('asking')
    // Who presses on without reading removes nothing.
    await page.keyboard.press('Enter')
    await expect(snow.getByRole('button')).toHaveCount(1)
    await snow.getByRole('button').click()
    await snow.getByRole('button', { name: words.remove, exact: true }).click()
    await expect(snow).toHaveCount(0)

    const halfDays = page.getByRole('checkbox', { name: words.calendar.halfDaysCount })
    await halfDays.uncheck()
    await expect(page.getByText(words.calendar.halfDaysAreNot)).toBeVisible()
    await page.reload()
    await expect(halfDays).not.toBeChecked()

    await page.getByLabel(words.calendar.year, { exact: true }).selectOption('2031')
    await expect(page.getByText(words.calendar.missing('2031, 2032'))).toBeVisible()
    await expect(page.getByText(words.calendar.noneYet)).toBeVisible()
    await lookAt('missing')
  })
}
