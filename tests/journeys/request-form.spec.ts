import type { Page } from '@playwright/test'
import {
  field,
  form,
  keptTexts,
  nameNeighbourhoods,
  nationalId,
  openForm,
  phone,
} from './request-form.ts'
import { expect, part, press, test } from './support.ts'

/** The first of what a field offers while somebody types. */
const offered = (counter: Page) => form(counter).getByRole('option').first()

/** Presses Tab until that field has the keyboard. */
async function tabTo(counter: Page, name: string): Promise<void> {
  const target = field(counter, name)
  for (let pressed = 0; pressed < 30; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await counter.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('a request with a photo is written down and referred without the mouse', async ({ hall }) => {
  await nameNeighbourhoods(hall, ['Bostanlı', 'Şemikler', 'Işıklar'])
  const counter = await openForm(hall)
  const { keyboard } = counter

  // Small letters without their marks find it; its kind and its directorate come with it.
  await keyboard.type('gurul')
  await expect(offered(counter)).toBeVisible()
  await keyboard.press('Enter')
  await expect(field(counter, 'Konu')).toHaveValue('Gürültü')
  await expect(form(counter).getByLabel('Şikâyet')).toBeChecked()
  await expect(field(counter, 'Havale edilecek birim')).toHaveValue('Zabıta Müdürlüğü')
  await expect(form(counter)).toContainText('Yanıt 27 Kasım Cuma gününe kadar')

  await tabTo(counter, 'Açıklama')
  await keyboard.type('Kafede gece canlı müzik var.')
  await tabTo(counter, 'Mahalle')
  await keyboard.type('isik')
  await expect(offered(counter)).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(field(counter, 'Mahalle')).toHaveValue('Işıklar')

  const photo = await counter.screenshot()
  // Asked for before the keys are pressed: the browser must know of it before the key comes.
  const chooser = counter.waitForEvent('filechooser')
  await tabTo(counter, 'Fotoğraf')
  await keyboard.press('Enter')
  await (await chooser).setFiles({ name: 'kafe.png', mimeType: 'image/png', buffer: photo })
  await expect(form(counter).getByText('Eklendi')).toBeVisible()

  // Nobody's number is written before they know what happens to it.
  await expect(field(counter, 'Cep telefonu (isteğe bağlı)')).toBeDisabled()
  await tabTo(counter, 'Aydınlatma metni gösterildi ya da okundu')
  await keyboard.press('Space')
  await tabTo(counter, 'Cep telefonu (isteğe bağlı)')
  await keyboard.type('0232 111 22 33')
  await expect(form(counter).getByText('Bu bir cep telefonu değil.')).toBeVisible()
  await keyboard.press('Control+a')
  await keyboard.type(phone)
  await expect(form(counter).getByText('Bu bir cep telefonu değil.')).toBeHidden()
  await tabTo(counter, 'T.C. kimlik no (isteğe bağlı)')
  await keyboard.type('10000000147')
  await expect(form(counter).getByText('Bu numara geçerli değil.')).toBeVisible()
  await keyboard.press('Control+a')
  await keyboard.type(nationalId)

  await press(counter, 'Alt+h')
  await expect(form(counter).getByRole('heading', { name: 'Başvuru kaydedildi' })).toBeFocused()
  await expect(form(counter)).toContainText('2026-000001')
  await expect(form(counter)).toContainText('Havale edildi: Zabıta Müdürlüğü.')
  await expect(form(counter)).toContainText('Numarası vatandaşa gönderiliyor.')
  const { items } = await (await counter.request.get('/api/requests?q=2026-000001')).json()
  expect(items).toMatchObject([{ status: 'referred', kind: 'complaint', neighbourhood: 'Işıklar' }])
  const { request } = await (await counter.request.get(`/api/requests/${items[0].id}`)).json()
  expect(request.attachments).toHaveLength(1)
  expect(request.applicant.noticeVersion).toBe('1')
  expect(await keptTexts(counter)).toEqual([])

  // The visit ends as the request did, and the next citizen meets an empty form.
  await press(counter, 'F2')
  await expect(part(counter, 'Şu anki vatandaş')).toContainText('Z-002')
  await expect(field(counter, 'Açıklama')).toHaveValue('')
  expect((await hall.ticket('Z-001')).completionOutcome).toBe('request-taken')
})

test('what is missing is said, and the keyboard is put there', async ({ hall }) => {
  const counter = await openForm(hall)
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('Önce işaretli alanları düzeltin.')
  await expect(field(counter, 'Açıklama')).toBeFocused()
  await counter.keyboard.type('Teşekkür ederim')
  await press(counter, 'Alt+h')
  await expect(form(counter)).toContainText('Önce havale edilecek birimi seçin.')
})

test('a request that is saved while the connection is lost is taken once', async ({ hall }) => {
  const counter = await openForm(hall)
  await field(counter, 'Açıklama').fill('Sokak lambası yanmıyor')
  await counter.context().setOffline(true)
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('başvuru kaybolmaz')
  await counter.context().setOffline(false)
  await expect(form(counter)).toContainText('2026-000001')
  const { total } = await (await counter.request.get('/api/requests')).json()
  expect(total).toBe(1)
})

test('a petition is printed to be signed, with nothing else of the page', async ({ hall }) => {
  const counter = await openForm(hall)
  // A browser without a window prints nothing and says at once that it has.
  await counter.evaluate(() => (window.print = () => undefined))
  await form(counter).locator('input[type=radio][value=petition]').check({ force: true })
  await expect(form(counter)).toContainText('3071 sayılı Kanun, 30 gün')
  await field(counter, 'Açıklama').fill('Parka bank konulmasını arz ederim.')
  await field(counter, 'Ad soyad (isteğe bağlı)').fill('Ayşe Deneme')
  await form(counter).getByRole('button', { name: 'İmza için yazdır' }).click()
  await counter.emulateMedia({ media: 'print' })
  const sheet = counter.locator('.print-sheet')
  await expect(sheet.getByText('Parka bank konulmasını arz ederim.')).toBeVisible()
  await expect(sheet.getByText('Ayşe Deneme')).toBeVisible()
  await expect(part(counter, 'Bekleyenler')).toBeHidden()
  await counter.evaluate(() => dispatchEvent(new Event('afterprint')))
  await counter.emulateMedia({ media: 'screen' })
  await expect(sheet).toHaveCount(0)

  // Who cannot sign, and a foreigner: on the paper, and nowhere else.
  await field(counter, 'Nasıl imzalanacak').selectOption('mark')
  await field(counter, 'Yabancı uyruklu').check()
  await form(counter).getByRole('button', { name: 'İmza için yazdır' }).click()
  await counter.emulateMedia({ media: 'print' })
  for (const line of ['Parmak izi', '1. tanık', '2. tanık', 'Uyruğu', 'Türkiye’deki adresi'])
    await expect(sheet.getByText(line, { exact: true })).toBeVisible()
  await counter.evaluate(() => dispatchEvent(new Event('afterprint')))
  await counter.emulateMedia({ media: 'screen' })
  const drafts = async () => (await counter.request.get('/api/drafts')).text()
  await expect.poll(drafts).toContain('Parka bank')
  expect(await drafts()).not.toMatch(/mark|foreign/i)

  await field(counter, 'Evrak kayıt no').fill('E-2026-17')
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('Evrak tarihini de seçin.')
  await field(counter, 'Evrak tarihi').fill('2026-11-24')
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('2026-000001')
})

test('earlier requests of the same telephone are found while it is typed, masked', async ({
  hall,
}) => {
  const counter = await openForm(hall)
  const data = {
    ...{ branchId: hall.branchId, kind: 'wish', channel: 'in-person', text: 'Bank istiyorum' },
    applicant: { name: 'Ayşe Deneme', phone },
    noticeVersion: '1',
  }
  const taken = await counter.request.post('/api/requests', { data })
  expect(taken.status()).toBe(201)

  await field(counter, 'Aydınlatma metni gösterildi ya da okundu').check()
  await field(counter, 'Cep telefonu (isteğe bağlı)').fill(phone)
  const earlier = part(counter, 'Önceki başvurular')
  await expect(earlier).toContainText('2026-000001')
  await expect(earlier).not.toContainText('Ayşe Deneme')
  await earlier.getByRole('button', { name: '2026-000001 numaralı başvuruyu aç' }).click()
  await expect(earlier).toContainText('Bank istiyorum')
  await expect(earlier).toContainText('Kaydedildi')
  await expect(earlier).not.toContainText('Ayşe Deneme')
  await earlier.getByRole('button', { name: 'Başvuranı göster' }).click()
  await expect(earlier).toContainText('Ayşe Deneme')
})

test('a colleague reports something urgent with nobody in front', async ({ hall }) => {
  const counter = await hall.openCounter(3)
  await press(counter, 'Alt+a')
  await expect(form(counter).getByRole('heading', { name: 'Görevli bildirimi' })).toBeVisible()
  await expect(field(counter, 'Acil')).toBeChecked()
  await expect(field(counter, 'Ad soyad (isteğe bağlı)')).toHaveCount(0)
  await field(counter, 'Açıklama').fill('Kaldırımda açık rögar')
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('2026-000001')
  const { items } = await (await counter.request.get('/api/requests')).json()
  expect(items).toMatchObject([{ urgent: true, applicant: null, channel: 'in-person' }])
})
