import type { Page } from '@playwright/test'
import type { BoardCall, BoardView } from '../../domain/views.ts'
import { expect, test } from './support.ts'

const callsOfDay = 8 * 150
/** So much of the day is for warming up: caches fill, code is compiled. */
const warmUp = callsOfDay / 4

/** What the browser still counts when it has thrown away all that nobody holds. */
const counted = ['JSHeapUsedSize', 'JSEventListeners', 'Nodes'] as const
type Held = Record<(typeof counted)[number], number>

/** Runs in the page: its clocks go many times as fast, and `tell` speaks for the server. */
function hastenTheDay(template: BoardView): void {
  const haste = 1500
  const secondsPerCall = 24
  const onWall = 20
  const setTimer = window.setTimeout.bind(window)
  const now = performance.now.bind(performance)
  performance.now = () => now() * haste
  // The pauses of the line to the server stay as they are: it isn't the line that is looked at.
  const soon = (then: () => void, milliseconds = 0) =>
    setTimer(then, milliseconds < 25_000 ? milliseconds / haste : milliseconds)
  Object.assign(window, { setTimeout: soon })

  const listeners = new Map<string, (event: MessageEvent<string>) => void>()
  class Stream {
    onerror = null
    constructor() {
      setTimer(() => send(template), 50)
    }
    addEventListener(type: string, listener: (event: MessageEvent<string>) => void) {
      listeners.set(type, listener)
    }
    close() {
      listeners.clear()
    }
  }
  Object.assign(window, { EventSource: Stream })
  const send = (view: BoardView) =>
    listeners.get('message')?.(new MessageEvent('message', { data: JSON.stringify(view) }))

  let calls: BoardCall[] = []
  let last = 0
  function call(): void {
    const id = (last += 1)
    const desk = template.desks[id % template.desks.length]
    const at = new Date(Date.parse(template.at) + id * secondsPerCall * 1000).toISOString()
    const number = `${desk?.letter}-${String(Math.ceil(id / template.desks.length)).padStart(3, '0')}`
    const counter = { counterId: `counter-${id % 12}`, counterNumber: (id % 12) + 1 }
    const told = { id, number, deskId: desk?.id ?? '', ...counter, repeat: 1, language: 'tr', at }
    const before = calls.map((one, index) => ({ ...one, awaited: index < 2 }))
    calls = [{ ...told, awaited: true }, ...before].slice(0, onWall)
    send({ ...template, version: template.version + id, at, calls })
  }
  async function tell(count: number): Promise<void> {
    for (let told = 0; told < count; told += 1) {
      call()
      await new Promise((resolve) => setTimer(resolve, (secondsPerCall * 1000) / haste))
    }
    await new Promise((resolve) => setTimer(resolve, 2500))
  }
  Object.assign(window, { tell })
}

/** Runs in the page: the machine's own voice, as fast as its clocks. */
function giveVoice(): void {
  const voice = { lang: 'tr-TR', localService: true, default: true, name: 'Ses', voiceURI: 'ses' }
  const nothing = () => undefined
  const speak = (utterance: SpeechSynthesisUtterance) => {
    Object.assign(window, { said: ((window as unknown as { said?: number }).said ?? 0) + 1 })
    setTimeout(() => utterance.onstart?.(new Event('start') as SpeechSynthesisEvent), 100)
    setTimeout(() => utterance.onend?.(new Event('end') as SpeechSynthesisEvent), 3000)
  }
  const speechSynthesis = {
    ...{ speak, cancel: nothing, pause: nothing, resume: nothing, getVoices: () => [voice] },
    ...{ addEventListener: nothing, removeEventListener: nothing },
  }
  Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })
  class Utterance {
    text: string
    constructor(text: string) {
      this.text = text
    }
  }
  Object.assign(window, { SpeechSynthesisUtterance: Utterance })
}

async function held(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const valueOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN
  return Object.fromEntries(counted.map((name) => [name, valueOf(name)])) as Held
}

const tell = (page: Page, calls: number) =>
  page.evaluate(
    (count) => (window as unknown as { tell: (count: number) => Promise<void> }).tell(count),
    calls,
  )

test('after eight hours of calls a display holds no more than after two', async ({ hall }) => {
  test.setTimeout(240_000)
  const page = await hall.openDisplay({}, { speaks: true })
  const answer = await page.context().request.get(`/api/branches/${hall.branchId}/board`, {
    headers: { 'Speaks-As': 'display' },
  })
  const template: BoardView = await answer.json()
  expect(template.view).toBe('board')
  await page.route('**/confirmations', (route) =>
    route.fulfill({ status: 201, json: { confirmation: {} } }),
  )
  await page.addInitScript(giveVoice)
  await page.addInitScript(hastenTheDay, template)
  await page.reload()
  await expect(page.getByText('Hoş geldiniz')).toBeVisible()
  await page.locator('main').click()
  await expect(page.getByText('Ses kapalı')).toBeHidden()

  await tell(page, warmUp)
  const early = await held(page)
  await tell(page, callsOfDay - warmUp)
  const late = await held(page)
  const said = await page.evaluate(() => (window as unknown as { said: number }).said)
  test.info().annotations.push({ type: 'held', description: JSON.stringify({ early, late, said }) })
  await expect(page.getByRole('article').first()).toContainText('-150')
  // On a busy machine most calls are answered, as far as the day goes, before their turn to be spoken.
  expect(said).toBeGreaterThanOrEqual(callsOfDay / 20)
  expect(late.JSEventListeners).toBeLessThanOrEqual(early.JSEventListeners + 5)
  expect(late.Nodes).toBeLessThanOrEqual(early.Nodes + 100)
  expect(late.JSHeapUsedSize).toBeLessThanOrEqual(early.JSHeapUsedSize + 500_000)
})
