import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BoardView } from '../../domain/views.ts'
import { Live } from '../../ui/live.svelte.ts'

const at = '2026-11-24T10:42:00+03:00'
const board: BoardView = {
  view: 'board',
  version: 1,
  at,
  branch: {
    id: 'b',
    name: 'Ana Hizmet Binası',
    timeZone: 'Europe/Istanbul',
    language: 'tr',
    municipality: '',
    callTimes: 2,
    callForm: 'auto',
  },
  desks: [],
  calls: [],
  help: [],
  slip: { waitingPlace: '', text: '' },
}

class BrowserSource extends EventTarget {
  static made: BrowserSource[] = []
  onerror: (() => void) | null = null
  closed = false
  url: string

  constructor(url: string) {
    super()
    this.url = url
    BrowserSource.made.push(this)
  }
  close(): void {
    this.closed = true
  }
  say(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
}

const last = () => BrowserSource.made.at(-1) as BrowserSource
const watch = (closeWhileHidden = false) =>
  new Live<BoardView>({ branch: 'b', view: 'board' }, 'display', { closeWhileHidden })

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', BrowserSource)
  BrowserSource.made = []
})

afterEach(() => {
  hide(false)
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a live view keeps what it knows while the line is down, and says that it is', () => {
  const live = watch()
  expect(last().url).toBe('/api/live?branch=b&view=board&as=display')
  expect([live.view, live.online, live.lastNewsAt]).toEqual([null, false, null])
  last().say('message', board)
  expect([live.view, live.online, live.lastNewsAt]).toEqual([board, true, Date.parse(at)])
  last().onerror?.()
  expect([live.view, live.online]).toEqual([board, false])
  live.close()
})

test('its clock is the server’s, run on by our own', () => {
  const live = watch()
  last().say('message', board)
  vi.advanceTimersByTime(90_000)
  expect(live.now()).toBe(Date.parse(at) + 90_000)
  live.close()
})

test('a page’s stream rests while the page is hidden, a display’s doesn’t', () => {
  const page = watch(true)
  const display = watch()
  const [ofPage, ofDisplay] = BrowserSource.made
  hide(true)
  expect([ofPage?.closed, ofDisplay?.closed]).toEqual([true, false])
  // Who comes back after a sleep may hold a dead line without knowing it: both begin anew.
  hide(false)
  expect(BrowserSource.made).toHaveLength(4)
  page.close()
  display.close()
  hide(true)
  hide(false)
  expect(BrowserSource.made).toHaveLength(4)
})

test('a cable that comes out is noticed at once, whether or not the server is still there', () => {
  const live = watch()
  last().say('message', board)
  window.dispatchEvent(new Event('offline'))
  expect(BrowserSource.made).toHaveLength(2)
  expect(live.online).toBe(true)
  last().onerror?.()
  expect([live.view, live.online]).toEqual([board, false])
  live.close()
})

test('a cookie that no longer counts ends it until somebody logs in again', () => {
  const live = watch()
  last().say('denied', { refusal: 'unauthenticated', message: '' })
  window.dispatchEvent(new Event('online'))
  vi.advanceTimersByTime(600_000)
  expect([live.denied?.refusal, BrowserSource.made.length]).toEqual(['unauthenticated', 1])
  live.open()
  expect([live.denied, BrowserSource.made.length]).toEqual([null, 2])
  live.close()
})
