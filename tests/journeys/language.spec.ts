import type { Page } from '@playwright/test'
import { en } from '../../messages/en.ts'
import { tr } from '../../messages/tr.ts'
import { callNext, expect, part, takeNumber, test, touch } from './support.ts'

/** Every plain sentence of the kiosk that reads differently in Turkish. */
const turkishOnly = Object.entries(tr.kiosk).flatMap(([key, text]) => {
  const english = en.kiosk[key as keyof typeof en.kiosk]
  return typeof text === 'string' && text !== english ? [text] : []
})

async function expectEnglish(kiosk: Page): Promise<void> {
  await expect(kiosk.locator('html')).toHaveAttribute('lang', 'en')
  const words = (await kiosk.locator('body').innerText()) + (await kiosk.title())
  expect(turkishOnly.filter((text) => words.includes(text))).toEqual([])
}

test('somebody who doesn’t read Turkish gets everything in English, and the ticket knows it', async ({
  hall,
}) => {
  const counter = await hall.openCounter(1)
  const kiosk = await hall.openKiosk()
  await touch(kiosk, 'English')
  await expect(kiosk.getByRole('heading', { name: 'Which desk do you need?' })).toBeVisible()
  await expect(kiosk.getByText('Tuesday 24 November')).toBeVisible()
  await expectEnglish(kiosk)

  await touch(kiosk, 'Zabıta')
  await expect(kiosk.getByRole('button', { name: 'I have priority' })).toBeVisible()
  await expectEnglish(kiosk)
  await touch(kiosk, 'Take a number', { exact: true })
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  await expect(kiosk.getByText('Nobody is ahead of you', { exact: true })).toBeVisible()
  await expectEnglish(kiosk)
  expect((await hall.ticket('Z-001')).language).toBe('en')

  await touch(kiosk, 'OK')
  await expect(kiosk.getByRole('heading', { name: 'Hangi masa' })).toBeVisible()
  await takeNumber(kiosk, 'Zabıta')
  await expect(kiosk.getByText('Z-002', { exact: true })).toBeVisible()
  expect((await hall.ticket('Z-002')).language).toBe('tr')

  await expect(part(counter, 'Bekleyenler')).toContainText(/Z-001\s*English/)
  await callNext(counter, 'Z-001')
  await expect(part(counter, 'Şu anki vatandaş')).toContainText(/Dil\s*English/)
})

test('a clerk switches to English in the menu, and it stays after a reload', async ({ hall }) => {
  const counter = await hall.openCounter(1)
  await counter.getByRole('button', { name: 'Görevli 1' }).click()
  await counter.getByText('English').click()
  await expect(part(counter, 'Waiting')).toContainText('Nobody is waiting')
  await counter.reload()
  await expect(part(counter, 'Waiting')).toBeVisible()
})

test('who walks away from the kiosk is asked, and then forgotten', async ({ hall }) => {
  const kiosk = await hall.newPage('kiosk')
  await kiosk.clock.install()
  await kiosk.goto((await hall.inviteDevice('kiosk', 'Kiosk 2')).pairingUrl)
  await kiosk.getByRole('button', { name: 'English' }).click()
  await kiosk.getByRole('button', { name: 'Zabıta' }).click()
  await kiosk.clock.runFor(41_000)
  const question = kiosk.getByRole('dialog', { name: 'Do you need more time?' })
  await question.getByRole('button', { name: 'Yes, carry on' }).click()
  await expect(question).toBeHidden()
  await kiosk.clock.runFor(61_000)
  await expect(kiosk.getByRole('heading', { name: 'Hangi masa' })).toBeVisible()
})

test('a hall whose own language is English greets in English and comes back to it', async ({
  hall,
}) => {
  await hall.editBranch({ language: 'en' })
  const kiosk = await hall.openKiosk()
  await expect(kiosk.getByRole('heading', { name: 'Which desk do you need?' })).toBeVisible()
  await touch(kiosk, 'Türkçe')
  await takeNumber(kiosk, 'Zabıta')
  await touch(kiosk, 'Tamam')
  await expect(kiosk.getByRole('heading', { name: 'Which desk do you need?' })).toBeVisible()
})
