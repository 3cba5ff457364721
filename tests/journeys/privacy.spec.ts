import { readFileSync } from 'node:fs'
import { privacyCatalogues } from '../../messages/privacy.ts'
import { requestRefusalText } from '../../messages/request-refusals.ts'
import { BackOffice } from './back-office.ts'
import { inspector, looks } from './inspection.ts'
import { expect, test } from './support.ts'

test.describe.configure({ timeout: 180_000 })

const solved = { kind: 'wish', solvedAtDesk: true }
const petition = { kind: 'petition', solvedAtDesk: true, text: 'Sokak adı hakkında dilekçem.' }

test('a manager gives a person their copy, records their wish to be forgotten and grants it', async ({
  hall,
}) => {
  const words = privacyCatalogues.tr
  const { box, decision, erasures, log } = words
  const office = new BackOffice(hall)
  await office.enter()
  const { id, number } = await office.take(solved)
  const page = await office.open('manager', 'Nuray Aydın')

  await page.goto(`/requests/r/${id}`)
  await page.getByRole('button', { name: box.export }).click()
  await page.getByRole('button', { name: box.exportGo }).click()
  await expect(page.getByText(requestRefusalText('tr', 'reason_missing'))).toBeVisible()
  await page.getByLabel(box.why, { exact: true }).fill('Kendisi istedi')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: box.exportGo }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`export-${number}.json`)
  expect(readFileSync(await download.path(), 'utf8')).toContain('Ayşe Yılmaz')
  await expect(page.getByText(box.exported)).toBeVisible()

  await page.getByRole('button', { name: box.erase }).click()
  await page.getByLabel(box.why, { exact: true }).fill('Telefonla istedi')
  await page.getByRole('button', { name: box.eraseGo }).click()
  await expect(page.getByText(box.eraseAsked)).toBeVisible()

  await page.getByRole('link', { name: words.title }).click()
  await page.getByRole('button', { name: erasures.decideOn(number) }).click()
  await page.getByRole('button', { name: decision.save.granted, exact: true }).click()
  await expect(page.getByText(requestRefusalText('tr', 'reason_missing'))).toBeVisible()
  await page.getByLabel(decision.reason, { exact: true }).fill('Saklama süresi yok')
  await page.getByRole('button', { name: decision.save.granted, exact: true }).click()
  await expect(page.getByText(decision.done.granted(number))).toBeVisible()
  await expect(page.getByText(erasures.none)).toBeVisible()
  const lines = page.getByRole('listitem')
  await expect(lines.filter({ hasText: log.actions.erased })).toBeVisible()
  await expect(lines.filter({ hasText: log.actions.exported })).toBeVisible()
  const request = await office.request(id)
  expect(request).toMatchObject({ text: '', applicant: { name: '', phone: '' } })
})

test('words of nobody are erased too: the box offers it, the decision says what goes', async ({
  hall,
}) => {
  const { box, decision, erasures, title } = privacyCatalogues.tr
  const office = new BackOffice(hall)
  await office.enter()
  const { id, number } = await office.take({ ...solved, applicant: null })
  const page = await office.open('manager', 'Nuray Aydın')
  await page.goto(`/requests/r/${id}`)
  await expect(page.getByRole('heading', { name: box.nameless.title })).toBeVisible()
  await expect(page.getByRole('button', { name: box.export })).toBeHidden()
  await page.getByRole('button', { name: box.erase }).click()
  await expect(page.getByText(box.nameless.eraseWhat)).toBeVisible()
  await page.getByLabel(box.why, { exact: true }).fill('Metinde adı geçen kişi istedi')
  await page.getByRole('button', { name: box.eraseGo }).click()
  await expect(page.getByText(box.eraseAsked)).toBeVisible()

  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: erasures.decideOn(number) }).click()
  await expect(page.getByText(decision.nameless.granted)).toBeVisible()
  await page.getByLabel(decision.reason, { exact: true }).fill('Saklama süresi yok')
  await page.getByRole('button', { name: decision.save.granted, exact: true }).click()
  await expect(page.getByText(decision.nameless.done(number))).toBeVisible()
  expect(await office.request(id)).toMatchObject({ text: '', isErased: true })
  await page.goto(`/requests/r/${id}`)
  await expect(page.getByRole('link', { name: box.log })).toBeVisible()
  await expect(page.getByRole('button', { name: box.erase })).toBeHidden()
})

for (const look of looks) {
  test(`the pages about people’s data stand well, ${look.language} ${look.colorScheme}`, async ({
    hall,
  }) => {
    const words = privacyCatalogues[look.language]
    const { box, decision, erasures } = words
    const inspect = inspector('office', look)
    const office = new BackOffice(hall)
    await office.enter()
    const page = await office.open('manager', 'Nuray Aydın', { look })
    await page.getByRole('link', { name: words.title }).click()
    await expect(page.getByText(erasures.none)).toBeVisible()
    await inspect(page, 'privacy-empty')

    const reason = { reason: 'Telefonla aradı, bilgilerinin silinmesini istedi.' }
    const now = await office.take(solved)
    const kept = await office.take(petition)
    const open = await office.take()
    const nobodys = await office.take({ ...solved, applicant: null })
    for (const { id } of [now, kept, open])
      await page.request.post(`/api/requests/${id}/applicant-openings`, { data: reason })
    for (const { id } of [now, kept, open, nobodys])
      await page.request.post(`/api/requests/${id}/erasures`, { data: reason })
    await page.request.post('/api/request-searches', { data: { q: '05321234567' } })
    await page.reload()
    await expect(page.getByRole('button', { name: erasures.decideOn(kept.number) })).toBeVisible()
    await inspect(page, 'privacy')
    for (const [name, one] of Object.entries({ now, kept, open, nobodys })) {
      await page.getByRole('button', { name: erasures.decideOn(one.number) }).click()
      await expect(page.getByLabel(decision.reason, { exact: true })).toBeVisible()
      await inspect(page, `privacy-decision-${name}`)
      if (name === 'now') {
        await page.getByText(decision.choices.later, { exact: true }).click()
        await inspect(page, 'privacy-decision-later')
      }
      await page.keyboard.press('Escape')
    }
    await page.goto(`/requests/r/${kept.id}`)
    await expect(page.getByRole('button', { name: box.erase })).toBeVisible()
    await inspect(page, 'request-privacy')
    await page.getByRole('button', { name: box.export }).click()
    await inspect(page, 'privacy-export')
    await page.keyboard.press('Escape')
    await page.goto(`/requests/r/${nobodys.id}`)
    await page.getByRole('button', { name: box.erase }).click()
    await inspect(page, 'privacy-erasure-of-words')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: box.log }).click()
    await expect(page.getByText(words.log.ofRequest)).toBeVisible()
    await inspect(page, 'privacy-log-of-request')
  })
}
