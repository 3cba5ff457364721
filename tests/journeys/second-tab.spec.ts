import type { Page } from '@playwright/test'
import { callNext, expect, part, press, sitDown, startService, test } from './support.ts'

async function expectTakenOver(page: Page): Promise<void> {
  await expect(page.getByRole('alert').first()).toContainText('Bu banko başka bir ekranda açıldı.')
}

test('a second tab takes the counter over, and the keys of the first are dead', async ({
  hall,
}) => {
  await hall.openDisplay()
  const first = await hall.openCounter(5)
  await hall.issue('A')
  await hall.issue('A')
  const second = await first.context().newPage()
  await second.goto('/counter/')
  await second.getByRole('button', { name: 'Bankoyu devral' }).click()
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Banko 5')

  await expectTakenOver(first)
  for (const key of ['F2', 'F6', 'F4', 'Alt+M']) await press(first, key)
  await callNext(second, 'A-001')
  await expect(second.getByText('Salonda gösterildi')).toBeVisible()
  const states = (await hall.tickets()).map(({ state }) => state)
  expect(states).toEqual(['called', 'waiting'])

  await first.getByRole('button', { name: 'Buraya al' }).click()
  await expect(part(first, 'Şu anki vatandaş')).toContainText('A-001')
  await expectTakenOver(second)
  await startService(first)
})

test('a colleague at another machine takes over with the citizen in front', async ({ hall }) => {
  const first = await hall.openCounter(5)
  await hall.issue('A')
  await callNext(first, 'A-001')

  const colleague = await hall.newPage('counter')
  await hall.logIn(colleague, await hall.makeStaff('clerk', 'Ayşe Yıldırım'))
  await colleague.goto('/counter/')
  await expect(colleague.getByText('Görevli 5 açtı')).toBeVisible()
  await sitDown(colleague, 5)
  await expect(part(colleague, 'Şu anki vatandaş')).toContainText('A-001')
  await expectTakenOver(first)
  await expect(first.getByText('Ayşe Yıldırım açtı.')).toBeVisible()
  await first.getByRole('button', { name: 'Başka banko seç' }).click()
  await expect(first.getByRole('heading', { name: 'Bankonuzu seçin' })).toBeVisible()
})
