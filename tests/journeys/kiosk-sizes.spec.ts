import type { Page } from '@playwright/test'
import { catalogues, languages } from '../../messages/index.ts'
import { expectWellPlaced } from './geometry.ts'
import { inspector } from './inspection.ts'
import { faults, kioskLeast, kioskSizes } from './kiosk-faults.ts'
import { mockSlip } from './kiosk-slip.ts'
import { expect, test, touch, type Hall } from './support.ts'

test.describe.configure({ timeout: 180_000 })

/** What the page wears: each tool by itself, and all of them at once. */
const clothes: Record<string, string>[] = [
  { text: '0' },
  { text: '1' },
  { text: '2' },
  { text: '0', contrast: 'high', low: '' },
  { text: '2', contrast: 'high', low: '' },
]

/** What axe looks at; the usual dress has its own journey. */
const axeClothes: Record<string, string>[] = [{ text: '2' }, { text: '0', contrast: 'high' }]

// All that is wrong is told, not only the first of it.
const gently = expect.configure({ soft: true })

async function dress(kiosk: Page, worn: Record<string, string>): Promise<void> {
  await kiosk.evaluate((worn) => {
    const root = document.documentElement
    for (const name of ['text', 'contrast', 'low']) {
      root.toggleAttribute(`data-${name}`, name in worn)
      if (name in worn) root.setAttribute(`data-${name}`, worn[name] ?? '')
    }
  }, worn)
}

/** At every size and in every dress nothing is cut off, too small, or over something else; and axe is content. */
async function inspectEverywhere(kiosk: Page, state: string, language: 'tr' | 'en') {
  const { width, height } = kioskSizes[0] ?? { width: 1080, height: 1920 }
  for (const size of kioskSizes) {
    await kiosk.setViewportSize(size)
    for (const worn of clothes) {
      await dress(kiosk, worn)
      // Somebody is still there.
      await kiosk.keyboard.press('Shift')
      const name = `${state}, ${size.width} × ${size.height}, ${JSON.stringify(worn)}`
      await gently
        .poll(() => faults(kiosk, kioskLeast), { message: name, timeout: 2000 })
        .toEqual([])
      await expectWellPlaced(kiosk, name, kioskLeast.target)
    }
  }
  await kiosk.setViewportSize({ width, height })
  const inspect = inspector('kiosk', { colorScheme: 'light', language })
  for (const worn of axeClothes) {
    await dress(kiosk, worn)
    await inspect(kiosk, `${state}-${Object.values(worn).join('-')}`)
  }
  await dress(kiosk, { text: '0' })
}

/** As long as names get, and one that breaks into two lines nearly everywhere. */
async function nameLong(hall: Hall): Promise<void> {
  await hall.editDesk('K', { name: 'Sosyal Yardımlaşma ve Dayanışma' })
  await hall.editDesk('S', { name: 'Numarataj ve Ruhsatlandırma' })
}

for (const { code, name } of languages) {
  const { kiosk: words, common } = catalogues[code]

  const openIn = async (hall: Hall) => {
    const kiosk = await hall.openKiosk()
    await kiosk.getByRole('button', { name }).click()
    await expect(kiosk.getByRole('heading', { name: words.chooseDesk })).toBeVisible()
    return kiosk
  }

  test(`from desks to number nothing is clipped at any size (${name})`, async ({ hall }) => {
    await nameLong(hall)
    const kiosk = await openIn(hall)
    await inspectEverywhere(kiosk, 'desks', code)
    await touch(kiosk, 'Sosyal Yardımlaşma')
    await expect(kiosk.getByRole('button', { name: words.havePriority })).toBeVisible()
    await inspectEverywhere(kiosk, 'the two ways', code)
    await mockSlip(kiosk, 'failed')
    await touch(kiosk, words.takeTicket, { exact: true })
    await expect(kiosk.getByText(words.slipFailed)).toBeVisible()
    await inspectEverywhere(kiosk, 'no paper', code)
  })

  test(`closed, calling and offline nothing is clipped at any size (${name})`, async ({ hall }) => {
    const afternoons = { weekly: { 2: [{ from: '13:30', to: '17:00' }] }, closures: [] }
    await hall.editDesk('C', { hours: afternoons })
    const kiosk = await openIn(hall)
    await touch(kiosk, words.callStaff)
    await expect(kiosk.getByText(words.staffCalledMore)).toBeVisible()
    await inspectEverywhere(kiosk, 'calling', code)
    await hall.editBranch({ hours: afternoons })
    await expect(kiosk.getByText(words.allClosed)).toBeVisible()
    await inspectEverywhere(kiosk, 'closed', code)
    await hall.server.kill()
    await expect(kiosk.getByText(words.offline)).toBeVisible()
    await inspectEverywhere(kiosk, 'offline', code)
  })

  test(`a kiosk that isn’t paired clips nothing at any size (${name})`, async ({ hall }) => {
    const kiosk = await hall.newPage('kiosk')
    await kiosk.goto('/kiosk/')
    await kiosk.getByRole('button', { name }).click()
    await expect(kiosk.getByRole('heading', { name: common.pair.title })).toBeVisible()
    for (const size of kioskSizes) {
      await kiosk.setViewportSize(size)
      const state = `pairing, ${size.width} × ${size.height}`
      await gently.poll(() => faults(kiosk, kioskLeast), { message: state }).toEqual([])
      await expectWellPlaced(kiosk, state, kioskLeast.target)
    }
  })
}
