import { openListeningKiosk, pressKeys, touchAt, touchItem } from './prompts-hands.ts'
import { byKeys, started } from './prompts-lines.ts'
import { expectSpoken, pressKey } from './prompts-recorder.ts'
import { expect, test } from './support.ts'

test.describe.configure({ timeout: 90_000 })

for (const language of ['tr', 'en'] as const) {
  test(`a ticket taken with the screen covered, by keys alone (${language})`, async ({ hall }) => {
    const kiosk = await openListeningKiosk(hall, language)
    const order = kiosk.waitForRequest((request) => request.url().endsWith('/api/tickets'))
    for (const { keys, said } of byKeys[language]) {
      await pressKeys(kiosk, keys)
      await expectSpoken(kiosk, said)
    }
    expect((await order).postDataJSON()).toMatchObject({ escort: true, priority: false, language })
    expect((await hall.ticket('Z-003')).language).toBe(language)
  })
}

const byTouch = [
  { say: /^Zabıta/, said: byKeys.tr[1]?.said.slice(-2) },
  { say: /^Zabıta/, said: byKeys.tr[2]?.said },
  {
    say: /^Önceliğim var/,
    said: [
      'Önceliğim var. altmış beş yaş üstü, engelli, hamile, bebekli, gazi veya şehit yakını. Belge sorulmaz, nedeni kaydedilmez.',
      'Seçenek iki, toplam on dört.',
    ],
  },
  { say: /^Önceliğim var/, said: byKeys.tr[4]?.said },
  { say: /^Hayır/, said: ['Hayır, gerek yok.', 'Seçenek iki, toplam iki.'] },
  {
    say: /^Hayır/,
    said: byKeys.tr[6]?.said
      .filter((line) => !line.includes('eşlik edecek'))
      .map((line) => line.replace('Önünüzde iki kişi var', 'Önünüzde kimse yok')),
  },
  { say: /^Tamam/, said: byKeys.tr[7]?.said },
  { say: /^Tamam/, said: byKeys.tr[8]?.said },
]

test('a ticket taken with the screen covered, by touch alone', async ({ hall }) => {
  const kiosk = await openListeningKiosk(hall)
  const { height = 0 } = kiosk.viewportSize() ?? {}
  await touchAt(kiosk, 10, height - 10)
  await expectSpoken(kiosk, [
    'Sesli anlatım açık.',
    'Bir dokunuş okur, aynı yere ikinci dokunuş seçer.',
    ...started.slice(2),
  ])
  for (const { say, said } of byTouch) {
    await touchItem(kiosk, say)
    await expectSpoken(kiosk, said ?? [])
  }
  expect((await hall.ticket('Z-003')).priority).toBe(true)
  await touchItem(kiosk, /^Zabıta/)
  await expect(kiosk.getByRole('heading', { name: 'Zabıta için sıra alın' })).toBeVisible()
})

test('a finger that slides reads what it passes and chooses nothing', async ({ hall }) => {
  const kiosk = await openListeningKiosk(hall)
  await pressKey(kiosk, 'F18')
  await expectSpoken(kiosk, started)
  const placeOf = async (name: RegExp) => {
    const { x, y, width, height } = (await kiosk.getByRole('button', { name }).boundingBox())!
    return [x + width / 2, y + height / 2] as const
  }
  await kiosk.mouse.move(...(await placeOf(/^Zabıta/)))
  await kiosk.mouse.down()
  await kiosk.mouse.move(...(await placeOf(/^Tahakkuk/)), { steps: 2 })
  await kiosk.mouse.move(...(await placeOf(/^Tahakkuk/)))
  await kiosk.mouse.up()
  await kiosk.waitForTimeout(300)
  await expect(kiosk.getByRole('button', { name: /^Tahakkuk/ })).toHaveAttribute('data-prompted')
  await expect(kiosk.getByRole('heading', { name: 'Hangi masa' })).toBeVisible()
})
