import { field, form, keptTexts, openForm } from './request-form.ts'
import { expect, part, press, startService, test } from './support.ts'

test('a draft belongs to its ticket: the next citizen never sees it, and it comes back', async ({
  hall,
}) => {
  const counter = await openForm(hall)
  await field(counter, 'Açıklama').fill('Birinci vatandaşın sözleri')
  await field(counter, 'Ad soyad (isteğe bağlı)').fill('Ayşe Deneme')
  await expect(form(counter)).toContainText('Taslak kaydedildi')

  await press(counter, 'F2')
  await expect(part(counter, 'Şu anki vatandaş')).toContainText('Z-002')
  await expect(field(counter, 'Açıklama')).toHaveValue('')
  await expect(field(counter, 'Ad soyad (isteğe bağlı)')).toHaveValue('')
  await startService(counter)

  const drafts = part(counter, 'Taslaklarım')
  await expect(drafts).toContainText('Birinci vatandaşın sözleri')
  await drafts.getByRole('button', { name: 'Z-001 taslağını aç' }).press('Enter')
  await expect(field(counter, 'Konu')).toBeFocused()
  await expect(form(counter)).toContainText('Bu taslak Z-001 numarasınındır')
  await expect(field(counter, 'Açıklama')).toHaveValue('Birinci vatandaşın sözleri')
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('2026-000001')
  await expect(drafts).not.toContainText('Birinci vatandaşın sözleri')

  // It was the first one's request: the second one's visit does not end by it.
  await press(counter, 'F4')
  await expect(counter.getByText('Z-002 bitti', { exact: true })).toBeVisible()
  expect((await hall.ticket('Z-002')).completionOutcome).toBe('informed')
})

test('a draft survives a reload and a lost connection, and leaves nothing behind', async ({
  hall,
}) => {
  const counter = await openForm(hall)
  await field(counter, 'Açıklama').fill('Yol çöktü')
  await expect(form(counter)).toContainText('Taslak kaydedildi')
  await counter.reload()
  await expect(part(counter, 'Şu anki vatandaş')).toContainText('Z-001')
  await press(counter, 'Alt+a')
  await expect(field(counter, 'Açıklama')).toHaveValue('Yol çöktü')

  const localCopies = () =>
    counter.evaluate(() => Object.keys(localStorage).filter((name) => /draft/.test(name)).length)
  await counter.context().setOffline(true)
  await field(counter, 'Açıklama').fill('Yol çöktü, köşedeki okulun önünde')
  await expect(form(counter)).toContainText('Bu bilgisayarda saklandı')
  expect(await localCopies()).toBe(1)
  expect(await localCopies()).toBe(1)
  await counter.context().setOffline(false)
  await expect(form(counter)).toContainText('Taslak kaydedildi')
  expect(await keptTexts(counter)).toEqual(['Yol çöktü, köşedeki okulun önünde'])
  expect(await localCopies()).toBe(0)
})

test('a form whose answer got lost shows what was saved, and adds what was written since', async ({
  hall,
}) => {
  const counter = await openForm(hall)
  await field(counter, 'Açıklama').fill('Yol çöktü')
  await expect(form(counter)).toContainText('Taslak kaydedildi')
  // The server takes it; no answer comes back.
  await counter.route('**/api/requests', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await press(counter, 'Alt+s')
  await expect(form(counter)).toContainText('Bağlantı bekleniyor')
  await expect(field(counter, 'Açıklama')).toBeEnabled({ timeout: 60_000 })
  await expect(form(counter).locator('footer [role=alert]')).not.toBeEmpty({ timeout: 60_000 })
  await counter.unroute('**/api/requests')
  await field(counter, 'Açıklama').fill('Yol çöktü, okulun önünde')
  await press(counter, 'Alt+s')
  await expect(form(counter).locator('blockquote')).toHaveText('Yol çöktü')
  await expect(form(counter)).toContainText('2026-000001')
  await form(counter).getByRole('button', { name: 'Sonradan yazdıklarımı ekle' }).click()
  await expect(form(counter).locator('blockquote')).toHaveCount(0)
  const { items } = await (await counter.request.get('/api/requests')).json()
  expect(items).toHaveLength(1)
  const { request } = await (await counter.request.get(`/api/requests/${items[0].id}`)).json()
  expect(request.text).toBe('Yol çöktü, okulun önünde')
  expect(await keptTexts(counter)).toEqual([])
})

test('a form that another tab went on with says so, and loses neither', async ({ hall }) => {
  const counter = await openForm(hall)
  await field(counter, 'Açıklama').fill('Yol çöktü')
  await expect(form(counter)).toContainText('Taslak kaydedildi')
  const [{ id, content, version, ticketId }] = (
    await (await counter.request.get('/api/drafts')).json()
  ).items
  const { items } = await (await counter.request.get('/api/branches')).json()
  const other = { ...content, text: 'Öbür sekmede yazılan' }
  const data = { branchId: items[0].id, ticketId, content: other, page: 'another-tab', version }
  expect((await counter.request.put(`/api/drafts/${id}`, { data })).status()).toBe(200)

  await field(counter, 'Açıklama').fill('Bu sekmede yazılan')
  await expect(form(counter)).toContainText('Bu form başka bir sekmede sürdürüldü')
  expect(await keptTexts(counter)).toEqual(['Öbür sekmede yazılan'])
  await form(counter).getByRole('button', { name: 'Oradakini getir' }).click()
  await expect(field(counter, 'Açıklama')).toHaveValue('Öbür sekmede yazılan')
  await field(counter, 'Açıklama').fill('Öbür sekmede yazılan, sürdürüldü')
  await expect(form(counter)).toContainText('Taslak kaydedildi')
  await expect.poll(() => keptTexts(counter)).toEqual(['Öbür sekmede yazılan, sürdürüldü'])
})
