import { form } from './request-form.ts'
import { inspector, looks, wordsOf } from './inspection.ts'
import { expect, part, press, test } from './support.ts'

const tapu = 'Tapu senedini gördüm.\nYalnız borcun ne zaman kapanacağını soracak.'
/** As long as one may be. */
const long =
  'İşgaliye ruhsatının süresi haziranda dolmuş; yenilemek için vergi borcu olmadığına dair yazı gerekiyor. '
    .repeat(5)
    .slice(0, 499)
    .trimEnd() + '.'
const dentist = 'Diş hekimi randevusu, 14.30’da dönecek; acil durumda Banko 4 bakıyor'

for (const look of looks) {
  const { counter: clerk } = wordsOf(look)

  test(`notes are read whole (${look.colorScheme}, ${look.language})`, async ({ hall }) => {
    await hall.assignDesks(3, ['E'])
    const ticket = await hall.issue('Z')
    await hall.sendOn(ticket, 'T', tapu)
    await hall.sendOn(ticket, 'E', long)
    const page = await hall.openCounter(3, look)
    const inspect = inspector('counter', look)
    await expect(part(page, clerk.waiting)).toContainText('Z-001')
    await press(page, 'F2')
    const citizen = part(page, clerk.currentCitizen)
    await expect(citizen.getByText(clerk.noteFrom('Zabıta'))).toBeVisible()
    await expect(citizen).toContainText(long)
    await inspect(page, 'called-with-notes')
    await press(page, 'F6')
    await expect(citizen).toContainText(clerk.serving)
    await press(page, 'Alt+a')
    await expect(form(page)).toBeVisible()
    await expect(citizen).toContainText(long)
    await inspect(page, 'notes-beside-the-form')

    await hall.pauseAt(1, 'back-office')
    await hall.pauseAt(2, dentist)
    const manager = await hall.openManager(look)
    await expect(manager.getByText(clerk.pauseReasons['back-office'])).toBeVisible()
    await expect(manager.getByText(dentist)).toBeVisible()
    await inspector('manager', look)(manager, 'breaks')
  })
}
