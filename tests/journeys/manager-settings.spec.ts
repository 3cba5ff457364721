import type { Page } from '@playwright/test'
import { wordsOf as slipWords } from '../../tools/printer/paper.ts'
import { SimulatedPrinter } from '../../tools/printer/simulated-printer.ts'
import { adminPassword } from './server-process.ts'
import { expect, takeNumber, test, type Hall } from './support.ts'

/** A page of the manager's, as its address is opened by somebody. */
async function openPage(hall: Hall, path: string, who: 'manager' | 'supervisor' | 'admin') {
  const page = await hall.newPage('manager')
  const admin = { username: 'admin', password: adminPassword }
  await hall.logIn(page, who === 'admin' ? admin : await hall.makeStaff(who, 'Ayşe Yılmaz'))
  await page.goto(`/manager/${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return page
}

const save = (page: Page) => page.getByRole('button', { name: 'Kaydet', exact: true }).click()
const sheet = (page: Page) => page.getByRole('dialog')
const rows = (page: Page, name: string) => page.getByRole('list', { name, exact: true })

test('a manager adds a desk, and it stands at the kiosk where it was put', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  const page = await openPage(hall, '', 'manager')
  await page.getByRole('link', { name: 'Masalar' }).click()
  await page.getByRole('button', { name: 'Masa ekle' }).click()
  await save(page)
  await expect(page.getByLabel('Ad', { exact: true })).toBeFocused()
  await expect(sheet(page)).toContainText('Bir ad yazın.')
  await page.getByLabel('Ad', { exact: true }).fill('Nikâh İşleri')
  await page.getByLabel('Açıklama satırı').fill('Nikâh başvurusu ve salon')
  await page.getByLabel('Harf').fill('z')
  await expect(page.getByLabel('Harf')).toHaveValue('Z')
  await save(page)
  await expect(sheet(page)).toContainText('Bu harf başka bir masanın.')
  await page.getByLabel('Harf').fill('ı')
  await save(page)
  await expect(sheet(page)).toContainText('I, İ ve O kullanılmaz.')
  await expect(page.getByLabel('Harf')).toHaveAccessibleDescription(/I, İ ve O/)
  await page.getByLabel('Harf').fill('n')
  await page.getByText('Kalp', { exact: true }).click()
  await page.getByText('Vişne', { exact: true }).click()
  await save(page)
  await expect(sheet(page)).toBeHidden()
  await expect(page.getByRole('status')).toContainText(['Nikâh İşleri kaydedildi.'])

  await page.getByRole('button', { name: 'Nikâh İşleri: yukarı taşı' }).click()
  await expect(page.getByText('Nikâh İşleri artık 9. sırada.')).toBeVisible()
  await expect(rows(page, 'Masalar').getByRole('listitem').nth(8)).toContainText('Nikâh İşleri')
  await takeNumber(kiosk, 'Nikâh İşleri')
  await expect(kiosk.getByText('N-001', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Nikâh İşleri: düzenle' }).click()
  await page.getByRole('button', { name: 'Sil' }).click()
  await page.getByRole('button', { name: 'Sil' }).click()
  await expect(sheet(page)).toContainText('Bu masada şu anda bekleyen')
})

test('what was typed is not lost by a slip of the finger', async ({ hall }) => {
  const page = await openPage(hall, 'desks', 'manager')
  const edit = page.getByRole('button', { name: 'Zabıta: düzenle' })
  await edit.click()
  await page.keyboard.press('Escape')
  await expect(edit).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByLabel('Ad', { exact: true }).fill('Zabıta Masası')
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toContainText('Kaydedilmemiş değişiklikler var.')
  await page.getByRole('button', { name: 'Düzenlemeye dön' }).click()
  await hall.issue('Z')
  await hall.server.kill()
  await save(page)
  await expect(sheet(page).getByRole('alert')).toContainText('Bağlantı yok')
  await expect(page.getByLabel('Ad', { exact: true })).toHaveValue('Zabıta Masası')
  await hall.server.start()
  await save(page)
  await expect(sheet(page)).toBeHidden()
  await expect(rows(page, 'Masalar')).toContainText('Zabıta Masası')
  await expect(page.getByRole('button', { name: 'Zabıta Masası: düzenle' })).toBeFocused()

  await page.getByRole('link', { name: 'Ayarlar', exact: true }).click()
  await page.getByLabel('Bekleme yeri').fill('Zemin kat')
  await page.getByRole('link', { name: 'Cihazlar' }).click()
  await page.getByRole('button', { name: 'Düzenlemeye dön' }).click()
  await expect(page.getByLabel('Bekleme yeri')).toHaveValue('Zemin kat')
  await page.getByRole('link', { name: 'Cihazlar' }).click()
  await page.getByRole('button', { name: 'Kaydetmeden kapat' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cihazlar' })).toBeVisible()
})

test('a counter is given its number, its desks and whom it helps out', async ({ hall }) => {
  const page = await openPage(hall, 'counters', 'manager')
  await page.getByRole('button', { name: 'Banko ekle' }).click()
  await expect(page.getByLabel('Banko numarası')).toHaveValue('13')
  await page.getByLabel('Banko numarası').fill('3')
  await save(page)
  await expect(sheet(page)).toContainText('Bu numara başka bir bankonun.')
  await page.getByLabel('Banko numarası').fill('21')
  const own = page.getByRole('group', { name: 'Hizmet verdiği masalar' })
  const helped = page.getByRole('group', { name: 'Yardım ettiği masalar' })
  await own.getByRole('checkbox', { name: 'Esnaf' }).uncheck()
  await helped.getByRole('checkbox', { name: 'Esnaf' }).check()
  await own.getByRole('checkbox', { name: 'Esnaf' }).check()
  await own.getByRole('checkbox', { name: 'KAYDEM' }).uncheck()
  await helped.getByRole('checkbox', { name: 'KAYDEM' }).check()
  await page.getByRole('spinbutton', { name: 'KAYDEM' }).fill('5')
  await save(page)
  const made = rows(page, 'Bankolar').getByRole('listitem').filter({ hasText: 'Banko 21' })
  await expect(made).toContainText('Esnaf')
  await expect(made).toContainText('Yardım: KAYDEM')
  await made.getByRole('button').click()
  await own.getByRole('checkbox', { name: 'Zabıta' }).uncheck()
  await save(page)
  await expect(made).not.toContainText('Zabıta')
  await made.getByRole('button').click()
  await page.getByRole('button', { name: 'Sil' }).click()
  await page.getByRole('button', { name: 'Sil' }).click()
  await expect(made).toBeHidden()
})

test('a new clerk logs in with the name and the password that the manager gave', async ({
  hall,
}) => {
  const page = await openPage(hall, 'people', 'manager')
  await page.getByRole('button', { name: 'Kişi ekle' }).click()
  await expect(page.getByRole('option', { name: 'Sistem yöneticisi' })).toHaveCount(0)
  await page.getByLabel('Ad', { exact: true }).fill('Işıl Iğdır')
  await page.getByLabel('Kullanıcı adı').fill('isil')
  await page.getByLabel('Parola').fill('kısa')
  await save(page)
  await expect(page.getByLabel('Parola')).toHaveAccessibleDescription('Daha uzun bir parola seçin.')
  await page.getByLabel('Parola').fill('uzun-ve-gizli')
  await page.getByRole('checkbox', { name: 'English' }).check()
  await save(page)
  await expect(rows(page, 'Personel')).toContainText('Işıl Iğdır')
  await expect(page.getByRole('button', { name: 'Sistem yöneticisi: düzenle' })).toHaveCount(0)

  const counter = await hall.newPage('counter')
  await counter.goto('/counter/')
  await counter.getByLabel('Kullanıcı adı').fill('isil')
  await counter.getByLabel('Parola').fill('uzun-ve-gizli')
  await counter.getByRole('button', { name: 'Giriş yap' }).click()
  await expect(counter.getByRole('heading', { name: 'Bankonuzu seçin' })).toBeVisible()
})

test('a kiosk is registered and paired by its link, and the page says so', async ({ hall }) => {
  const page = await openPage(hall, 'devices', 'admin')
  await page.getByRole('button', { name: 'Kiosk ekle' }).click()
  await page.getByLabel('Ad', { exact: true }).fill('Arka giriş')
  await page.getByText('Sol yan', { exact: true }).click()
  await save(page)
  await expect(sheet(page)).toContainText('Cihaz bekleniyor.')
  await expect(sheet(page).getByRole('img', { name: 'Bağlantının karekodu' })).toBeVisible()
  const kiosk = await hall.newPage('kiosk')
  const link = await sheet(page).getByRole('link').getAttribute('href')
  await kiosk.goto(link ?? '')
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  await expect(sheet(page)).toContainText('Cihaz eşlendi.')
  await sheet(page).getByRole('button', { name: 'Kapat' }).last().click()
  const row = rows(page, 'Kiosklar').getByRole('listitem').filter({ hasText: 'Arka giriş' })
  await expect(row).toContainText('Bağlı')
})

test('a printer is set up and tried, and the page says what became of the slip', async ({
  hall,
}) => {
  const printer = await new SimulatedPrinter().start()
  try {
    const page = await openPage(hall, 'devices', 'admin')
    await page.getByRole('button', { name: 'Yazıcı ekle' }).click()
    await page.getByLabel('Ad', { exact: true }).fill('Giriş yazıcısı')
    await page.getByLabel('Yazıcı adresi').fill('127.0.0.1')
    const tryIt = page.getByRole('button', { name: 'Kaydet ve deneme fişi bas' })
    await tryIt.click()
    await expect(sheet(page)).toContainText('tcp://yazıcının-adresi:9100 biçiminde yazın.')
    await page.getByLabel('Yazıcı adresi').fill(printer.address)
    await page.getByLabel('Yazıcı modeli').selectOption('Rongta')
    await expect(page.getByLabel('Tablonun yazıcıdaki numarası')).toHaveValue('29')
    await page.getByLabel('Yazıcı modeli').selectOption('Epson')
    await page.getByLabel('Harf tablosu').selectOption('Windows-1254')
    await expect(page.getByLabel('Tablonun yazıcıdaki numarası')).toHaveValue('48')
    await tryIt.click()
    await expect(sheet(page)).toContainText('Deneme fişi basıldı.')
    const slip = printer.slips[0]
    expect(slip && slipWords(slip).join(' ')).toContain('ŞĞÜÖÇİ')
    await printer.suffer('paper-out')
    await page.getByRole('button', { name: 'Deneme fişi bas', exact: true }).last().click()
    await expect(sheet(page)).toContainText('Deneme fişi basılamadı. Kâğıt bitti.')
    await page.keyboard.press('Escape')
    await expect(rows(page, 'Yazıcılar')).toContainText('Kâğıt bitti')

    await page.getByRole('button', { name: 'Kiosk 1: düzenle' }).click()
    await page.getByLabel('Fiş yazıcısı').selectOption('Giriş yazıcısı')
    await save(page)
    await expect(rows(page, 'Kiosklar')).toContainText('Fişler: Giriş yazıcısı')
    await expect(rows(page, 'Yazıcılar')).toContainText('Kullanan: Kiosk 1')
  } finally {
    await printer.stop()
  }
})

test('the branch’s own settings: what was changed is there after a reload', async ({ hall }) => {
  const page = await openPage(hall, 'settings', 'manager')
  const button = page.getByRole('button', { name: 'Kaydet', exact: true })
  await expect(button).toBeDisabled()
  await page.getByLabel('Belediye').fill('Örnek Belediyesi')
  await page.getByText('Saatlere göre').click()
  await page.getByLabel('Salı, 1. başlangıç').fill('9')
  await page.getByLabel('Salı, 1. bitiş').fill('8.00')
  await button.click()
  await expect(page.getByText('bitiş başlangıçtan sonra olmalı')).toBeVisible()
  await page.getByLabel('Salı, 1. bitiş').fill('1230')
  await page.getByLabel('Tarih').fill('2026-10-29')
  await page.getByRole('button', { name: 'Gün ekle' }).click()
  await button.click()
  await expect(page.getByText('Ana Hizmet Binası kaydedildi.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Belediye')).toHaveValue('Örnek Belediyesi')
  await expect(page.getByLabel('Salı, 1. başlangıç')).toHaveValue('09.00')
  await expect(page.getByLabel('Salı, 1. bitiş')).toHaveValue('12.30')
  await expect(page.getByText('29 Ekim Perşembe 2026')).toBeVisible()
})

test('a supervisor looks and changes nothing', async ({ hall }) => {
  const page = await openPage(hall, 'desks', 'supervisor')
  for (const [link, button] of [
    ['Masalar', /ekle|düzenle|taşı/],
    ['Bankolar', /ekle|düzenle/],
    ['Personel', /ekle|düzenle/],
    ['Cihazlar', /ekle|düzenle/],
  ] as const) {
    await page.getByRole('link', { name: link }).click()
    await expect(page.getByRole('link', { name: link })).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible()
    await expect(page.getByRole('listitem').nth(6)).toBeVisible()
    await expect(page.locator('main').getByRole('button', { name: button })).toHaveCount(0)
    await expect(page.locator('main').getByRole('status').first()).toContainText(/yönetici/)
  }
  await page.getByRole('link', { name: 'Ayarlar', exact: true }).click()
  await expect(page.getByLabel('Belediye')).toBeDisabled()
})
