import { officeCatalogues } from '../../messages/office.ts'
import { pdf, picture } from '../server/attachments/samples.ts'
import { BackOffice } from './back-office.ts'
import { inspector, looks } from './inspection.ts'
import { expect, test } from './support.ts'

test.describe.configure({ timeout: 180_000 })

/** A board's worth of requests: late, near, far, with the desk and with two directorates. */
async function busyOffice(office: BackOffice) {
  const photo = await office.upload(await picture('jpeg', 1200, 900), 'photo')
  const scan = await office.upload(pdf(), 'scan')
  const late = await office.take(
    { receivedAt: '2026-10-05', urgent: true, attachmentIds: [photo, scan] },
    'Fen İşleri',
  )
  await office.change(late.id, 'reminders')
  await office.change(late.id, 'escalation')
  await office.change(late.id, 'reissue', { reason: 'İlk havaleye yanıt gelmedi.' })
  await office.take({ kind: 'wish', text: 'Parka bir bank daha konsun.' }, 'Fen İşleri')
  await office.take({ kind: 'information', text: 'Yol bakım programını istiyorum.' }, 'Fen İşleri')
  await office.take(
    { kind: 'report', text: 'Kaldırıma moloz dökülüyor.', receivedAt: '2026-11-10' },
    'Zabıta',
  )
  await office.take({ kind: 'petition', text: 'Sokak adı değişikliği hakkında dilekçem.' })
  await office.take({
    ...{ channel: 'cimer', externalReference: '2604512345', applicant: null },
    ...{ kind: 'complaint', receivedAt: '2026-11-20', noticeVersion: null },
  })
  return late
}

for (const look of looks) {
  const words = officeCatalogues[look.language]
  const inspect = inspector('office', look)

  test(`an officer’s pages stand well, ${look.language} ${look.colorScheme}`, async ({ hall }) => {
    const office = new BackOffice(hall)
    await office.enter()
    const late = await busyOffice(office)
    const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen', look })
    await expect(page.getByRole('link', { name: late.number })).toBeVisible()
    await inspect(page, 'referred')
    await page.getByRole('link', { name: late.number }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(late.number)
    await inspect(page, 'request-officer')
    await page.getByRole('button', { name: words.actions.labels.answer, exact: true }).click()
    await page
      .getByRole('button', { name: words.actions.labels.answer, exact: true })
      .last()
      .click()
    await expect(page.getByText(words.actions.missing.write)).toBeVisible()
    await inspect(page, 'answer-sheet')
    const nobody = await office.open('officer', 'Kerem Kaya', { look })
    await expect(nobody.getByText(words.referred.noDirectorate)).toBeVisible()
    await inspect(nobody, 'no-directorate')
  })

  test(`a lead’s pages stand well, ${look.language} ${look.colorScheme}`, async ({ hall }) => {
    const office = new BackOffice(hall)
    await office.enter()
    const late = await busyOffice(office)
    const page = await office.open('supervisor', 'Murat Şahin', { look })
    await expect(page.getByRole('link', { name: late.number })).toBeVisible()
    await inspect(page, 'board')
    await page.getByRole('link', { name: words.navigation.pages.search }).click()
    await expect(page.getByRole('link', { name: late.number })).toBeVisible()
    await inspect(page, 'search')
    await page.getByRole('link', { name: late.number }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(late.number)
    await inspect(page, 'request-lead')
    await page.getByRole('button', { name: words.actions.labels.edit, exact: true }).click()
    await inspect(page, 'edit-sheet')
  })
}
