import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LiveConnection, silenceMilliseconds } from '../../ui/live-connection.ts'
import type { EventSourceLike } from '../../ui/live-connection.ts'

interface View {
  version: number
}

class FakeSource implements EventSourceLike {
  onerror: ((event: Event) => void) | null = null
  closed = false
  #listeners = new Map<string, (event: MessageEvent<string>) => void>()

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener)
  }
  close(): void {
    this.closed = true
  }
  say(type: string, data: unknown = ''): void {
    const text = typeof data === 'string' ? data : JSON.stringify(data)
    this.#listeners.get(type)?.({ data: text } as MessageEvent<string>)
  }
  fail(): void {
    this.onerror?.(new Event('error'))
  }
}

let sources: FakeSource[]
let heard: unknown[]
let connection: LiveConnection<View>
const last = () => sources.at(-1) as FakeSource

beforeEach(() => {
  vi.useFakeTimers()
  sources = []
  heard = []
  const events = {
    view: (view: View) => heard.push(view.version),
    ping: (at: string | null) => heard.push(['ping', at]),
    lost: () => heard.push('lost'),
    denied: (refusal: { refusal: string }) => heard.push(refusal.refusal),
  }
  connection = new LiveConnection<View>('/api/live', events, () => {
    const source = new FakeSource()
    sources.push(source)
    return source
  })
  connection.open()
})

afterEach(() => {
  connection.close()
  vi.useRealTimers()
})

describe('a live connection', () => {
  test('hands on each whole view', () => {
    last().say('message', { version: 1 })
    last().say('message', { version: 2 })
    expect(heard).toEqual([1, 2])
  })

  test('takes no older view on the same connection, but any after coming back', () => {
    last().say('message', { version: 9 })
    last().say('message', { version: 8 })
    last().fail()
    vi.advanceTimersByTime(1_000)
    last().say('message', { version: 3 })
    expect(heard).toEqual([9, 'lost', 3])
  })

  test('comes back after an error and leaves the old stream closed', () => {
    last().fail()
    expect(sources[0]?.closed).toBe(true)
    vi.advanceTimersByTime(1_000)
    expect(sources).toHaveLength(2)
    sources[0]?.say('message', { version: 99 })
    expect(heard).toEqual(['lost'])
  })

  test('takes 25 s without a word for a dead line', () => {
    vi.advanceTimersByTime(silenceMilliseconds - 1)
    last().say('ping')
    vi.advanceTimersByTime(silenceMilliseconds - 1)
    expect(sources).toHaveLength(1)
    vi.advanceTimersByTime(1_000)
    expect(sources).toHaveLength(2)
    expect(heard).toEqual([['ping', null], 'lost'])
  })

  test('pauses longer while the server stays away, never more than 6 s, and starts small again', () => {
    const pauses = []
    for (let failure = 0; failure < 8; failure += 1) {
      const before = Date.now()
      last().fail()
      vi.advanceTimersToNextTimer()
      pauses.push(Date.now() - before)
    }
    expect(pauses[0]).toBeLessThanOrEqual(600)
    expect(pauses[7]).toBeGreaterThanOrEqual(4_000)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(6_000)
    last().say('ping', '"2026-11-24T10:00:00+03:00"')
    last().fail()
    vi.advanceTimersByTime(600)
    expect(sources).toHaveLength(10)
  })

  test('stops when the cookie no longer counts', () => {
    last().say('denied', { refusal: 'unauthenticated', message: '' })
    vi.advanceTimersByTime(600_000)
    expect(sources).toHaveLength(1)
    expect(last().closed).toBe(true)
    expect(heard).toEqual(['unauthenticated'])
  })

  test('once closed, it stays closed', () => {
    last().fail()
    connection.close()
    vi.advanceTimersByTime(600_000)
    expect(sources).toHaveLength(1)
  })
})
