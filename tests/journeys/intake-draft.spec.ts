import { officeIntakeCatalogues } from '../../messages/office-intake.ts'
import { officeCatalogues } from '../../messages/office.ts'
import { pdf } from '../server/attachments/samples.ts'
import { BackOffice } from './back-office.ts'
import { expect, test } from './support.ts'

const words = officeIntakeCatalogues.tr
const { information } = words
const petition = 'Uzun bir dilekçe, yarım saatte yazıldı.'

test('a petition that is being typed outlives a reload and a log-out, and goes with its request', async ({
  hall,
}) => {
  const office = new BackOffice(hall)
  await office.enter()
  const page = await office.open('information-officer', 'Elif Tan')
  await page.getByRole('link', { name: officeCatalogues.tr.navigation.pages.information }).click()
  const add = page.getByRole('button', { name: information.add })
  await add.click()
  const sheet = page.getByRole('dialog')
  const text = sheet.getByLabel(words.fields.text)
  await text.fill(petition)
  const file = { name: 'dilekce.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) }
  await sheet.locator('input[type=file]').setInputFiles(file)
  await expect(sheet.getByText(officeCatalogues.tr.actions.files.ready)).toBeVisible()
  await expect(sheet.getByText(words.kept.saved)).toBeVisible()

  await page.reload()
  await expect(page.getByText(words.unfinished)).toBeVisible()
  await add.click()
  await expect(text).toHaveValue(petition)
  await expect(sheet.getByText('dilekce.pdf', { exact: true })).toBeVisible()

  // What was typed last is kept too, whoever comes next at this machine.
  await text.fill(`${petition} Ekleriyle.`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Elif Tan/ }).click()
  await page.getByRole('button', { name: 'Çıkış yap' }).click()
  await expect(page.getByLabel('Parola')).toBeVisible()
  expect(
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
  ).not.toContain('dilekçe')
  await hall.logIn(page, { username: 'information-officer-ofis-1', password: 'gorevli-parolasi' })
  await page.reload()
  await expect(page.getByText(words.unfinished)).toBeVisible()
  await add.click()
  await expect(text).toHaveValue(`${petition} Ekleriyle.`)
  await sheet.getByLabel(information.day).fill('2026-11-23')
  await sheet.getByRole('button', { name: words.save, exact: true }).click()
  await expect(page.getByText('2026-000001').first()).toBeVisible()
  await expect(page.getByText(words.unfinished)).toHaveCount(0)
  const [{ id }] = (await office.read('/requests')).items
  expect((await office.request(id)).attachments).toHaveLength(1)
  expect((await (await page.request.get('/api/drafts')).json()).items).toEqual([])
})
