import type { Locator, Page } from '@playwright/test'
import { officeIntakeCatalogues } from '../../messages/office-intake.ts'
import { officeCatalogues } from '../../messages/office.ts'
import { requestRefusalText } from '../../messages/request-refusals.ts'
import { requestWordsOf } from '../../messages/request-words.ts'
import { pdf } from '../server/attachments/samples.ts'
import { BackOffice } from './back-office.ts'
import { inspector, looks } from './inspection.ts'
import { expect, test as base } from './support.ts'

const test = base.extend<{ office: BackOffice }>({
  office: async ({ hall }, use) => {
    const office = new BackOffice(hall)
    await office.enter()
    await use(office)
  },
})

const words = officeIntakeCatalogues.tr
const { cimer, entered, information, person } = words
const reference = '2604512345'

test('a CİMER request: its number, its own date, and nothing of a person anywhere', async ({
  hall,
  office,
}) => {
  const page = await office.open('information-officer', 'Elif Tan')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(cimer.title)
  await expect(page.getByText(cimer.none)).toBeVisible()
  await page.getByRole('button', { name: cimer.add }).click()
  const sheet = page.getByRole('dialog')
  for (const field of [person.name, person.phone, person.email])
    await expect(sheet.getByLabel(field)).toHaveCount(0)
  await sheet.getByRole('button', { name: words.save }).click()
  await expect(sheet.getByText(words.errors.referenceMissing)).toBeVisible()
  await expect(sheet.getByLabel(cimer.reference)).toBeFocused()
  await fillCimer(sheet, '2026-11-20')
  await sheet.getByRole('button', { name: words.save }).click()

  // 30 days after 20 November is a Sunday: shown as the Friday before.
  await expect(page.getByText(words.savedDue('2026-000001', '18.12.2026'))).toBeVisible()
  const row = page.getByRole('main').getByRole('listitem')
  await expect(row).toContainText(reference)
  await expect(row).toContainText('18.12.2026')
  await page.getByRole('link', { name: words.openSaved }).click()
  await expect(page.getByText(officeCatalogues.tr.page.applicant.cimer)).toBeVisible()
  const { show } = officeCatalogues.tr.page.applicant
  await expect(page.getByRole('button', { name: show })).toHaveCount(0)

  await page.getByRole('button', { name: entered.action }).click()
  await page.getByLabel(entered.text).fill('Çukur 24 Kasım günü kapatıldı.')
  await page.getByRole('button', { name: entered.confirm }).click()
  await expect(page.getByText(entered.done)).toBeVisible()
  await expect(page.getByRole('button', { name: entered.action })).toHaveCount(0)
  const { items } = await office.read('/requests')
  expect(items).toMatchObject([{ status: 'closed', externalReference: reference, applicant: null }])
  // Nobody was told, not even tried to be.
  expect((await office.read('/outbox')).items).toEqual([])
  expect(hall.problems).toEqual([])
})

test('a CİMER number is taken once, and the refusal stands at its field', async ({ office }) => {
  const page = await office.open('information-officer', 'Elif Tan')
  await office.take(fromCimer)
  await page.getByRole('button', { name: cimer.add }).click()
  const sheet = page.getByRole('dialog')
  await fillCimer(sheet, '2026-11-20')
  await sheet.getByRole('button', { name: words.save }).click()
  const field = sheet.getByLabel(cimer.reference)
  await expect(field).toHaveAccessibleDescription(requestRefusalText('tr', 'reference_taken'))
  await expect(field).toBeFocused()
  // Closed and opened again, what was typed is there.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: cimer.add }).click()
  await expect(field).toHaveValue(reference)
  await field.fill('2604599999')
  await sheet.getByRole('button', { name: words.save }).click()
  await expect(page.getByText(words.savedDue('2026-000002', '18.12.2026'))).toBeVisible()
})

test('what a directorate answered is entered in CİMER and closed', async ({ office }) => {
  const { id } = await office.take(fromCimer, 'Fen İşleri')
  await office.change(id, 'answer', { text: 'Çukur kapatıldı.' })
  const page = await office.open('information-officer', 'Elif Tan')
  await page.getByRole('link', { name: '2026-000001' }).click()
  await page.getByRole('button', { name: entered.action }).click()
  await expect(page.getByLabel(entered.text)).toHaveCount(0)
  await expect(page.getByLabel(entered.reason)).toHaveValue(entered.usualReason)
  await page.getByRole('button', { name: entered.confirm }).click()
  await expect(page.getByText(entered.done)).toBeVisible()
})

test('an information request that came by post, with its paper and the notice', async ({
  office,
}) => {
  const page = await office.open('information-officer', 'Elif Tan')
  await page.getByRole('link', { name: officeCatalogues.tr.navigation.pages.information }).click()
  await expect(page.getByText(information.none)).toBeVisible()
  await page.getByRole('button', { name: information.add }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(information.day).fill('2026-11-23')
  await sheet.getByLabel(words.fields.text).fill('2025 yılı yol bakım giderlerini istiyorum.')
  await sheet.getByLabel(information.registryNumber).fill('E-2026/4711')
  await sheet.getByLabel(person.name).fill('Ayşe Yılmaz')
  await expect(sheet.getByLabel(person.phone)).toHaveCount(0)
  await sheet.getByLabel(person.noticeShown).check()
  await sheet.getByLabel(person.phone).fill('0532 123')
  await sheet.getByRole('button', { name: words.save }).click()
  await expect(sheet.getByText(words.errors.registryDayMissing)).toBeVisible()
  await expect(sheet.getByText(words.errors.phoneWrong)).toBeVisible()
  await sheet.getByLabel(information.registryOn).fill('2026-11-23')
  await sheet.getByLabel(person.phone).fill('0532 123 45 67')
  const file = { name: 'dilekce.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) }
  await sheet.locator('input[type=file]').setInputFiles(file)
  await expect(sheet.getByText(officeCatalogues.tr.actions.files.ready)).toBeVisible()
  await sheet.getByRole('button', { name: words.save }).click()
  await expect(page.getByText(words.savedDue('2026-000001', '14.12.2026'))).toBeVisible()

  const [{ id }] = (await office.read('/requests')).items
  const { registry, registryMissing, attachments, applicant } = await office.request(id)
  expect(registry).toEqual({ number: 'E-2026/4711', on: '2026-11-23' })
  expect(registryMissing).toBe(false)
  expect(attachments).toMatchObject([{ kind: 'scan', type: 'application/pdf' }])
  expect(applicant?.noticeVersion).toBe('1')

  await office.change(id, 'fee', { text: 'Kopya ücreti 120 TL.' })
  await page.reload()
  const row = page.getByRole('main').getByRole('listitem')
  await expect(row).toContainText(words.clock.stopped('24.11.2026'))
  await expect(row).toContainText(words.clock.feeDue('15.12.2026'))
})

test('an information officer sees CİMER, information and petitions, and nothing else', async ({
  office,
}) => {
  const complaint = await office.take()
  await office.take(fromCimer)
  await office.take({ kind: 'petition', text: 'Sokak adı değişsin.' })
  const page = await office.open('information-officer', 'Elif Tan')
  const { pages } = officeCatalogues.tr.navigation
  const seen = [
    ...([pages.cimer, pages.information, pages.board, pages.search] as const),
    ...([pages.work, pages.import] as const),
  ]
  await expect(page.getByRole('navigation').getByRole('link')).toHaveText(seen)
  await page.getByRole('link', { name: pages.search }).click()
  await expect(page.getByText(officeCatalogues.tr.list.requests('2'))).toBeVisible()
  await expect(page.getByText(complaint.number)).toHaveCount(0)
  await page.goto(`/requests/r/${complaint.id}`)
  await expect(page.getByText(officeCatalogues.tr.page.notFound)).toBeVisible()
})

for (const look of looks) {
  const own = officeIntakeCatalogues[look.language]

  test(`CİMER and information stand well, ${look.language} ${look.colorScheme}`, async ({
    office,
  }) => {
    const inspect = inspector('office', look)
    const page = await office.open('information-officer', 'Elif Tan', { look })
    await expect(page.getByText(own.cimer.none)).toBeVisible()
    await inspect(page, 'cimer-empty')
    await office.take({ ...fromCimer, receivedAt: '2026-10-05' }, 'Fen İşleri')
    const other = await office.take({ ...fromCimer, externalReference: '2604500001' })
    await page.reload()
    await expect(page.getByRole('link', { name: other.number })).toBeVisible()
    await inspect(page, 'cimer')
    await page.getByRole('button', { name: own.cimer.add }).click()
    await page.getByRole('button', { name: own.save, exact: true }).click()
    await expect(page.getByText(own.errors.dayMissing)).toBeVisible()
    await inspect(page, 'cimer-sheet')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: other.number }).click()
    await page.getByRole('button', { name: own.entered.action }).click()
    await page.getByRole('button', { name: own.entered.confirm }).click()
    await expect(page.getByText(own.errors.textMissing)).toBeVisible()
    await inspect(page, 'cimer-entered')
    await page.keyboard.press('Escape')

    const paid = await office.take({ kind: 'information', text: 'Bütçeyi istiyorum.' })
    await office.change(paid.id, 'fee', { text: 'Kopya ücreti 120 TL.' })
    const long = await office.take({ kind: 'information', text: 'Planları istiyorum.' }, 'Fen')
    await office.change(long.id, 'extension', { reason: 'Başka birimlere soruldu.' })
    const { pages } = officeCatalogues[look.language].navigation
    await page.getByRole('link', { name: pages.information }).click()
    await expect(page.getByText(own.clock.extended)).toBeVisible()
    await inspect(page, 'information')
    await page.getByRole('button', { name: own.information.add }).click()
    await page.getByLabel(own.person.noticeShown).check()
    await page.getByText(own.person.noticeTitle, { exact: true }).click()
    await page.getByRole('button', { name: own.save, exact: true }).click()
    await expect(page.getByText(own.errors.dayMissing)).toBeVisible()
    await inspect(page, 'information-sheet')
  })
}

const fromCimer = {
  ...{ channel: 'cimer', kind: 'complaint', externalReference: reference, text: '' },
  ...{ receivedAt: '2026-11-20', applicant: null, noticeVersion: null, place: null },
}

async function fillCimer(sheet: Locator, day: string): Promise<void> {
  await sheet.getByLabel(cimer.reference).fill(reference)
  await sheet.getByLabel(cimer.day).fill(day)
  await sheet.getByLabel(words.fields.kind).selectOption({ label: requestWordsOf.tr.kinds.report })
  const directorate = sheet.getByRole('combobox', { name: words.fields.directorate })
  await choose(sheet.page(), directorate, 'fen')
}

/** Types into a list that is searched, and takes what it finds. */
async function choose(page: Page, field: Locator, typed: string): Promise<void> {
  await field.fill(typed)
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await field.press('Enter')
}
