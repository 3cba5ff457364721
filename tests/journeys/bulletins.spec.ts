import { bulletinLinkWordsOf } from '../../messages/bulletin-link.ts'
import { bulletinWordsOf } from '../../messages/bulletins.ts'
import { officeCatalogues } from '../../messages/office.ts'
import { requestRefusalText } from '../../messages/request-refusals.ts'
import { GatewayServer, settingsFor } from '../server/sms/gateway-server.ts'
import { BackOffice } from './back-office.ts'
import { inspector, looks } from './inspection.ts'
import { openStatus } from './request-status.ts'
import { expect, test as base, type Hall } from './support.ts'

/** A town hall whose text messages arrive here. */
const test = base.extend<{ gateway: GatewayServer; office: BackOffice }>({
  gateway: async ({ hall }, use) => {
    const gateway = await new GatewayServer().open()
    expect(hall.url).toContain('127.0.0.1')
    await use(gateway)
    gateway.close()
  },
  office: async ({ hall, gateway }, use) => {
    const office = new BackOffice(hall)
    await office.enter()
    await office.edit('/gateways', { sms: settingsFor(gateway.url) })
    await use(office)
  },
})
test.use({ environment: { PUBLIC_URL: 'http://masa.ornek.bel.tr' } })

const text = 'Yarın 10.00–12.00 arası Bahçelievler Mahallesinde su verilemeyecek.'
const later = '2026-11-24T10:30:00+03:00'

/** Where the link of the bulletin leads that arrived last. */
async function linkAt(hall: Hall, gateway: GatewayServer): Promise<string> {
  await hall.setClock(later)
  const links = () =>
    gateway.delivered.flatMap((body) => /ornek\.bel\.tr(\/f\/d\/\w+)/.exec(body)?.[1] ?? [])
  await expect.poll(() => links().length).toBeGreaterThan(0)
  return links().at(-1) ?? ''
}

test('a supervisor tells many at once, and one of them wants no more of it', async ({
  hall,
  office,
  gateway,
}) => {
  const words = bulletinWordsOf.tr
  const phone = bulletinLinkWordsOf.tr
  const other = { name: 'Can Demir', phone: '0533 123 45 67', language: 'tr' }
  await office.take()
  const { id } = await office.take({ applicant: other, place: { neighbourhood: 'Yeşiltepe' } })
  const page = await office.open('supervisor', 'Derya Ak')
  await page.getByRole('link', { name: words.title }).click()
  await expect(page.getByText(words.sent.none)).toBeVisible()

  await page.getByRole('button', { name: words.preview.button }).click()
  await expect(page.getByText(requestRefusalText('tr', 'text_missing'))).toBeVisible()
  await expect(page.getByLabel(words.text.own)).toBeFocused()
  await page.getByLabel(words.text.own).fill(text)
  await page.getByRole('button', { name: words.preview.button }).click()
  const send = page.getByRole('button', { name: words.send.button('2') })
  await expect(send).toBeVisible()
  // Who changes anything looks again before it is sent.
  await page.getByLabel(words.audience.openOnly).check()
  await expect(send).toHaveCount(0)
  await page.getByRole('button', { name: words.preview.button }).click()
  await send.click()
  await expect(page.getByText(words.send.sent('2'))).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: text })).toContainText('Derya Ak')

  const citizen = await openStatus(hall, await linkAt(hall, gateway))
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText(phone.wanted.title)
  await citizen.reload()
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText(phone.wanted.title)
  await citizen.getByRole('button', { name: phone.wanted.button }).click()
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText(phone.refused.title)

  await page.getByLabel(words.text.own).fill(text)
  await page.getByRole('button', { name: words.preview.button }).click()
  await expect(page.getByRole('button', { name: words.send.button('1') })).toBeVisible()
  await citizen.getByRole('button', { name: phone.refused.button }).click()
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText(phone.wanted.title)
  expect(await office.request(id)).toMatchObject({ status: 'received' })
})

test('by keys alone, pressed twice, its answer lost once: each is told once', async ({
  hall,
  office,
  gateway,
}) => {
  const words = bulletinWordsOf.tr
  await office.take()
  await office.take({ applicant: { name: 'Can Demir', phone: '0533 123 45 67' } })
  const page = await office.open('supervisor', 'Derya Ak')
  await page.getByRole('link', { name: words.title }).press('Enter')
  await page.getByLabel(words.text.own).press('a')
  await page.getByRole('button', { name: words.preview.button }).press('Enter')
  const send = page.getByRole('button', { name: words.send.button('2') })
  let lost = 0
  await page.route('**/api/bulletins', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost += 1
    // The server takes it; no answer comes back.
    await route.fetch()
    await route.abort()
  })
  await send.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.send.sent('2'))).toBeVisible({ timeout: 30_000 })
  expect(lost).toBe(1)
  await hall.setClock(later)
  const told = () =>
    gateway.delivered.map((body) => JSON.parse(body) as { to: string; text: string })
  const ofBulletin = () => told().filter(({ text }) => text.includes('/f/d/'))
  await expect.poll(() => ofBulletin().length).toBe(2)
  expect(new Set(ofBulletin().map(({ to }) => to)).size).toBe(2)
  expect((await office.read('/bulletins')).items).toHaveLength(1)
})

test('somebody says at the desk that they want none, and the clerk notes it', async ({
  office,
}) => {
  const { wish } = bulletinWordsOf.tr
  const { applicant } = officeCatalogues.tr.page
  const { id } = await office.take({ kind: 'wish' })
  const page = await office.open('supervisor', 'Derya Ak')
  await page.goto(`/requests/r/${id}`)
  await expect(page.getByLabel(wish.label)).toHaveCount(0)
  await page.getByRole('button', { name: applicant.show }).click()
  await page.getByLabel(wish.label).check()
  await expect
    .poll(() => office.read(`/requests/${id}/bulletin-wish`))
    .toEqual({ wantsBulletins: false })
  await page.reload()
  await page.getByRole('button', { name: applicant.show }).click()
  await expect(page.getByLabel(wish.label)).toBeChecked()
})

for (const look of looks) {
  test(`the pages of bulletins stand well, ${look.language} ${look.colorScheme}`, async ({
    hall,
    office,
    gateway,
  }) => {
    test.setTimeout(180_000)
    const words = bulletinWordsOf[look.language]
    const phone = bulletinLinkWordsOf[look.language]
    const inspect = inspector('office', look)
    const { id } = await office.take({ kind: 'wish' })
    const page = await office.open('manager', 'Nuray Aydın', { look })
    await page.getByRole('link', { name: words.title }).click()
    await expect(page.getByText(words.sent.none)).toBeVisible()
    await inspect(page, 'bulletins-empty')
    await page.getByRole('button', { name: words.preview.button }).click()
    await expect(page.getByText(requestRefusalText(look.language, 'text_missing'))).toBeVisible()
    await page.getByLabel(words.text.own).fill(text)
    await page.getByRole('button', { name: words.preview.button }).click()
    await page.getByRole('button', { name: words.send.button('1') }).waitFor()
    await inspect(page, 'bulletins-preview')
    await page.getByRole('button', { name: words.send.button('1') }).click()
    await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible()
    await inspect(page, 'bulletins-sent')
    await page.goto(`/requests/r/${id}`)
    const { applicant } = officeCatalogues[look.language].page
    await page.getByRole('button', { name: applicant.show }).click()
    await page.getByLabel(words.wish.label).focus()
    await inspect(page, 'bulletins-wish')

    const small = inspector('phone', look)
    const citizen = await hall.newPage('phone', look)
    await citizen.goto(await linkAt(hall, gateway))
    await citizen.getByRole('button', { name: languageName(look.language) }).click()
    await citizen.getByRole('button', { name: phone.wanted.button }).waitFor()
    await small(citizen, 'bulletin-wanted')
    await citizen.getByRole('button', { name: phone.wanted.button }).click()
    await citizen.getByRole('button', { name: phone.refused.button }).waitFor()
    await small(citizen, 'bulletin-refused')
    await citizen.goto('/f/d/YANLIS')
    await citizen.getByRole('button', { name: languageName(look.language) }).click()
    await expect(citizen.getByRole('alert')).toContainText(phone.unknown.more)
    await small(citizen, 'bulletin-unknown')
  })
}

const languageName = (code: 'tr' | 'en') => (code === 'tr' ? 'Türkçe' : 'English')
