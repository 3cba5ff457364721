import type { Page } from '@playwright/test'
import { callsOn, expect, part, press, test } from './support.ts'

const rounds = 2

async function numberAt(counter: Page): Promise<string> {
  await expect(counter.getByText('Salonda gösterildi')).toBeVisible()
  return (await part(counter, 'Şu anki vatandaş').locator('strong').textContent()) ?? ''
}

async function finish(counter: Page, number: string): Promise<void> {
  await press(counter, 'F6')
  await press(counter, 'F4')
  await expect(counter.getByText(`${number} bitti`, { exact: true })).toBeVisible()
}

test('two clerks who press in the same instant get two people, and the hall sees both', async ({
  hall,
}) => {
  const display = await hall.openDisplay()
  const one = await hall.openCounter(1)
  const other = await hall.openCounter(2)
  for (let round = 1; round <= rounds; round += 1) {
    const expected = [await hall.issue('K'), await hall.issue('K')].map(({ number }) => number)
    for (const counter of [one, other])
      await expect(part(counter, 'Bekleyenler')).toContainText(expected[1] ?? '')
    await Promise.all([press(one, 'F2'), press(other, 'F2')])

    const called = [await numberAt(one), await numberAt(other)]
    expect(called.toSorted()).toEqual(expected)
    for (const number of called)
      await expect(callsOn(display).filter({ hasText: number })).toBeVisible()
    await finish(one, called[0] ?? '')
    await finish(other, called[1] ?? '')
  }
})
