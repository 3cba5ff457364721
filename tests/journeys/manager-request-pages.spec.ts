import type { Page } from '@playwright/test'
import { deliveryWordsOf } from '../../messages/deliveries.ts'
import { refusalText } from '../../messages/index.ts'
import { requestSettingsCatalogues } from '../../messages/request-settings.ts'
import { settingsCatalogues } from '../../messages/settings.ts'
import { inspector, looks, wordsOf } from './inspection.ts'
import { adminPassword } from './server-process.ts'
import { expect, test } from './support.ts'

for (const look of looks) {
  const words = settingsCatalogues[look.language]
  const own = requestSettingsCatalogues[look.language]
  const { events, problems } = deliveryWordsOf[look.language]
  const outfit = `${look.colorScheme}, ${look.language}`

  test(`nobody is shut out of the request settings, at any size (${outfit})`, async ({ hall }) => {
    test.setTimeout(240_000)
    const page = await hall.newPage('manager', look)
    await hall.logIn(page, { username: 'admin', password: adminPassword })
    const inspect = inspector('manager', look)
    const lookAt = (state: string) => inspect(page, `requests-${state}`)
    const edit = (name: string) =>
      page.getByRole('button', { name: words.edit(name), exact: true }).click()

    await page.goto('/manager/directorates')
    await expect(page.getByText('Zabıta Müdürlüğü')).toBeVisible()
    await lookAt('directorates')
    await edit('Zabıta Müdürlüğü')
    await page.getByLabel(own.directorate.email).fill('zabıta')
    await page.keyboard.press('Enter')
    await expect(page.getByText(own.invalid.email)).toBeVisible()
    await lookAt('directorate-refused')
    await page.getByRole('button', { name: words.remove, exact: true }).click()
    await page.getByRole('button', { name: words.remove, exact: true }).click()
    await expect(page.getByText(own.directorate.inUse.topics)).toBeVisible()
    await leave(page, words.discard)

    await page.getByRole('link', { name: own.pages.topics }).click()
    await expect(page.getByText('Gürültü', { exact: true })).toBeVisible()
    await lookAt('topics')
    await edit('Gürültü')
    await lookAt('topic')
    await leave(page)

    await page.getByRole('link', { name: own.pages.neighbourhoods }).click()
    const names = page.getByRole('textbox', { name: own.neighbourhood.names })
    await names.fill('Zafer\n\n"Çınarlı"\nCumhuriyet\n')
    await expect(page.getByRole('heading', { name: own.neighbourhood.count(3) })).toBeVisible()
    await page.getByRole('button', { name: wordsOf(look).common.save }).click()
    await expect(names).toHaveValue('Cumhuriyet\nÇınarlı\nZafer')
    await lookAt('neighbourhoods')

    await page.getByRole('link', { name: own.pages.messages }).click()
    await expect(page.getByText(events.registered)).toBeVisible()
    await lookAt('messages')
    await edit(events.registered)
    const text = page.getByLabel(own.message.text, { exact: true })
    await expect(page.getByText('GSM-7')).toBeVisible()
    await text.fill('ж {who}')
    await expect(page.getByText('UCS-2', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: own.message.placeholders.number }).click()
    await expect(text).toHaveValue(`ж {who}{${own.message.placeholders.number}}`)
    await page.getByRole('button', { name: wordsOf(look).common.save }).click()
    const unknown = refusalText(wordsOf(look), 'unknown_placeholder')
    await expect(page.getByText(unknown)).toBeVisible()
    await lookAt('message-refused')
    const { municipality, number } = own.message.placeholders
    await text.fill(`{${municipality}}: {${number}}`)
    await page.getByRole('button', { name: wordsOf(look).common.save }).click()
    await expect(page.getByText(own.message.own)).toBeVisible()

    await page.getByRole('link', { name: own.pages.rules }).click()
    await page.getByLabel(own.rules.quietFrom).fill('8')
    await page.getByLabel(own.rules.notice).fill('Bilgileriniz korunur.')
    await page.getByRole('button', { name: wordsOf(look).common.save }).click()
    await expect(page.getByText(own.invalid.quietHours)).toBeVisible()
    await lookAt('rules-refused')
    await page.getByLabel(own.rules.quietFrom).fill('22')
    await page.getByRole('button', { name: wordsOf(look).common.save }).click()
    await expect(page.getByText(own.rules.noticeVersion('2026-11-24'))).toBeVisible()

    await page.getByRole('link', { name: own.pages.gateways }).click()
    await page.getByText(own.gateway.smsKinds.netgsm).click()
    await page.getByText(own.gateway.sendsEmail).click()
    await lookAt('gateways')
    await page.getByText(own.gateway.smsKinds.http).click()
    await lookAt('gateway-http')
    await page.getByText(own.gateway.sendsEmail).click()
    await page.getByLabel(own.gateway.url).fill('http://127.0.0.1:9/')
    await page
      .getByRole('button', { name: wordsOf(look).common.save })
      .first()
      .click()
    await page.getByLabel(own.gateway.testPhone).fill('0532 111 22 33')
    await page.getByRole('button', { name: own.gateway.test }).click()
    await expect(page.getByText(own.gateway.failed(problems.unreachable))).toBeVisible()
    await lookAt('gateway-tested')

    await page.goto('/manager/people')
    await page.getByRole('button', { name: words.person.add }).click()
    await page.getByLabel(words.person.role).selectOption('officer')
    await page.getByLabel(own.directorate.ofOfficer).selectOption('Zabıta Müdürlüğü')
    await lookAt('officer')
  })
}

async function leave(page: Page, discard?: string): Promise<void> {
  await page.keyboard.press('Escape')
  if (discard) await page.getByRole('button', { name: discard }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}
