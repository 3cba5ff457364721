import { programsCatalogues } from '../../messages/programs.ts'
import { requestSettingsCatalogues } from '../../messages/request-settings.ts'
import { settingsCatalogues } from '../../messages/settings.ts'
import { inspector, looks, wordsOf } from './inspection.ts'
import { adminPassword } from './server-process.ts'
import { expect, test } from './support.ts'

const admin = { username: 'admin', password: adminPassword }

for (const look of looks) {
  const words = programsCatalogues[look.language]
  const outfit = `${look.colorScheme}, ${look.language}`

  test(`an admin connects other programs (${outfit})`, async ({ hall }) => {
    test.setTimeout(180_000)
    const page = await hall.newPage('manager', look)
    await hall.logIn(page, admin)
    const inspect = inspector('manager', look)
    const { save, close } = wordsOf(look).common
    await page.goto('/manager/programs')
    await expect(page.getByText(words.key.noneYet)).toBeVisible()
    await inspect(page, 'programs-empty')

    await page.getByRole('button', { name: words.key.add }).click()
    await page.getByRole('button', { name: save }).click()
    await expect(page.getByText(words.invalid.name)).toBeVisible()
    await inspect(page, 'programs-key-refused')
    await page
      .getByRole('textbox', { name: settingsCatalogues[look.language].name })
      .fill('Belge yönetim sistemi')
    await page.getByLabel(words.key.scope['referrals:answer']).check()
    await page.getByLabel(words.directorate).selectOption('Fen İşleri Müdürlüğü')
    await page.getByRole('button', { name: save }).click()
    const secret = await page.getByLabel(words.secret, { exact: true }).inputValue()
    const answer = await fetch(`${hall.url}/api/referrals`, {
      headers: { Authorization: `Bearer ${secret}` },
    })
    expect(answer.status).toBe(200)
    await page.getByRole('button', { name: words.copy }).click()
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).last()).toHaveText(
      new RegExp(`${words.copied}|${words.copyByHand}`),
    )
    await inspect(page, 'programs-secret')
    await page.getByRole('dialog').getByRole('button', { name: close }).last().click()

    await page.getByRole('button', { name: words.webhook.add }).click()
    await page.getByRole('textbox', { name: words.webhook.url }).fill('ftp://x')
    await page.getByRole('button', { name: save }).click()
    await expect(page.getByText(words.invalid.url)).toBeVisible()
    await page
      .getByRole('textbox', { name: words.webhook.url })
      .fill('https://dys.example/bildirim')
    await page.getByRole('button', { name: save }).click()
    await expect(page.getByLabel(words.secret, { exact: true })).toHaveValue(/^whsec_/)
    await page.getByRole('dialog').getByRole('button', { name: close }).last().click()
    await inspect(page, 'programs')

    await page.getByRole('button', { name: words.key.revokeNamed('Belge yönetim sistemi') }).click()
    await inspect(page, 'programs-revoke')
    await page.getByRole('button', { name: words.key.revoke, exact: true }).last().click()
    await expect(page.getByText(words.key.noneYet)).toBeVisible()
    const after = await fetch(`${hall.url}/api/referrals`, {
      headers: { Authorization: `Bearer ${secret}` },
    })
    expect(after.status).toBe(401)
  })

  test(`a list of CİMER is looked at and brought in, once (${outfit})`, async ({ hall }) => {
    test.setTimeout(180_000)
    const page = await hall.newPage('office', look)
    await hall.logIn(page, admin)
    const inspect = inspector('office', look)
    const own = words.list
    await page.goto('/requests/import')
    await inspect(page, 'import')
    const lines = [
      'Başvuru No;Başvuru Tarihi;Tür;Müdürlük;Metin;Adı Soyadı',
      '2600101;2.11.2026;Şikâyet;Fen İşleri;Yol bozuk.;Ayşe Yılmaz',
      '2600102;3.11.2026;İstek;Uzay İşleri;Roket.;Ayşe Yılmaz',
      '2600103;32.11.2026;İstek;;Park.;Ayşe Yılmaz',
      ...Array.from({ length: 120 }, (_, index) => `27${index};4.11.2026;İstek;;Bank.;`),
    ]
    const file = { name: 'cimer.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
    await page.getByLabel(own.file).setInputFiles(file)
    await page.getByRole('button', { name: own.look }).click()
    await expect(page.getByText(own.preview)).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(101)
    await inspect(page, 'import-preview')
    await page.locator('label', { hasText: own.shows.refused }).click()
    await expect(page.getByRole('row')).toHaveCount(3)
    await inspect(page, 'import-refused')
    await page.getByRole('button', { name: own.commit('121') }).click()
    await expect(page.getByText(own.done('121'))).toBeVisible()
    await inspect(page, 'import-done')
    await expect(page.getByRole('button', { name: own.commit('121') })).toBeHidden()
    await page.getByRole('button', { name: own.look }).click()
    await expect(page.getByText(own.nothingNew)).toBeVisible()

    const broken = { ...file, buffer: Buffer.from('Konu;Metin\nYol;x') }
    await page.getByLabel(own.file).setInputFiles(broken)
    await page.getByRole('button', { name: own.look }).click()
    await expect(page.getByRole('alert')).toContainText(own.fields.externalReference)
    await inspect(page, 'import-unreadable')
  })
}

test('the way to the page stands among the request settings', async ({ hall }) => {
  const page = await hall.newPage('manager')
  await hall.logIn(page, admin)
  await page.goto('/manager/directorates')
  await page.getByRole('link', { name: requestSettingsCatalogues.tr.pages.programs }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Programlar')
})
