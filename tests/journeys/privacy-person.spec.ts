import { officeCatalogues } from '../../messages/office.ts'
import { privacyCatalogues } from '../../messages/privacy.ts'
import { BackOffice } from './back-office.ts'
import { inspector, looks } from './inspection.ts'
import { expect, test, type Hall } from './support.ts'

test.describe.configure({ timeout: 180_000 })

const solved = { kind: 'wish', solvedAtDesk: true }
const petition = { kind: 'petition', solvedAtDesk: true, text: 'Sokak adı hakkında dilekçem.' }
/** Nobody was told what happens to their data. */
const untold = { noticeVersion: null }

async function openOffice(hall: Hall): Promise<BackOffice> {
  const office = new BackOffice(hall)
  await office.enter()
  return office
}

test('a clerk puts a wrong telephone right: only what is right is taken, and it is on record', async ({
  hall,
}) => {
  const words = privacyCatalogues.tr.correction
  const { applicant } = officeCatalogues.tr.page
  const office = await openOffice(hall)
  const { id } = await office.take()
  const page = await office.open('clerk', 'Deniz Kaya')
  await page.goto(`/requests/r/${id}`)
  await page.getByRole('button', { name: applicant.show }).click()
  await page.getByRole('button', { name: words.open }).click()

  const phone = page.getByLabel(words.phone)
  await expect(phone).toHaveValue('0532 123 45 67')
  const save = page.getByRole('button', { name: words.save })
  await save.click()
  await expect(page.getByText(words.nothing)).toBeVisible()
  await phone.fill('0312 123 45 67')
  await expect(page.getByText(words.errors.phoneWrong)).toBeVisible()
  await phone.fill('0532 765')
  await expect(page.getByText(words.errors.phoneUnfinished)).toBeHidden()
  await page.getByLabel(words.nationalId).fill('10000000147')
  await expect(page.getByText(words.errors.phoneUnfinished)).toBeVisible()
  await expect(page.getByText(words.errors.nationalIdWrong)).toBeVisible()
  await save.click()
  await expect(phone).toBeFocused()
  await expect(page.getByText(words.errors.phoneUnfinished)).toBeVisible()
  await phone.fill('0532 765 43 21')
  await page.getByLabel(words.nationalId).fill('100 000 001 46')
  await page.getByLabel(words.handle).fill('@ayse.yilmaz')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText(words.done)).toBeVisible()
  await expect(page.getByText('0532 765 43 21')).toBeVisible()
  await expect(page.getByText('@ayse.yilmaz')).toBeVisible()
  const { items } = await office.read(`/access-log?requestId=${id}`)
  expect(items.map(({ action }: { action: string }) => action)).toEqual(['corrected', 'opened'])
  await page.reload()
  await expect(page.getByText('0532 765 43 21')).toBeHidden()
  expect((await office.request(id)).applicant).toMatchObject({ nationalId: expect.any(String) })

  const other = await office.take(untold)
  await page.goto(`/requests/r/${other.id}`)
  await page.getByRole('button', { name: applicant.show }).click()
  await page.getByRole('button', { name: words.open }).click()
  await expect(phone).toBeDisabled()
  await page.getByLabel(words.noticeShown).check()
  await phone.fill('0532 765 43 21')
  await save.click()
  await expect(page.getByRole('status').getByText(words.done)).toBeVisible()
  expect((await office.request(other.id)).applicant).toMatchObject({ noticeVersion: '1' })

  const closed = await office.take(solved)
  await page.goto(`/requests/r/${closed.id}`)
  await page.getByRole('button', { name: applicant.show }).click()
  await page.getByRole('button', { name: words.open }).click()
  await phone.fill('0532 765 43 21')
  await save.click()
  await expect(page.getByRole('status').getByText(words.done)).toBeVisible()
  expect((await office.request(closed.id)).status).toBe('closed')
})

test('a manager decides on all requests of a person, and finds who did what in the log', async ({
  hall,
}) => {
  const { decision, erasures, further, log, title } = privacyCatalogues.tr
  const office = await openOffice(hall)
  const first = await office.take(solved)
  const second = await office.take(solved)
  const paper = await office.take(petition)
  const running = await office.take()
  await office.change(first.id, 'erasures', { reason: 'Telefonla istedi' })
  const page = await office.open('manager', 'Nuray Aydın')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: erasures.decideOn(first.number) }).click()
  await expect(page.getByRole('heading', { name: further.title('3') })).toBeVisible()
  const sheet = page.getByRole('dialog')
  const stands = { [second.number]: erasures.stands.now, [running.number]: erasures.stands.open }
  for (const [number, text] of Object.entries(stands))
    await expect(sheet.getByRole('listitem').filter({ hasText: number })).toContainText(text)
  await page.getByLabel(further.together).check()
  await page.getByLabel(decision.reason, { exact: true }).fill('Saklama süresi yok')
  await page.getByRole('button', { name: further.save }).click()
  await expect(page.getByText(further.done(first.number, '3'))).toBeVisible()
  for (const { id } of [first, second]) expect(await office.request(id)).toMatchObject({ text: '' })
  for (const { id, text } of [paper, running])
    expect(await office.request(id)).toMatchObject({ text })
  // The open one waits for a decision of its own.
  await expect(page.getByRole('button', { name: erasures.decideOn(running.number) })).toBeVisible()

  const lines = page.getByRole('region', { name: log.lines }).getByRole('listitem')
  await page.getByLabel(log.what).selectOption('erased')
  await expect(lines).toHaveCount(2)
  await page.getByLabel(log.who, { exact: true }).selectOption({ label: log.system })
  await expect(page.getByText(log.noneFound)).toBeVisible()
  await page.getByLabel(log.who, { exact: true }).selectOption({ label: 'Nuray Aydın' })
  await expect(lines).toHaveCount(2)
  const today = await page.evaluate(() => new Date().toISOString().slice(0, 10))
  await page.getByLabel(log.to).fill('2020-01-01')
  await expect(page.getByText(log.noneFound)).toBeVisible()
  await page.getByLabel(log.from).fill(today)
  await expect(page.getByText(log.toBeforeFrom)).toBeVisible()
})

for (const look of looks) {
  test(`putting right and erasing a person stand well, ${look.language} ${look.colorScheme}`, async ({
    hall,
  }) => {
    const { correction, decision, erasures, further, title } = privacyCatalogues[look.language]
    const { applicant } = officeCatalogues[look.language].page
    const inspect = inspector('office', look)
    const office = await openOffice(hall)
    const page = await office.open('manager', 'Nuray Aydın', { look })
    for (const [state, input] of Object.entries({ told: {}, untold })) {
      const { id } = await office.take(input)
      await page.goto(`/requests/r/${id}`)
      await page.getByRole('button', { name: applicant.show }).click()
      await page.getByRole('button', { name: correction.open }).click()
      await inspect(page, `correction-${state}`)
      if (state === 'untold') await page.getByLabel(correction.noticeShown).check()
      await page.getByLabel(correction.phone).fill('0312 123')
      await page.getByLabel(correction.nationalId).fill('10000000147')
      await page.getByLabel(correction.email).fill('ayse@')
      await page.getByRole('button', { name: correction.save }).click()
      await inspect(page, `correction-${state}-wrong`)
      await page.keyboard.press('Escape')
      await inspect(page, `correction-${state}-opened`)
    }
    const { id, number } = await office.take(solved)
    for (const input of [solved, petition]) await office.take(input)
    await office.change(id, 'erasures', { reason: 'Telefonla aradı.' })
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: erasures.decideOn(number) }).click()
    await page.getByLabel(further.together).check()
    await inspect(page, 'privacy-decision-together')
    await page.getByText(decision.choices.later, { exact: true }).click()
    await inspect(page, 'privacy-decision-together-later')
  })
}
