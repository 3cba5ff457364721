import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LiveHub } from '../../../server/live/hub.ts'

/** As much of a response as the hub touches: what was written stands in `text`. */
class Listener extends EventEmitter {
  text = ''
  writableLength = 0
  write(bytes: Buffer): void {
    this.text += bytes.toString()
  }
  end(bytes?: Buffer): void {
    if (bytes) this.write(bytes)
    this.emit('close')
  }
  destroy(): void {
    this.emit('close')
  }
}

let hub: LiveHub
beforeEach(() => {
  vi.useFakeTimers()
  hub = new LiveHub(() => '2026-11-24T10:00:00+03:00')
})
afterEach(() => {
  hub.close()
  vi.useRealTimers()
})

function listen(build: () => unknown, actorId: string | null = null): Listener {
  const listener = new Listener()
  const response = listener as unknown as ServerResponse
  const topic = { key: 'board b', branchId: 'b', build }
  expect(hub.add(topic, { response, actorId, displayOf: null })).toBe(true)
  return listener
}

describe('the hub', () => {
  test('gives a sign of life with the server’s time every ten seconds', () => {
    const listener = listen(() => ({}))
    listener.text = ''
    vi.advanceTimersByTime(20_000)
    expect(listener.text).toBe('event: ping\ndata: "2026-11-24T10:00:00+03:00"\n\n'.repeat(2))
  })

  test('builds a view once for all who watch it, and not at all when nobody does', () => {
    const build = vi.fn(() => ({ version: 1 }))
    const listeners = [listen(build), listen(build), listen(build)]
    build.mockClear()
    hub.changed('b')
    hub.changed('b')
    vi.advanceTimersByTime(100)
    expect(build).toHaveBeenCalledTimes(1)
    for (const listener of listeners) listener.end()
    hub.changed('b')
    vi.advanceTimersByTime(100)
    expect(build).toHaveBeenCalledTimes(1)
    expect(hub.size).toBe(0)
  })

  test('sends at most one view in fifty milliseconds, the last of them never late', () => {
    let version = 0
    const listener = listen(() => ({ version }))
    const versions = () => (listener.text.match(/(?<="version":)\d+/g) ?? []).map(Number)
    for (let millisecond = 0; millisecond < 200; millisecond++) {
      version += 1
      hub.changed('b')
      vi.advanceTimersByTime(1)
    }
    vi.advanceTimersByTime(50)
    expect(versions()).toEqual([0, 1, 50, 100, 150, 200])
  })

  test('a change in another branch is nothing to us', () => {
    const build = vi.fn(() => ({}))
    listen(build)
    build.mockClear()
    hub.changed('another')
    vi.advanceTimersByTime(100)
    expect(build).not.toHaveBeenCalled()
  })

  test('drops a listener that does not keep up', () => {
    const listener = listen(() => ({}))
    listener.writableLength = 2_000_000
    hub.changed('b')
    vi.advanceTimersByTime(100)
    expect(hub.size).toBe(0)
  })

  test('carries five thousand listeners and no more', () => {
    const topic = { key: 'board b', branchId: 'b', build: () => ({}) }
    const add = () => {
      const response = new Listener() as unknown as ServerResponse
      return hub.add(topic, { response, actorId: null, displayOf: null })
    }
    const added = Array.from({ length: 5001 }, add)
    expect(added.filter(Boolean)).toHaveLength(5000)
    expect(added.at(-1)).toBe(false)
  })
})
