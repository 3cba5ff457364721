import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Board } from '../../apps/display/src/lib/board.svelte.ts'
import { defaultSettings } from '../../apps/display/src/lib/settings.ts'
import type { BoardCall, BoardDesk, BoardView } from '../../domain/views.ts'

const voices = vi.hoisted((): { arrived: number[]; isClosed: boolean }[] => [])
vi.mock('../../apps/display/src/lib/hall-voice.svelte.ts', () => ({
  HallVoice: class {
    arrived: number[] = []
    isClosed = false
    constructor() {
      voices.push(this)
    }
    update(_: BoardView, arrived: readonly BoardCall[]): void {
      this.arrived.push(...arrived.map(({ id }) => id))
    }
    close(): void {
      this.isClosed = true
    }
  },
}))

class Source extends EventTarget {
  static last: Source
  onerror = null
  constructor() {
    super()
    Source.last = this
  }
  close(): void {
    // Nothing is held.
  }
}

const start = Date.parse('2026-11-24T16:58:00+03:00')

function call(id: number, deskId: string, awaited = true): BoardCall {
  const at = new Date(start + id * 1000).toISOString()
  const counter = { counterId: 'c', counterNumber: 3, repeat: 1, language: 'tr' }
  return { id, number: `${deskId}-00${id}`, deskId, ...counter, at, awaited }
}

function say(calls: BoardCall[], open = true): void {
  const named = { name: 'Masa', spokenName: '', description: '', colour: 1, icon: 'shield-check' }
  const state = { waiting: 0, estimate: null, open, opensAt: null }
  const desks = ['z', 't'].map((id): BoardDesk => ({ id, letter: id, ...named, ...state }))
  const branch: BoardView['branch'] = {
    ...{ id: 'b', name: 'Ana', timeZone: 'Europe/Istanbul', language: 'tr', municipality: '' },
    ...{ callTimes: 1, callForm: 'long' },
  }
  const at = new Date(start + 5000).toISOString()
  const slip = { waitingPlace: '', text: '' }
  const view: BoardView = { view: 'board', version: 1, at, branch, desks, calls, help: [], slip }
  Source.last.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(view) }))
  flushSync()
}

function set(settings: Partial<typeof defaultSettings>): void {
  board.settings = { ...board.settings, ...settings }
  flushSync()
}

let board: Board
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('AudioContext', vi.fn())
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({}, { status: 201 })))
  board = new Board('b', defaultSettings)
})
afterEach(() => {
  board.close()
  voices.length = 0
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('the wall says that it is closed when the last citizen of the day has come', () => {
  say([call(1, 'z')])
  say([call(1, 'z')], false)
  vi.advanceTimersByTime(30_000)
  expect(board.isClosed).toBe(false)
  say([call(1, 'z', false)], false)
  expect(board.isClosed).toBe(true)
})

test('one who comes at once is large for six seconds before the wall closes', () => {
  say([call(1, 'z')])
  say([call(1, 'z', false)], false)
  expect([board.staged[0]?.fresh, board.isClosed]).toEqual([false, false])
  vi.advanceTimersByTime(6_000)
  expect(board.isClosed).toBe(true)
})

test('settings change under a wall that stands, and nobody is called again by it', () => {
  say([call(2, 't'), call(1, 'z')])
  set({ theme: 'light' })
  set({ deskIds: ['z'] })
  expect(board.staged.map(({ id }) => id)).toEqual([1])
  expect(board.desks.map(({ id }) => id)).toEqual(['z'])
  set({ deskIds: null })
  expect(voices.map(({ arrived }) => arrived)).toEqual([[1, 2]])
  say([call(3, 't'), call(2, 't'), call(1, 'z')])
  expect(voices.map(({ arrived }) => arrived)).toEqual([[1, 2, 3]])
})

test('a wall is silenced and given its voice again while it stands', () => {
  say([call(1, 'z')])
  set({ speaks: false })
  expect([board.voice, voices[0]?.isClosed]).toEqual([null, true])
  set({ speaks: true })
  say([call(2, 't'), call(1, 'z')])
  expect(voices.map(({ arrived }) => arrived)).toEqual([[1], [2]])
})
