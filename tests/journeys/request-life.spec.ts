import { requestStatusWordsOf } from '../../messages/request-status.ts'
import { GatewayServer, settingsFor } from '../server/sms/gateway-server.ts'
import { BackOffice } from './back-office.ts'
import { photo } from './requests.ts'
import {
  callNext,
  expect,
  press,
  startService,
  takeNumber,
  test as base,
  type Hall,
} from './support.ts'

/** Telephones of this town: what the gateway delivered. */
class Telephones {
  readonly gateway = new GatewayServer()

  async open(office: BackOffice): Promise<this> {
    await this.gateway.open()
    await office.edit('/gateways', { sms: settingsFor(this.gateway.url) })
    return this
  }

  /** The last text that matches; waits for it. */
  async text(pattern: RegExp): Promise<RegExpExecArray> {
    const find = () =>
      this.gateway.delivered.map((body) => pattern.exec(body)).findLast((found) => found !== null)
    await expect.poll(() => find() ?? null).not.toBeNull()
    const found = find()
    if (!found) throw new Error('it came')
    return found
  }
}

const test = base.extend<{ office: BackOffice; telephones: Telephones }>({
  office: async ({ hall }, use) => {
    const office = new BackOffice(hall)
    await office.enter()
    await use(office)
  },
  telephones: async ({ office }, use) => {
    const telephones = await new Telephones().open(office)
    await use(telephones)
    telephones.gateway.close()
  },
})

/** The citizen at the counter says what it is about; the clerk writes it down and refers it. Gives its number. */
async function tellAtCounter(hall: Hall): Promise<string> {
  const counter = await hall.openCounter(3)
  await callNext(counter, 'Z-001')
  await startService(counter)
  await press(counter, 'Alt+a')
  const form = counter.locator('section.request')
  const field = (name: string) => form.getByLabel(name, { exact: true })
  await field('Konu').fill('gurul')
  await counter.keyboard.press('Enter')
  await field('Açıklama').fill('Kafede gece canlı müzik var.')
  await form
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo(counter, 'kafe.png'))
  await expect(form.getByText('Eklendi')).toBeVisible()
  await field('Aydınlatma metni gösterildi ya da okundu').check()
  await field('Ad soyad (isteğe bağlı)').fill('Ayşe Nur Deneme')
  await field('Cep telefonu (isteğe bağlı)').fill('0500 111 22 33')
  await press(counter, 'Alt+h')
  await expect(form.getByRole('heading', { name: 'Başvuru kaydedildi' })).toBeVisible()
  const number = await form.locator('strong').first().innerText()
  await press(counter, 'F4')
  return number
}

test('from the kiosk to the answer: a citizen asks, a directorate answers, the telephone tells, and it is closed', async ({
  hall,
  office,
  telephones,
}) => {
  const kiosk = await hall.openKiosk()
  await takeNumber(kiosk, 'Zabıta')
  const number = await tellAtCounter(hall)
  expect((await hall.ticket('Z-001')).completionOutcome).toBe('request-taken')

  // The first text tells the number and the code, and nothing of the matter.
  const [told, code = ''] = await telephones.text(/Takip kodunuz ([0-9A-Z]{8})/)
  expect(told).not.toContain('müzik')
  expect(telephones.gateway.delivered.join()).not.toContain('Gürültü')

  const officer = await office.open('officer', 'Kerem Kaya', { directorate: 'Zabıta' })
  await officer.getByRole('link', { name: number }).click()
  await expect(officer.getByText('Kafede gece canlı müzik var.')).toBeVisible()
  await expect(officer.getByRole('region', { name: 'Başvuran' })).not.toContainText('Deneme')
  await officer.getByRole('button', { name: 'Teslim aldım', exact: true }).click()
  await expect(officer.getByRole('status').filter({ hasText: 'Teslim alındı.' })).toBeVisible()
  await officer.getByRole('button', { name: 'Yanıtla', exact: true }).click()
  const sheet = officer.getByRole('dialog')
  await sheet.getByLabel('Yanıt', { exact: true }).fill('Denetlendi, ceza yazıldı.')
  await sheet.getByRole('button', { name: 'Yanıtla', exact: true }).click()
  await telephones.text(/yanıtlandı/)

  const words = requestStatusWordsOf.tr
  const phone = await hall.newPage('phone')
  await phone.goto(`/f/b#${number}.${code}`)
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(words.outcomes.answered.title)
  await expect(phone.getByText('ceza yazıldı')).toHaveCount(0)
  await phone.getByRole('button', { name: words.showAnswer }).click()
  await phone.getByRole('button', { name: words.send, exact: true }).click()
  const [, oneTime = ''] = await telephones.text(/Onay kodunuz (\d{6})/)
  await phone.getByLabel(words.oneTimeCode).fill(oneTime)
  await phone.keyboard.press('Enter')
  await expect(phone.getByText('Denetlendi, ceza yazıldı.')).toBeVisible()

  const { items } = await office.read(`/requests?q=${number}`)
  expect(items).toMatchObject([{ status: 'closed', outcome: 'answered' }])
})
