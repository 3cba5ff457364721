import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { catalogues, languages } from '../../messages/index.ts'
import { expectWellPlaced } from './geometry.ts'
import { pressKey, recordVoice } from './prompts-recorder.ts'
import { expect, test } from './support.ts'

const sizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
]
const leastTarget = 80

// All that is wrong is told, not only the first of it.
const gently = expect.configure({ soft: true })

for (const { code } of languages) {
  const { kiosk: words, prompts } = catalogues[code]

  test(`while it speaks nothing is clipped at any size (${code})`, async ({ hall }) => {
    test.slow()
    const kiosk = await hall.newPage('kiosk')
    await recordVoice(kiosk)
    await hall.editBranch({ language: code })
    await kiosk.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku')).pairingUrl)
    await expect(kiosk.getByRole('heading', { name: words.chooseDesk })).toBeVisible()

    const states = {
      home: ['F18'],
      choice: ['ArrowDown', 'Enter'],
      escort: ['ArrowDown', 'Enter'],
      ticket: ['ArrowDown', 'ArrowDown', 'Enter'],
    }
    for (const [state, keys] of Object.entries(states)) {
      for (const key of keys) await pressKey(kiosk, key)
      // Right after a new screen its touches mean nothing yet.
      await kiosk.waitForFunction(() => !document.querySelector('main.settling'))
      for (const size of sizes) {
        await kiosk.setViewportSize(size)
        for (const step of ['0', '1', '2']) {
          await dress(kiosk, step)
          const name = `${state}-${size.width}x${size.height}-${code}-${step}`
          await takePicture(kiosk, name)
          await expectWellPlaced(kiosk, name, leastTarget)
          await expectInReach(kiosk, name)
        }
      }
      await dress(kiosk, '0')
      await expectAccessible(kiosk, state)
    }
    await expect(kiosk.getByRole('region', { name: prompts.controls })).toBeVisible()
  })
}

test('an installer’s page of keys is clear at every size', async ({ hall }) => {
  const kiosk = await hall.newPage('kiosk')
  await kiosk.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku')).pairingUrl)
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  await kiosk.goto(`${hall.url}/kiosk/keypad`)
  for (const { code, name } of languages) {
    const words = catalogues[code].prompts.keypad
    await kiosk.getByRole('button', { name }).click()
    await expect(kiosk.getByRole('heading', { name: words.title })).toBeVisible()
    await kiosk.getByRole('button', { name: words.actions.louder }).click()
    await pressKey(kiosk, 'Escape')
    await expect(kiosk.getByText(words.fixedKey)).toBeVisible()
    for (const size of sizes) {
      await kiosk.setViewportSize(size)
      const state = `keypad-${size.width}x${size.height}-${code}`
      await expectWellPlaced(kiosk, state, leastTarget)
      await takePicture(kiosk, state)
    }
    await expectAccessible(kiosk, 'keypad')
    await pressKey(kiosk, 'F24')
  }
})

test('a dark screen shows only that it is used', async ({ hall }) => {
  const kiosk = await hall.newPage('kiosk')
  await recordVoice(kiosk)
  await kiosk.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku')).pairingUrl)
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  await pressKey(kiosk, 'F18')
  for (let steps = 0; steps < 8; steps++) await pressKey(kiosk, 'ArrowUp')
  await pressKey(kiosk, 'Enter')
  await expect(kiosk.locator('html')).toHaveAttribute('data-prompts', 'dark')
  await takePicture(kiosk, 'dark')
})

/** A finger reaches everything that can be chosen: nothing has scrolled away, for touches don’t scroll now. */
async function expectInReach(page: Page, state: string): Promise<void> {
  const away = () =>
    page.locator('[data-say]').evaluateAll((items) =>
      items
        .filter((item) => !document.querySelector('dialog[open]') && item.checkVisibility())
        .filter((item) => {
          const { left, top, width, height } = item.getBoundingClientRect()
          return !item.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        })
        .map((item) => (item as HTMLElement).dataset.say),
    )
  await gently.poll(away, { message: state, timeout: 2000 }).toEqual([])
}

/** The larger texts, as the button for it sets them. */
async function dress(page: Page, step: string): Promise<void> {
  await page.evaluate((step) => (document.documentElement.dataset.text = step), step)
}

/** With `PICTURES=folder` each state leaves a picture. */
async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (!folder) return
  await page.waitForTimeout(150)
  await page.screenshot({ path: `${folder}/prompts-${name}.png` })
}

async function expectAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const found = violations.map(({ id, nodes }) => [id, nodes[0]?.html])
  expect(found, state).toEqual([])
}
