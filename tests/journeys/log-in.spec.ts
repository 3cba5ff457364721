import { inspector, looks, wordsOf } from './inspection.ts'
import { callNext, expect, part, sitDown, startService, test } from './support.ts'

test('a wrong password is refused in words, and the right one opens the counter', async ({
  hall,
}) => {
  const clerk = await hall.makeStaff('clerk', 'Işıl Iğdır')
  const page = await hall.newPage('counter')
  await page.goto('/counter/')
  await page.getByLabel('Kullanıcı adı').fill(clerk.username)
  await page.getByLabel('Parola').fill('yanlış-parola')
  await page.getByRole('button', { name: 'Giriş yap' }).click()
  await expect(page.getByRole('alert')).toHaveText('Kullanıcı adı veya parola yanlış.')
  await expect(page.getByLabel('Kullanıcı adı')).toHaveValue(clerk.username)

  await page.getByLabel('Parola').fill(clerk.password)
  await page.getByRole('button', { name: 'Giriş yap' }).click()
  await expect(page.getByRole('heading', { name: 'Bankonuzu seçin' })).toBeVisible()
  await expect(page.getByText('Işıl Iğdır')).toBeVisible()
  await page.getByRole('button', { name: 'Çıkış yap' }).click()
  await expect(page.getByRole('heading', { name: 'Giriş yapın' })).toBeVisible()
})

test('a pairing code works once, typed in any case', async ({ hall }) => {
  const { pairingCode, pairingUrl } = await hall.inviteDevice('kiosk', 'Kiosk 2')
  const first = await hall.newPage('kiosk')
  await first.goto('/kiosk/')
  const code = first.getByLabel('Eşleme kodu')
  await code.fill('YYYY YYYY')
  await first.getByRole('button', { name: 'Eşle' }).click()
  await expect(first.getByRole('alert')).toHaveText('Eşleme kodu yanlış ya da süresi dolmuş.')
  await code.fill(`${pairingCode.slice(0, 4)}-${pairingCode.slice(4)}`.toLowerCase())
  await first.getByRole('button', { name: 'Eşle' }).click()
  await expect(first.getByRole('button', { name: 'Zabıta' })).toBeVisible()

  const second = await hall.newPage('kiosk')
  await second.goto(pairingUrl)
  await expect(second.getByRole('alert')).toContainText('daha önce kullanıldı')
  expect(second.url()).not.toContain(pairingCode)
  await first.reload()
  await expect(first.getByRole('button', { name: 'Zabıta' })).toBeVisible()
})

test('the code of a display makes no kiosk, nor the other way round', async ({ hall }) => {
  for (const [kind, other] of [
    ['kiosk', 'display'],
    ['display', 'kiosk'],
  ] as const) {
    const { pairingCode } = await hall.inviteDevice(other, 'Başka cihaz')
    const page = await hall.newPage(kind)
    await page.goto(`/${kind}/#pair=${pairingCode}`)
    await expect(page.getByRole('alert')).toContainText('Eşleme kodu yanlış')
    await expect(page.getByLabel('Eşleme kodu')).toBeVisible()
  }
})

test('a screen that was taken out of the house asks to be paired, and can be', async ({ hall }) => {
  for (const kind of ['kiosk', 'display'] as const) {
    const page = await hall.newPage(kind)
    const { device, pairingUrl } = await hall.inviteDevice(kind, 'Cihaz')
    await page.goto(pairingUrl)
    await expect(page.getByText('Ana Hizmet Binası').first()).toBeVisible()
    await hall.removeDevice(device.id)
    await expect(page.getByLabel('Eşleme kodu')).toBeVisible()
    await page.goto((await hall.inviteDevice(kind, 'Cihaz')).pairingUrl)
    await expect(page.getByText('Ana Hizmet Binası').first()).toBeVisible()
  }
})

test('a clerk may not open the manager’s page', async ({ hall }) => {
  const page = await hall.newPage('manager')
  const clerk = await hall.makeStaff('clerk', 'Ayşe Yıldırım')
  await page.goto('/manager/')
  await page.getByLabel('Kullanıcı adı').fill(clerk.username)
  await page.getByLabel('Parola').fill(clerk.password)
  await page.getByRole('button', { name: 'Giriş yap' }).click()
  await expect(page.getByRole('heading')).toHaveText('Bu sayfayı açma yetkiniz yok')
  await page.getByRole('link', { name: 'Banko ekranını aç' }).click()
  await expect(page.getByRole('heading', { name: 'Bankonuzu seçin' })).toBeVisible()
})

for (const look of looks) {
  const outfit = `${look.colorScheme}, ${look.language}`
  test(`who has no work at a counter is shown where theirs is (${outfit})`, async ({ hall }) => {
    const { common } = wordsOf(look)
    const page = await hall.newPage('counter', look)
    await hall.logIn(page, await hall.makeStaff('information-officer', 'Bilgi edinme yetkilisi'))
    await page.goto('/counter/')
    await expect(page.getByRole('link', { name: common.workplaces.requests })).toBeVisible()
    await inspector('counter', look)(page, 'refused')
    await page.getByRole('link', { name: common.workplaces.requests }).click()
    await expect(page).toHaveURL(/\/requests\//)
    await page.goto('/')
    await expect(page).toHaveURL(/\/requests\//)
  })
}

test('whose session ends at work logs in again and goes on where they were', async ({ hall }) => {
  const clerk = await hall.makeStaff('clerk', 'Ayşe Yıldırım')
  const page = await hall.newPage('counter')
  await hall.logIn(page, clerk)
  await page.goto('/counter/')
  await sitDown(page, 7)
  await hall.issue('Z')
  await callNext(page, 'Z-001')

  await hall.changePassword(clerk.id, 'yepyeni-parola')
  await expect(page.getByRole('heading', { name: 'Giriş yapın' })).toBeVisible()
  await page.getByLabel('Kullanıcı adı').fill(clerk.username)
  await page.getByLabel('Parola').fill('yepyeni-parola')
  await page.getByRole('button', { name: 'Giriş yap' }).click()
  await expect(part(page, 'Şu anki vatandaş')).toContainText('Z-001')
  await startService(page)
})
