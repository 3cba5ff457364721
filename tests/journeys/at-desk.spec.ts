import { BackOffice } from './back-office.ts'
import { expect, test } from './support.ts'

test('what lies at the desk is a list, is late after two working days, and those above see it', async ({
  hall,
}) => {
  const office = new BackOffice(hall)
  await office.enter()
  const kept = await office.take({ kind: 'information' })
  const away = await office.take({}, 'Fen İşleri')
  const page = await office.open('supervisor', 'Murat Şahin')
  const row = page.getByRole('listitem').filter({ hasText: kept.number })
  await expect(row).toContainText('26.11.2026')
  await expect(row).toContainText('Havale bekliyor')

  await hall.setClock('2026-11-27T10:00:00+03:00')
  await page.reload()
  await expect(row).toContainText('Havale süresi geçti')
  await expect(row).toContainText('Sorumluya bildirildi')
  await expect(page.getByRole('button', { name: 'Gecikmiş 1' })).toBeVisible()
  await expect(page.getByRole('navigation').getByText('Üst makama bildirilen: 1')).toBeAttached()
  await page.getByRole('button', { name: 'Masada bekleyenler', exact: true }).click()
  await expect(page.getByRole('link', { name: away.number })).toBeHidden()
  await expect(page.getByRole('link', { name: kept.number })).toBeVisible()

  await page.getByRole('link', { name: kept.number }).click()
  const facts = page.getByRole('region', { name: 'Bilgiler' })
  await expect(facts).toContainText('Havale son günü 26.11.2026')
  await expect(facts).toContainText('Son gün 15.12.2026')
  await office.change(kept.id, 'referrals', { directorateId: office.directorateId('Zabıta') })
  await page.getByRole('link', { name: 'Listeye dön' }).click()
  await expect(page.getByText('Bu süzgece uyan açık başvuru yok.')).toBeVisible()
})

test('what is answered and not told yet is a figure of its own', async ({ hall }) => {
  const office = new BackOffice(hall)
  await office.enter()
  const applicant = { name: 'Ayşe Yılmaz', address: 'Çınar Sk. 4', language: 'tr' }
  const untold = await office.take({ applicant }, 'Fen İşleri')
  const open = await office.take({}, 'Zabıta')
  await office.change(untold.id, 'answer', { text: 'Yapıldı.' })
  const page = await office.open('supervisor', 'Murat Şahin')
  await page.getByRole('button', { name: 'Bildirim bekleyen 1' }).click()
  await expect(page.getByRole('link', { name: open.number })).toBeHidden()
  await expect(page.getByRole('link', { name: untold.number })).toBeVisible()
})
