import { openListeningKiosk, pressKeys, touchItem } from './prompts-hands.ts'
import { byKeys, desksBefore, started } from './prompts-lines.ts'
import {
  expectSpoken,
  holdVoice,
  interruptions,
  pressKey,
  pressKeyAlone,
  takeSpoken,
} from './prompts-recorder.ts'
import { expect, test, touch } from './support.ts'

test.describe.configure({ timeout: 90_000 })

test('whoever listens can interrupt, repeat, slow down and turn up; the next one begins anew', async ({
  hall,
}) => {
  const kiosk = await openListeningKiosk(hall)
  await pressKey(kiosk, 'F18')
  const [usual] = await expectSpoken(kiosk, started)
  await pressKey(kiosk, 'ArrowDown')
  await expectSpoken(kiosk, desksBefore.tr.slice(0, 2))
  expect(usual).toMatchObject({ lang: 'tr-TR', rate: 1, volume: 0.5 })

  await pressKey(kiosk, 'F19')
  await expectSpoken(kiosk, [...started.slice(3), ...desksBefore.tr.slice(0, 2)])

  await pressKeys(kiosk, ['F20', 'F21'])
  const [slower, louder] = await expectSpoken(kiosk, ['Hız yavaş.', 'Ses yüksek.'])
  expect(slower?.rate).toBeCloseTo(120 / 145)
  expect(louder?.volume).toBe(1)
  await pressKeys(kiosk, ['F20', 'F21'])
  const [slowest, quiet] = await expectSpoken(kiosk, ['Hız çok yavaş.', 'Ses kısık.'])
  expect(slowest?.rate).toBeCloseTo(95 / 145)
  expect(20 * Math.log10((louder?.volume ?? 0) / (quiet?.volume ?? 1))).toBeGreaterThanOrEqual(12)

  await holdVoice(kiosk)
  await pressKey(kiosk, 'ArrowDown')
  await expectSpoken(kiosk, desksBefore.tr.slice(2, 3))
  const before = await interruptions(kiosk)
  await pressKey(kiosk, 'KeyX')
  expect(await interruptions(kiosk)).toBeGreaterThan(before)

  await pressKeys(kiosk, ['F18', 'F18'])
  const anew = await expectSpoken(kiosk, ['Sesli anlatım kapandı.', 'Sesli anlatım açık.'])
  expect(anew[1]).toMatchObject({ rate: 1, volume: 0.5 })
})

test('the dark screen shows nothing and works', async ({ hall }) => {
  const kiosk = await openListeningKiosk(hall)
  await pressKey(kiosk, 'F18')
  await expectSpoken(kiosk, started)
  await touchItem(kiosk, /^Ekranı karart/)
  await touchItem(kiosk, /^Ekranı karart/)
  await expectSpoken(kiosk, [
    'Ekranı karart.',
    'Seçenek on iki, toplam on dokuz.',
    'Ekran karartıldı.',
  ])
  await expect(kiosk.locator('body')).toHaveCSS('opacity', '0')
  await pressKeys(kiosk, ['Enter', 'Enter'])
  await expectSpoken(kiosk, ['Ekran aydınlatıldı.', 'Ekran karartıldı.'])
  await pressKeys(kiosk, ['F18'])
  await expect(kiosk.locator('body')).toHaveCSS('opacity', '1')
})

test('the button that started it ends it by a second touch', async ({ hall }) => {
  const kiosk = await openListeningKiosk(hall)
  await pressKey(kiosk, 'F18')
  await expectSpoken(kiosk, started)
  await touchItem(kiosk, /^Sesli anlatım/)
  await touchItem(kiosk, /^Sesli anlatım/)
  await expectSpoken(kiosk, [
    'Sesli anlatım. Seçili.',
    'Seçenek on yedi, toplam on dokuz.',
    'Sesli anlatım kapandı.',
  ])
  await expect(kiosk.getByRole('region', { name: 'Sesli anlatım düğmeleri' })).toBeHidden()
})

test('another language reads the screen anew', async ({ hall }) => {
  const kiosk = await openListeningKiosk(hall)
  await pressKey(kiosk, 'F18')
  await expectSpoken(kiosk, started)
  await touchItem(kiosk, /^English/)
  const [name] = await expectSpoken(kiosk, ['English.', 'Seçenek on dört, toplam on dokuz.'])
  expect(name?.lang).toBe('en-GB')
  await touchItem(kiosk, /^English/)
  await expectSpoken(kiosk, byKeys.en[0]?.said.slice(3) ?? [])
})

test('nobody there: said twenty seconds ahead, after a hundred and not forty', async ({ hall }) => {
  const kiosk = await openListeningKiosk(hall)
  await kiosk.clock.install()
  await kiosk.reload()
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  await pressKeyAlone(kiosk, 'F18')
  await expect(kiosk.getByRole('region', { name: 'Sesli anlatım düğmeleri' })).toBeVisible()
  await kiosk.clock.runFor(5_000)
  await expectSpoken(kiosk, started)
  await kiosk.clock.runFor(80_000)
  await expectSpoken(kiosk, [])
  await kiosk.clock.runFor(20_000)
  await expectSpoken(kiosk, [
    'yirmi saniye sonra başa dönülecek.',
    'Daha fazla zaman ister misiniz?',
    'iki seçenek var.',
  ])
  await kiosk.clock.runFor(25_000)
  await expectSpoken(kiosk, ['Sesli anlatım kapandı.'])
  await expect(kiosk.getByRole('region', { name: 'Sesli anlatım düğmeleri' })).toBeHidden()
})

test('without a voice of its own the kiosk asks the server, and never for figures', async ({
  hall,
}) => {
  const kiosk = await hall.newPage('kiosk')
  const asked: string[] = []
  kiosk.on('request', (request) => {
    if (request.url().endsWith('/api/speech')) asked.push(request.postDataJSON().text)
  })
  await kiosk.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku')).pairingUrl)
  await hall.issue('Z')
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  await kiosk.getByRole('button', { name: 'Sesli anlatım' }).click()
  await expect.poll(() => asked[0]).toBe('Sesli anlatım açık.')
  await pressKeys(kiosk, ['ArrowDown', 'ArrowDown', 'ArrowDown'])
  await expect
    .poll(() => asked)
    .toContain('Zabıta. Gürültü, kaldırım işgali, ruhsat denetimi. bir kişi bekliyor.')
  expect(asked.join(' ')).not.toMatch(/\d/)
  await expect(kiosk.getByText('Ses çıkmıyor')).toBeHidden()
})

test('a kiosk that can’t be heard says so on the screen', async ({ hall }) => {
  const kiosk = await hall.newPage('kiosk')
  await kiosk.route('**/api/speech', (route) => route.fulfill({ status: 503 }))
  await kiosk.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku')).pairingUrl)
  await kiosk.getByRole('button', { name: 'Sesli anlatım' }).click()
  await expect(kiosk.getByRole('alert')).toContainText('Ses çıkmıyor. Lütfen görevli çağırın.')
})

test('when what speaks can’t be fetched the kiosk says so, works on, and tries again', async ({
  hall,
}) => {
  const kiosk = await openListeningKiosk(hall)
  await kiosk.route('**/*.js', (route) => route.abort())
  await touchItem(kiosk, /^Sesli anlatım/)
  await expect(kiosk.getByRole('alert')).toContainText('Ses çıkmıyor. Lütfen görevli çağırın.')
  await touchItem(kiosk, /^Zabıta/)
  await expect(kiosk.getByRole('heading', { name: 'Zabıta için sıra alın' })).toBeVisible()
  await touch(kiosk, 'Geri')
  await expect(kiosk.getByRole('heading', { name: 'Hangi masa' })).toBeVisible()
  await kiosk.unroute('**/*.js')
  await touchItem(kiosk, /^Sesli anlatım/)
  await expect(kiosk.getByRole('alert')).toBeHidden()
  await expect.poll(async () => (await takeSpoken(kiosk)).length).toBeGreaterThan(0)
})

test('an installer gives the keys of a keypad their work', async ({ hall }) => {
  const kiosk = await openListeningKiosk(hall)
  await kiosk.goto(`${hall.url}/kiosk/keypad`)
  await kiosk.getByRole('button', { name: /^Sesli anlatımı aç/ }).click()
  await pressKey(kiosk, 'F24')
  await expect(kiosk.getByRole('button', { name: /^Sesli anlatımı aç/ })).toContainText('F24')
  await kiosk.getByRole('button', { name: 'Kioska dön' }).click()
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  await pressKey(kiosk, 'F18')
  await expectSpoken(kiosk, [])
  await pressKey(kiosk, 'F24')
  await expectSpoken(kiosk, started)
})

test('the help key calls staff, and what becomes of the slip is said', async ({ hall }) => {
  const kiosk = await openListeningKiosk(hall)
  const print = { id: 'slip', outcome: 'pending' }
  await kiosk.route('**/api/tickets', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), print } })
  })
  await kiosk.route('**/api/prints/slip', (route) => route.fulfill({ json: { print } }))
  await pressKey(kiosk, 'F18')
  await expectSpoken(kiosk, started)
  await pressKey(kiosk, 'F17')
  await expectSpoken(kiosk, ['Görevli çağrılıyor.', 'Görevli çağrıldı. Lütfen burada bekleyin.'])

  await pressKeys(kiosk, ['ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'ArrowUp', 'Enter'])
  await expect(kiosk.getByText('A-001', { exact: true })).toBeVisible()
  const lines: string[] = []
  const hear = async () => {
    for (const { text } of await takeSpoken(kiosk)) lines.push(text)
    return lines
  }
  await expect.poll(hear).toContain('Sıra fişiniz basılıyor.')
  await expect.poll(hear).toContain('bir seçenek var.')
  print.outcome = 'printed'
  await expectSpoken(kiosk, ['Fişiniz ekranın altındaki yuvadan çıktı.'])
})
