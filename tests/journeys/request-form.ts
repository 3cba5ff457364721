import type { Page } from '@playwright/test'
import { callNext, expect, press, startService, type Hall } from './support.ts'

/** The form beside the citizen. */
export const form = (counter: Page) => counter.locator('section.request')
/** One of its fields, by its label. */
export const field = (counter: Page, name: string) =>
  form(counter).getByLabel(name, { exact: true })

/** A mobile number and a T.C. number that nobody has. */
export const phone = '0500 111 22 33'
export const nationalId = '10000000146'

/** The neighbourhoods that a request may be about. */
export async function nameNeighbourhoods(hall: Hall, names: string[]): Promise<void> {
  const page = await hall.newPage('manager')
  await hall.logIn(page, await hall.makeStaff('manager', 'Yönetici'))
  const answer = await page.request.put('/api/neighbourhoods', { data: { names } })
  expect(answer.status()).toBe(200)
}

/** A counter with a citizen in front, and the form open beside them. */
export async function openForm(hall: Hall): Promise<Page> {
  await hall.issue('Z')
  await hall.issue('Z')
  const counter = await hall.openCounter(3)
  await callNext(counter, 'Z-001')
  await startService(counter)
  await press(counter, 'Alt+a')
  await expect(field(counter, 'Konu')).toBeFocused()
  return counter
}

/** What the server keeps of this clerk's unfinished forms. */
export async function keptTexts(counter: Page): Promise<string[]> {
  const { items } = await (await counter.request.get('/api/drafts')).json()
  return items.map(({ content }: { content: { text: string } }) => content.text)
}
