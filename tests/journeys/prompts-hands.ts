import type { Page } from '@playwright/test'
import { pressKey, recordVoice, untilQuiet } from './prompts-recorder.ts'
import { expect, type Hall } from './support.ts'

const hallTexts = {
  municipality: 'Örnek Belediyesi',
  waitingPlace: 'Zemin kat, 2. salon',
  slipText: 'Bizi 153 numaradan arayın.',
}

/** A kiosk whose voice is recorded, in a hall where two people wait for Zabıta. */
export async function openListeningKiosk(hall: Hall, language: 'tr' | 'en' = 'tr'): Promise<Page> {
  await hall.editBranch({ ...hallTexts, language })
  for (let people = 0; people < 2; people++) await hall.issue('Z')
  const kiosk = await hall.newPage('kiosk')
  await recordVoice(kiosk)
  await kiosk.goto((await hall.inviteDevice('kiosk', 'Giriş kiosku')).pairingUrl)
  await expect(kiosk.getByRole('button', { name: 'Zabıta' })).toBeVisible()
  return kiosk
}

export async function pressKeys(kiosk: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await pressKey(kiosk, key)
}

/** Touches that place of the screen, whatever is there. */
export async function touchAt(kiosk: Page, x: number, y: number): Promise<void> {
  await kiosk.mouse.move(x, y)
  await kiosk.mouse.down()
  await kiosk.mouse.up()
  await untilQuiet(kiosk)
}

export async function touchItem(kiosk: Page, say: RegExp): Promise<void> {
  const item = kiosk.locator('[data-say]').and(kiosk.getByRole('button', { name: say }))
  // It stands still and takes touches: right after a new screen it does not for a moment.
  await item.hover()
  const place = await item.boundingBox()
  if (!place) throw new Error(`There is no ${say} on the screen.`)
  await touchAt(kiosk, place.x + place.width / 2, place.y + place.height / 2)
}
