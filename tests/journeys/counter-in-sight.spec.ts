import { form } from './request-form.ts'
import { looks, wordsOf } from './inspection.ts'
import { expect, part, press, test } from './support.ts'

const note = 'Dilekçesi tam, abonelik numarası 4471982. Sayaç değişimi için geldi.'

for (const look of looks) {
  const { counter: clerk } = wordsOf(look)

  test(`all that can be done is in sight on a low screen (${look.colorScheme}, ${look.language})`, async ({
    hall,
  }) => {
    await hall.assignDesks(3, ['Z'])
    await hall.issue('Z', { priority: true, escort: true, language: 'ar' })
    const sentOn = await hall.issue('T', { priority: true, escort: true })
    await hall.sendOn(sentOn, 'Z', note.repeat(7))
    const page = await hall.openCounter(3, look)
    await page.setViewportSize({ width: 1280, height: 720 })
    const citizen = part(page, clerk.currentCitizen)
    const allInSight = async () => {
      for (const one of await page.locator('.actions button, .actions label').all())
        await expect(one).toBeInViewport({ ratio: 1 })
      await expect(page.locator('.reach [role=status]')).toBeInViewport()
    }

    for (const number of ['Z-001', 'T-001']) {
      await press(page, 'F2')
      await expect(citizen).toContainText(number)
      await expect(citizen).toContainText(clerk.noDisplay)
      await allInSight()
      await press(page, 'F6')
      await expect(citizen).toContainText(clerk.serving)
      await allInSight()
      await press(page, 'Alt+a')
      await expect(form(page)).toBeVisible()
      await allInSight()
      await press(page, 'Alt+a')
      await press(page, 'F4')
      await expect(citizen).toContainText(clerk.nobodyHere)
      await allInSight()
    }
  })
}
