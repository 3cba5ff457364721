import type { Page } from '@playwright/test'
import { expect } from './support.ts'

/** Whoever is logged in at this page takes a request, without a screen. Gives it. */
export async function takeRequest(
  page: Page,
  input: Record<string, unknown>,
): Promise<{ id: string; number: string }> {
  const { notice } = await (await page.request.get('/api/notice')).json()
  const data = { noticeVersion: notice.version, kind: 'complaint', ...input }
  const answer = await page.request.post('/api/requests', { data })
  expect(answer.status(), await answer.text()).toBe(201)
  return (await answer.json()).request
}

/** A picture as a camera's file: what the page shows now. */
export async function photo(page: Page, name: string) {
  const clip = { x: 0, y: 0, width: 320, height: 240 }
  return { name, mimeType: 'image/png', buffer: await page.screenshot({ clip }) }
}

/** The server keeps it: until then it is no attachment. */
export async function uploadPhoto(page: Page, name: string, kind: string): Promise<string> {
  const { buffer } = await photo(page, name)
  const answer = await page.request.post(`/api/attachments?kind=${kind}`, {
    data: buffer,
    headers: { 'Content-Type': 'application/octet-stream' },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return (await answer.json()).attachment.id
}
