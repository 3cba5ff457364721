import { chromium, type Page } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import { chromiumFlags, ensureChromium } from '../tools/chromium.ts'
import { enterHall, type CallAnswer, type Hall } from './client.ts'
import type { Measured } from './measured.ts'
import { startServer } from './server.ts'

const calls = 30
const pairs = 10
const pairGapMs = 300

/** Records in the page when each number was first painted, on the page's own clock. */
function watchNumbers(): void {
  const seen: Record<string, number> = {}
  Object.assign(globalThis, { seen })
  const look = () => {
    const text = document.body?.innerText ?? ''
    for (const [number] of text.matchAll(/[A-Z]-\d{3,}/g)) seen[number] ??= Date.now()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function paintedAt(page: Page, number: string): Promise<number> {
  const until = Date.now() + 5000
  while (Date.now() < until) {
    const at = await page.evaluate(
      (wanted) => (globalThis as unknown as { seen: Record<string, number> }).seen[wanted],
      number,
    )
    if (at !== undefined) return at
    await pause(20)
  }
  throw new Error(`${number} was never painted`)
}

async function callNext({ admin, branchId, deskIds }: Hall, counterId: string) {
  await admin.must('POST', '/api/tickets', { branchId, deskId: deskIds[0] })
  const sentAt = Date.now()
  const { ticket } = await admin.must<CallAnswer>('POST', `/api/counters/${counterId}/calls`)
  return { sentAt, number: ticket.number, id: ticket.id }
}

async function finish({ admin }: Hall, ticketId: string): Promise<void> {
  await admin.must('POST', `/api/tickets/${ticketId}/service`)
  await admin.must('POST', `/api/tickets/${ticketId}/completion`)
}

/** From the clerk's call to the number on the display's screen in Chromium; and two calls 300 ms apart, both shown. */
export async function benchPaint(): Promise<Measured[]> {
  const server = await startServer()
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags })
  try {
    const hall = await enterHall(server.url)
    const device = { kind: 'display', name: 'bench', branchId: hall.branchId }
    const { pairingUrl } = await hall.admin.must<{ pairingUrl: string }>(
      'POST',
      '/api/devices',
      device,
    )
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.addInitScript(watchNumbers)
    await page.goto(pairingUrl)
    await pause(1500)
    const [first = '', second = ''] = hall.counterIds
    for (const id of [first, second]) await hall.admin.must('POST', `/api/counters/${id}/opening`)
    const took: number[] = []
    for (let call = 0; call < calls; call++) {
      const { sentAt, number, id } = await callNext(hall, first)
      took.push((await paintedAt(page, number)) - sentAt)
      await finish(hall, id)
    }
    let bothShown = 0
    for (let pair = 0; pair < pairs; pair++) {
      const one = await callNext(hall, first)
      await pause(pairGapMs)
      const two = await callNext(hall, second)
      await Promise.all([paintedAt(page, one.number), paintedAt(page, two.number)])
      bothShown += 1
      await finish(hall, one.id)
      await finish(hall, two.id)
    }
    const sorted = took.toSorted((a, b) => a - b)
    const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN
    const median = sorted[sorted.length >> 1] ?? Number.NaN
    return [
      {
        name: 'call to number painted in Chromium, p95',
        value: p95,
        unit: 'ms',
        limit: { atMost: 300 },
        note: `${calls} calls, median ${median} ms`,
      },
      {
        name: `pairs of calls ${pairGapMs} ms apart, share with both shown`,
        value: bothShown / pairs,
        unit: 'ratio',
        limit: { atLeast: 1 },
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}
