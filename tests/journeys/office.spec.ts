import type { Page } from '@playwright/test'
import { picture } from '../server/attachments/samples.ts'
import { BackOffice } from './back-office.ts'
import { expect, test as base } from './support.ts'

const test = base.extend<{ office: BackOffice }>({
  office: async ({ hall }, use) => {
    const office = new BackOffice(hall)
    await office.enter()
    await use(office)
  },
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const sheet = (page: Page) => page.getByRole('dialog')

/** Opens the sheet of an action. */
async function begin(page: Page, action: string) {
  await button(page, action).click()
  await expect(sheet(page).getByRole('heading', { name: action, exact: true })).toBeVisible()
}

/** Types into a list that is searched, and takes what it finds. */
async function choose(page: Page, field: string, typed: string) {
  await sheet(page).getByLabel(field).fill(typed)
  await expect(sheet(page).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
}

/** Sends what the open sheet holds. */
async function send(page: Page, action: string) {
  await sheet(page).getByRole('button', { name: action, exact: true }).click()
}

const news = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })

test('an officer confirms the receipt and answers with a document', async ({ office }) => {
  const { id, number } = await office.take({}, 'Fen İşleri')
  const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen İşleri' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bana havale edilenler')
  await expect(page.getByText('Teslim alınmadı')).toBeVisible()
  await page.getByRole('link', { name: number }).click()
  await button(page, 'Teslim aldım').click()
  await expect(news(page, 'Teslim alındı.')).toBeVisible()

  await begin(page, 'Yanıtla')
  await sheet(page).getByLabel('Yanıt', { exact: true }).fill('Çukur bugün kapatıldı.')
  const buffer = await picture('jpeg')
  await sheet(page)
    .getByLabel('Dosya ekle')
    .setInputFiles({ name: 'onarim.jpg', mimeType: 'image/jpeg', buffer })
  await expect(sheet(page).getByText('Yanıt eki · Hazır')).toBeVisible()
  await send(page, 'Yanıtla')
  await expect(news(page, 'Yanıt kaydedildi.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Süreç' })).toContainText('Çukur bugün kapatıldı.')
  await page.getByRole('button', { name: /^Yanıt eki: büyük göster/ }).click()
  const view = page.getByRole('dialog', { name: 'Yanıt eki' })
  await expect(view.getByRole('img')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(view).toBeHidden()

  const answered = await office.request(id)
  expect(answered).toMatchObject({ status: 'answered', outcome: 'answered' })
  expect(answered.attachments.map(({ kind }) => kind)).toEqual(['answer'])
  await page.getByRole('link', { name: 'Listeye dön' }).click()
  await expect(page.getByText('Bekleyen başvuru yok.')).toBeVisible()
  await page.getByText('Biten', { exact: true }).click()
  await expect(page.getByRole('link', { name: number })).toBeVisible()
})

test('another directorate’s officer finds nothing, not even by the address', async ({ office }) => {
  const { id } = await office.take({}, 'Fen İşleri')
  const page = await office.open('officer', 'Kerem Kaya', { directorate: 'Zabıta' })
  await expect(page.getByText('Bekleyen başvuru yok.')).toBeVisible()
  await page.goto(`/requests/r/${id}`)
  await expect(page.getByRole('heading', { name: 'Bu başvuru bulunamadı' })).toBeVisible()
  await expect(page.getByText('çukur')).toBeHidden()
})

test('who complains is shown only for a reason, which is asked for', async ({ office }) => {
  const { number } = await office.take({}, 'Fen İşleri')
  const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen İşleri' })
  await page.getByRole('link', { name: number }).click()
  const applicant = page.getByRole('region', { name: 'Başvuran' })
  await expect(applicant).toContainText('kimin başvurduğu gizlidir')
  await expect(applicant).not.toContainText('A***')
  await button(page, 'Kim olduğunu göster').click()
  await expect(applicant).toContainText('Nedenini yazın.')
  await applicant.getByLabel('Neden görmeniz gerekiyor?').fill('Yerini göstermesi gerekiyor.')
  await button(page, 'Kim olduğunu göster').click()
  await expect(applicant).toContainText('Ayşe Yılmaz')
  await button(page, 'Gizle').click()
  await expect(applicant).not.toContainText('Ayşe Yılmaz')
})

test('what was typed outlasts a lost connection and a closed sheet, and is sent once', async ({
  office,
}) => {
  const { id, number } = await office.take({}, 'Fen İşleri')
  const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen İşleri' })
  await page.getByRole('link', { name: number }).click()
  await begin(page, 'Vatandaşa sor')
  await sheet(page).getByLabel('Ne eksik?').fill('Hangi apartmanın önü?')
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeHidden()
  await begin(page, 'Vatandaşa sor')
  await expect(sheet(page).getByLabel('Ne eksik?')).toHaveValue('Hangi apartmanın önü?')

  await page.context().setOffline(true)
  await send(page, 'Vatandaşa sor')
  await expect(sheet(page).getByText('Bağlantı yok, yeniden deneniyor.')).toBeVisible()
  await page.context().setOffline(false)
  await expect(news(page, 'Soru vatandaşa iletilecek.')).toBeVisible()
  const { status, steps } = await office.request(id)
  expect(status).toBe('incomplete')
  expect(steps.filter(({ type }) => type === 'asked')).toHaveLength(1)
})

test('somebody was faster: the sheet says so and keeps what was typed', async ({ office }) => {
  const { id, number } = await office.take({}, 'Fen İşleri')
  const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen İşleri' })
  await page.getByRole('link', { name: number }).click()
  await begin(page, 'Yanıtla')
  await sheet(page).getByLabel('Yanıt', { exact: true }).fill('Yapıldı.')
  await office.change(id, 'return', { reason: 'Yanlış birim.' })
  await send(page, 'Yanıtla')
  await expect(sheet(page).getByRole('alert')).toContainText('şu anda sizin biriminizde değil')
  await expect(sheet(page).getByLabel('Yanıt', { exact: true })).toHaveValue('Yapıldı.')
  await sheet(page).getByRole('button', { name: 'Geri', exact: true }).click()
  await expect(page.getByText('Bu başvuru artık müdürlüğünüzde değil')).toBeVisible()
  await expect(button(page, 'Yanıtla')).toBeHidden()
})

test('an information request offers what Law 4982 gives, and the clock shows it', async ({
  office,
}) => {
  const { id, number } = await office.take({ kind: 'information' }, 'Fen İşleri')
  const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen İşleri' })
  await page.getByRole('link', { name: number }).click()
  await expect(button(page, 'Gerekçeli ret')).toBeVisible()
  await expect(button(page, 'Ara yanıt ver')).toBeHidden()
  await begin(page, 'Süreyi uzat')
  await sheet(page).getByLabel('Neden').fill('Arşivden belge bekleniyor.')
  await send(page, 'Süreyi uzat')
  await expect(news(page, 'Süre uzatıldı.')).toBeVisible()
  await expect(button(page, 'Süreyi uzat')).toBeHidden()
  await begin(page, 'Ücret iste')
  await sheet(page).getByLabel('Ne için, ne kadar, nasıl ödenecek?').fill('40 sayfa, 20 TL.')
  await send(page, 'Ücret iste')
  await expect(page.getByText('Ücretin son günü')).not.toHaveCount(0)
  expect(await office.request(id)).toMatchObject({ status: 'awaiting-fee' })
})

test('a supervisor refers, gives to a colleague and puts the record right', async ({ office }) => {
  const { id, number } = await office.take()
  const page = await office.open('supervisor', 'Murat Şahin')
  await page.getByRole('link', { name: number }).click()
  await begin(page, 'Havale et')
  await send(page, 'Havale et')
  await expect(sheet(page).getByText('Listeden birini seçin.')).toBeVisible()
  await choose(page, 'Birim', 'park')
  await send(page, 'Havale et')
  await expect(news(page, 'Havale edildi.')).toBeVisible()

  await begin(page, 'Görevliye ver')
  await choose(page, 'Görevli', 'murat')
  await send(page, 'Görevliye ver')
  await expect(news(page, 'Görevliye verildi.')).toBeVisible()

  await begin(page, 'Düzelt')
  await sheet(page).getByLabel('Tür').selectOption('wish')
  await sheet(page).getByLabel('Adres ya da tarif').fill('3. Sokak köşesi')
  await send(page, 'Düzelt')
  await expect(news(page, 'Düzeltildi.')).toBeVisible()
  const { kind, place, directorateId, assigneeId } = await office.request(id)
  expect({ kind, address: place?.address }).toEqual({ kind: 'wish', address: '3. Sokak köşesi' })
  expect(directorateId).toBe(office.directorateId('Park'))
  expect(assigneeId).not.toBeNull()
})

test('the board’s figures narrow its list, and one goes back to it from a request', async ({
  office,
}) => {
  const late = await office.take({ receivedAt: '2026-10-05' }, 'Fen İşleri')
  const later = await office.take({}, 'Zabıta')
  const page = await office.open('manager', 'Zeynep Ak')
  await expect(page.getByRole('link', { name: later.number })).toBeVisible()
  await page.getByRole('button', { name: 'Gecikmiş 1' }).click()
  await expect(page.getByRole('link', { name: later.number })).toBeHidden()
  await page.getByRole('link', { name: late.number }).click()
  await page.getByRole('link', { name: 'Listeye dön' }).click()
  await expect(page.getByRole('button', { name: 'Gecikmiş 1' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(page.getByRole('link', { name: later.number })).toBeHidden()
  await button(page, 'Süzgeci temizle').click()
  await button(page, 'Zabıta Müdürlüğü').click()
  await expect(page.getByRole('link', { name: late.number })).toBeHidden()
  await expect(page.getByRole('link', { name: later.number })).toBeVisible()
})

test('many are reminded at once, and each says what became of it', async ({ office }) => {
  const first = await office.take({}, 'Fen İşleri')
  const second = await office.take({}, 'Zabıta')
  const atDesk = await office.take()
  const page = await office.open('supervisor', 'Murat Şahin')
  const tick = (number: string) => page.getByLabel(`${number} numaralı başvuruyu seç`)
  await expect(tick(atDesk.number)).toBeDisabled()
  await page.getByLabel('Görünenlerin hepsini seç').check()
  await expect(news(page, '2 başvuru seçildi')).toBeVisible()
  // Meanwhile one of them is answered: there is nobody left to remind.
  await office.change(second.id, 'answer', { text: 'Yapıldı.' })
  await button(page, 'Toplu hatırlat').click()
  await expect(news(page, '1 başvuru hatırlatıldı, 1 tanesi hatırlatılamadı.')).toBeVisible()
  await expect(page.getByText('Hatırlatıldı', { exact: true })).toBeVisible()
  const reminders = async (id: string) =>
    (await office.request(id)).referrals.map((referral) => referral.reminders)
  expect(await reminders(first.id)).toEqual([1])
  expect(await reminders(second.id)).toEqual([0])
})

test('a request is found by a piece of the applicant’s name, which no address shows', async ({
  office,
}) => {
  const wanted = await office.take({ applicant: { name: 'İsmail Çağlayan', language: 'tr' } })
  const other = await office.take({ kind: 'wish' })
  const page = await office.open('clerk', 'Selin Koç')
  await page.getByRole('link', { name: 'Arama', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arama')
  await page.getByLabel('Ad, telefon, T.C. kimlik no. ya da başvuru numarası').fill('caglay')
  await expect(page.getByRole('link', { name: other.number })).toBeHidden()
  await expect(page.getByRole('link', { name: wanted.number })).toBeVisible()
  await expect(page.getByText('İ*** Ç***')).toBeVisible()
  expect(page.url()).not.toContain('caglay')
  await page.getByRole('link', { name: wanted.number }).click()
  await page.getByRole('link', { name: 'Listeye dön' }).click()
  await expect(page.getByRole('link', { name: other.number })).toBeHidden()
})

test('a supervisor gives work to a clerk, who finds it first of all', async ({ office }) => {
  const { id, number } = await office.take()
  const other = await office.take()
  const clerk = await office.open('clerk', 'Selin Koç')
  await expect(clerk.getByText('Size verilmiş açık başvuru yok.')).toBeVisible()

  const page = await office.open('supervisor', 'Murat Şahin')
  await page.goto(`/requests/r/${id}`)
  await begin(page, 'Görevliye ver')
  await choose(page, 'Görevli', 'selin')
  await send(page, 'Görevliye ver')
  await expect(sheet(page)).toBeHidden()

  await clerk.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(clerk.getByRole('link', { name: number })).toBeVisible()
  await expect(clerk.getByRole('link', { name: other.number })).toBeHidden()
})

test('a list that is looked at again shows what came meanwhile', async ({ office }) => {
  const first = await office.take({}, 'Fen İşleri')
  const page = await office.open('officer', 'Fatma Demir', { directorate: 'Fen İşleri' })
  await page.getByRole('link', { name: first.number }).focus()
  const second = await office.take({}, 'Fen İşleri')
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(page.getByRole('link', { name: second.number })).toBeVisible()
  await expect(page.getByRole('link', { name: first.number })).toBeFocused()
})

test('an address without a page says so and leads back', async ({ office }) => {
  const page = await office.open('supervisor', 'Murat Şahin')
  await page.goto('/requests/nowhere')
  await expect(page.getByRole('heading', { name: 'Sayfa açılamadı' })).toBeVisible()
  await page.getByRole('link', { name: 'Başa dön' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Takip')
})

test('a session that has ended asks for the log-in again, and what was typed is still there', async ({
  office,
}) => {
  const { number } = await office.take({}, 'Fen İşleri')
  const officer = { directorate: 'Fen İşleri' }
  const page = await office.open('officer', 'Fatma Demir', officer)
  await page.getByRole('link', { name: number }).click()
  await begin(page, 'Yanıtla')
  await sheet(page).getByLabel('Yanıt', { exact: true }).fill('Yapıldı.')
  await page.context().clearCookies()
  await send(page, 'Yanıtla')
  await page.getByLabel('Kullanıcı adı').fill('officer-ofis-1')
  await page.getByLabel('Parola').fill('gorevli-parolasi')
  await button(page, 'Giriş yap').click()
  await begin(page, 'Yanıtla')
  await expect(sheet(page).getByLabel('Yanıt', { exact: true })).toHaveValue('Yapıldı.')
})

test('a page that is not for one’s role says so', async ({ office }) => {
  const page = await office.open('clerk', 'Selin Koç')
  await page.goto('/requests/board')
  await expect(page.getByText('Bu sayfayı açma yetkiniz yok')).toBeVisible()
})
