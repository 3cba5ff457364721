import { deliveryWordsOf } from '../../messages/deliveries.ts'
import type { Page } from '@playwright/test'
import { officeTellingCatalogues } from '../../messages/office-telling.ts'
import { officeCatalogues } from '../../messages/office.ts'
import { picture } from '../server/attachments/samples.ts'
import { GatewayServer, settingsFor } from '../server/sms/gateway-server.ts'
import { BackOffice } from './back-office.ts'
import { inspector, looks } from './inspection.ts'
import { expect, test as base } from './support.ts'

/** A gateway that stands beside the town hall and goes with it. */
const test = base.extend<{ gateway: GatewayServer; office: BackOffice }>({
  gateway: async ({ office }, use) => {
    const gateway = await new GatewayServer().open()
    await office.edit('/gateways', { sms: settingsFor(gateway.url) })
    await use(gateway)
    gateway.close()
  },
  office: async ({ hall }, use) => {
    const office = new BackOffice(hall)
    await office.enter()
    await use(office)
  },
})

const words = officeTellingCatalogues.tr
const idOf = (body: string) => (JSON.parse(body) as { id: string }).id
const at = (time: string) => `2026-11-24T${time}:00+03:00`

test('a gateway that is down for an hour loses nobody, and the list shows it', async ({
  hall,
  gateway,
  office,
}) => {
  gateway.mood = 'broken'
  const page = await office.open('supervisor', 'Murat Şahin')
  const requests = [await office.take(), await office.take(), await office.take()]
  await page.getByRole('link', { name: words.outbox.title }).click()
  await expect(page.getByText(words.outbox.held(words.channels.sms, '3'))).toBeVisible()
  await expect(page.getByText('http-500').first()).toBeVisible()
  for (const time of ['10:01', '10:06', '10:21']) await hall.setClock(at(time))
  expect(gateway.delivered).toEqual([])

  gateway.mood = 'well'
  await hall.setClock(at('11:21'))
  // The page looks again by itself.
  await expect(page.getByText(words.outbox.sentAt('11.21'))).toHaveCount(3, { timeout: 40_000 })
  await expect(page.getByText(words.outbox.delayed('1 sa 21 dk'))).toHaveCount(3)
  await expect(page.getByText(words.outbox.held(words.channels.sms, '3'))).toBeHidden()
  await choose(page, words.outbox.state, words.states.waiting)
  await expect(page.getByText(words.outbox.noneFound)).toBeVisible()

  await choose(page, words.outbox.state, words.states.sent)
  await rowOf(page, requests[0]?.number).getByRole('button').click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('listitem')).toHaveCount(5)
  await expect(panel.getByRole('listitem').last()).toContainText(words.outcomes.sent)
  await expect(panel.getByText(words.message.allFailedThenSent(4, '1 sa 21 dk'))).toBeVisible()
  await expect(panel.getByRole('button', { name: words.message.retry })).toBeHidden()
  expect([...gateway.countsBy(idOf).values()]).toEqual([1, 1, 1])
  expect(await page.content()).not.toContain('123 45 67')
})

test('what no gateway takes becomes a call, and is sent when somebody says so', async ({
  gateway,
  office,
}) => {
  gateway.mood = { status: 400, body: '{}' }
  const page = await office.open('supervisor', 'Murat Şahin')
  const { number } = await office.take()
  await page.getByRole('link', { name: words.outbox.title }).click()
  await choose(page, words.outbox.channel, words.channels.sms)
  const row = rowOf(page, number).filter({ hasText: words.channels.sms })
  await expect(row).toContainText(words.states['given-up'])

  gateway.mood = 'well'
  await row.getByRole('button').click()
  await page.getByRole('button', { name: words.message.retry }).click()
  await expect(page.getByText(words.message.retried)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toContainText(words.outbox.sentAt('10.00'), { timeout: 40_000 })
  await page.getByRole('link', { name: words.work.title }).click()
  await expect(page.getByRole('region', { name: words.work.calls })).toContainText(number)
})

test('a clerk calls, and writes by hand with the pictures', async ({ office }) => {
  const called = await office.take({
    applicant: { name: 'Ayşe Yılmaz', phone: '0532 123 45 67', wantsCall: true },
  })
  const written = await takeFromWhatsapp(office)
  const page = await office.open('clerk', 'Zeynep Ak')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('link', { name: words.work.title }).click()
  const calls = page.getByRole('region', { name: words.work.calls })
  const open = (part: typeof calls) => part.getByRole('button', { name: words.work.open }).click()
  await open(calls)
  await expect(calls.getByRole('link', { name: '0532 123 45 67' })).toBeVisible()
  await calls.getByRole('button', { name: words.work.notReached }).click()
  await expect(page.getByText(words.work.done['not-reached'](called.number))).toBeVisible()
  await expect(calls).toContainText(words.work.tried(1))
  await open(calls)
  await calls.getByRole('button', { name: `${words.work.reached}: ` }).click()
  await expect(page.getByText(words.work.noCalls)).toBeVisible()

  const hand = page.getByRole('region', { name: words.work.hand })
  await open(hand)
  await expect(hand.getByRole('img', { name: 'Öncesi' })).toBeVisible()
  await expect(hand.getByRole('img', { name: 'Sonrası' })).toBeVisible()
  await hand.getByRole('button', { name: words.work.copy }).click()
  await expect(hand.getByRole('button', { name: words.work.copied })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(written.number)
  await hand.getByRole('button', { name: words.work.sent }).click()
  await expect(page.getByText(words.work.noHand)).toBeVisible()

  const { items } = await office.read('/outbox')
  expect(items).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
})

test('the answer itself stands in the task, and is copied with the text', async ({ office }) => {
  const { id, number } = await takeFromWhatsapp(office)
  await office.change(id, 'answer', { text: 'Çukur kapatıldı.' })
  const page = await office.open('clerk', 'Zeynep Ak')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('link', { name: words.work.title }).click()
  const tasks = page.getByRole('region', { name: words.work.hand }).getByRole('article')
  const hand = tasks.filter({ hasText: deliveryWordsOf.tr.events.answered })
  await hand.getByRole('button', { name: words.work.open }).click()
  await expect(hand.getByText('Çukur kapatıldı.')).toBeVisible()
  await hand.getByRole('button', { name: words.work.copy }).click()
  await expect(hand.getByRole('button', { name: words.work.copied })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(number)
  expect(copied).toContain('Çukur kapatıldı.')
  await hand.getByRole('button', { name: words.work.sent }).click()
  await expect.poll(() => office.request(id)).toMatchObject({ status: 'closed', told: 'told' })
})

test('the telling pages are for those who tell', async ({ office }) => {
  const clerk = await office.open('clerk', 'Zeynep Ak')
  await expect(clerk.getByRole('link', { name: words.work.title })).toBeVisible()
  await expect(clerk.getByRole('link', { name: words.outbox.title })).toBeHidden()
  await clerk.goto('/requests/outbox')
  await expect(clerk.getByRole('heading', { name: officeCatalogues.tr.forbidden })).toBeVisible()
  await expect(clerk.getByText(officeCatalogues.tr.forbiddenPage)).toBeVisible()
})

for (const look of looks) {
  const own = officeTellingCatalogues[look.language]

  test(`what is told stands well, ${look.language} ${look.colorScheme}`, async ({
    hall,
    gateway,
    office,
  }) => {
    const inspect = inspector('office', look)
    const page = await office.open('manager', 'Hülya Er', { look })
    await page.getByRole('link', { name: own.outbox.title }).click()
    await expect(page.getByText(own.outbox.none)).toBeVisible()
    await inspect(page, 'outbox-empty')
    await page.getByRole('link', { name: own.work.title }).click()
    await expect(page.getByText(own.work.noHand)).toBeVisible()
    await inspect(page, 'work-empty')

    const tried = (times: number) => expect.poll(() => gateway.received.length).toBe(times)
    await office.take()
    await tried(1)
    gateway.mood = { status: 400, body: '{}' }
    const refused = await office.take()
    await tried(2)
    gateway.mood = 'broken'
    await office.take({}, 'Fen İşleri')
    await tried(3)
    await hall.setClock(at('10:06'))
    gateway.mood = 'well'
    await hall.setClock(at('10:21'))
    gateway.mood = 'broken'
    await office.take({ applicant: { name: 'Ali', email: 'ali@ornek.example' } })
    await office.take({ applicant: { name: 'Can Öz', phone: '0533 765 43 21', wantsCall: true } })
    await takeFromWhatsapp(office)
    await office.take()

    await page.getByRole('link', { name: own.outbox.title }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(own.outbox.title)
    // The gateway has said no, and the server has written it down, at some moment from now.
    await expect(async () => {
      await page.reload()
      await expect(page.getByText(own.outbox.held(own.channels.sms, '1'))).toBeVisible({
        timeout: 2000,
      })
    }).toPass()
    await inspect(page, 'outbox')
    const row = rowOf(page, refused.number).filter({ hasText: own.states['given-up'] })
    await row.getByRole('button').click()
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1)
    await inspect(page, 'message-given-up')
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: own.work.title }).click()
    await page.getByRole('button', { name: own.work.open }).nth(-2).click()
    await page.getByRole('button', { name: own.work.notReached }).last().click()
    await expect(page.getByText(own.work.tried(1))).toBeVisible()
    await page.getByRole('button', { name: own.work.open }).last().click()
    await expect(page.getByRole('img')).toHaveCount(2)
    await inspect(page, 'work')
  })
}

/** Asked on WhatsApp, with how it looked before and afterwards. */
async function takeFromWhatsapp(office: BackOffice) {
  const before = await office.upload(await picture('jpeg', 900, 1200), 'photo-before')
  const after = await office.upload(await picture('jpeg', 1200, 900), 'photo-after')
  return office.take({
    ...{ channel: 'whatsapp', attachmentIds: [before, after] },
    applicant: { name: 'Deniz Kara', handle: '@denizkara' },
  })
}

function rowOf(page: Page, number = '') {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: number })
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption({ label: option })
}
