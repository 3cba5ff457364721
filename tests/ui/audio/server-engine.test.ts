import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AudioOutput, nextVolume } from '../../../ui/audio/output.ts'
import { ServerEngine } from '../../../ui/audio/server-engine.ts'
import { Utterance } from '../../../ui/audio/speech-engine.ts'

class Node {
  gain = { value: 1 }
  buffer: { duration: number } | null = null
  onended: (() => void) | null = null
  offset = -1
  log: string[] = []
  connected = 0
  connect(): void {
    this.connected += 1
  }
  disconnect(): void {
    this.connected -= 1
  }
  start(_: number, offset: number): void {
    this.offset = offset
  }
  stop(): void {
    this.log.push('stop')
  }
}

/** A browser's audio context without sound; `silent` never ends a source. */
class Context extends EventTarget {
  state = 'running'
  destination = {}
  currentTime = 0
  sources: Node[] = []
  gains: Node[] = []
  createGain(): Node {
    return this.gains[this.gains.push(new Node()) - 1] as Node
  }
  createBufferSource(): Node {
    return this.sources[this.sources.push(new Node()) - 1] as Node
  }
  resume(): Promise<void> {
    return new Promise(() => undefined)
  }
  decodeAudioData(file: ArrayBuffer): Promise<{ duration: number }> {
    return Promise.resolve({ duration: file.byteLength })
  }
}

function page(answer: () => Promise<ArrayBuffer> = () => Promise.resolve(new ArrayBuffer(4))) {
  const context = new Context()
  const asked: string[] = []
  const output = new AudioOutput(context as unknown as AudioContext)
  const engine = new ServerEngine(output, ({ text, language, wordsPerMinute }) => {
    asked.push(`${language} ${wordsPerMinute} ${text}`)
    return answer()
  })
  const speak = (text = 'bir', more: Partial<Utterance> = {}) => {
    const stop = new AbortController()
    const state = { outcome: 'speaking', started: false }
    const utterance = Object.assign(new Utterance(text, 'tr'), more)
    engine
      .speak(utterance, () => (state.started = true), stop.signal)
      .then(
        () => (state.outcome = 'ended'),
        ({ problem }) => (state.outcome = problem),
      )
    return { state, stop }
  }
  return { context, asked, output, engine, speak }
}

const soon = () => vi.advanceTimersByTimeAsync(1)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('speech made by the server', () => {
  test('is played to its end and leaves no node behind', async () => {
    const { context, speak } = page()
    const { state } = speak('bir', { volume: 0.5 })
    await soon()
    expect([state, context.gains[1]?.gain.value]).toEqual([
      { outcome: 'speaking', started: true },
      0.5,
    ])
    context.sources[0]?.onended?.()
    await soon()
    expect(state.outcome).toBe('ended')
    expect([context.sources[0]?.connected, context.gains[1]?.connected]).toEqual([0, 0])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is asked for once, at the rate in words a minute, also when prepared', async () => {
    const { asked, engine, speak } = page()
    engine.prepare(new Utterance('bir', 'tr'))
    speak('bir')
    speak('bir', { rate: 0.8 })
    speak('bir', { rate: 9 })
    await soon()
    expect(asked).toEqual(['tr 145 bir', 'tr 116 bir', 'tr 300 bir'])
  })

  test('is kept for forty sentences, the one unused for longest goes', async () => {
    const { asked, engine } = page()
    const prepare = (text: string) => engine.prepare(new Utterance(text, 'tr'))
    for (let at = 0; at < 40; at += 1) prepare(String(at))
    prepare('0')
    prepare('40')
    await soon()
    asked.length = 0
    prepare('0')
    prepare('1')
    await soon()
    expect(asked).toEqual(['tr 145 1'])
  })

  test('that the server can’t make is a problem, and is asked for again the next time', async () => {
    const { asked, speak } = page(() => Promise.reject(new Error('503')))
    const first = speak()
    await soon()
    const second = speak()
    await soon()
    expect([first.state.outcome, second.state.outcome]).toEqual([
      ...['synthesis-unavailable', 'synthesis-unavailable'],
    ])
    expect(asked).toHaveLength(2)
  })

  test('that is never heard to its end is given up by its own length', async () => {
    const { speak } = page()
    const { state } = speak()
    await vi.advanceTimersByTimeAsync(5_900)
    expect(state.outcome).toBe('speaking')
    await vi.advanceTimersByTimeAsync(200)
    expect(state.outcome).toBe('synthesis-failed')
  })

  test('stops at once, also while it is still fetched', async () => {
    const { context, speak } = page()
    const early = speak('bir')
    early.stop.abort()
    await soon()
    const late = speak('iki')
    await soon()
    late.stop.abort()
    await soon()
    expect([early.state, late.state]).toEqual([
      { outcome: 'ended', started: false },
      { outcome: 'ended', started: true },
    ])
    expect([context.sources.length, context.sources[0]?.log]).toEqual([1, ['stop']])
  })

  test('goes on where it was paused', async () => {
    const { context, engine, speak } = page()
    const { state } = speak()
    await soon()
    context.currentTime = 1.5
    engine.pause()
    await vi.advanceTimersByTimeAsync(60_000)
    engine.resume()
    expect([state.outcome, context.sources.map(({ offset }) => offset)]).toEqual([
      ...['speaking', [0, 1.5]],
    ])
    context.sources[1]?.onended?.()
    await soon()
    expect(state.outcome).toBe('ended')
  })

  test('isn’t tried where the page may not be heard', async () => {
    const { asked, context, speak } = page()
    context.state = 'suspended'
    context.dispatchEvent(new Event('statechange'))
    await vi.advanceTimersByTimeAsync(2_000)
    const { state } = speak()
    await vi.advanceTimersByTimeAsync(2_000)
    expect([state.outcome, asked]).toEqual(['not-allowed', []])
  })

  test('is unlocked by the touch in which it is asked for', async () => {
    const { context, output, speak } = page()
    output.refused()
    const { state } = speak()
    await soon()
    context.sources[0]?.onended?.()
    await soon()
    expect([state.outcome, output.permission]).toEqual(['ended', 'allowed'])
  })

  test('that loses its sound in the middle was refused, not broken', async () => {
    const { context, speak } = page()
    const { state } = speak()
    await soon()
    context.state = 'suspended'
    context.dispatchEvent(new Event('statechange'))
    await vi.advanceTimersByTimeAsync(7_000)
    expect(state.outcome).toBe('not-allowed')
  })
})

describe('the volume', () => {
  test('goes by steps and stays at the ends', () => {
    expect([
      nextVolume(0.4, 1),
      nextVolume(0.5, -1),
      nextVolume(1, 1),
      nextVolume(0.2, -1),
    ]).toEqual([...[0.7, 0.2, 1, 0.2]])
  })

  test('is never more than all of it', () => {
    const { output } = page()
    output.volume = 3
    expect(output.volume).toBe(1)
  })
})
