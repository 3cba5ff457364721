import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { longestMilliseconds, NativeEngine } from '../../../ui/audio/native-engine.ts'
import { Utterance } from '../../../ui/audio/speech-engine.ts'

class NativeUtterance {
  onstart: (() => void) | null = null
  onend: (() => void) | null = null
  onerror: ((event: { error: string }) => void) | null = null
  volume = 1
  rate = 1
  text: string
  constructor(text: string) {
    this.text = text
  }
}

const voice = (lang: string, localService = true) => ({ lang, localService, name: lang })

function machine(voices: ReturnType<typeof voice>[]) {
  const spoken: NativeUtterance[] = []
  const synthesis = {
    ...{ getVoices: () => voices as unknown as SpeechSynthesisVoice[] },
    speak: (utterance: unknown) => void spoken.push(utterance as NativeUtterance),
    ...{ cancel: vi.fn(), pause: vi.fn(), resume: vi.fn() },
  }
  return { synthesis, spoken, engine: new NativeEngine(() => 0.5, synthesis) }
}

/** Starts to speak; `outcome` tells how it went once it has ended. */
function speak(engine: NativeEngine, lang = 'tr') {
  const stop = new AbortController()
  const state = { outcome: 'speaking', started: false }
  engine
    .speak(new Utterance('kırk iki', lang), () => (state.started = true), stop.signal)
    .then(
      () => (state.outcome = 'ended'),
      ({ problem, started }) => (state.outcome = `${problem}${started ? ' after start' : ''}`),
    )
  return { state, stop }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('SpeechSynthesisUtterance', NativeUtterance)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the machine’s own voice', () => {
  test('is taken only where it is local and of that language', () => {
    const { engine } = machine([voice('tr-TR', false), voice('en_GB'), voice('TRV')])
    expect([engine.speaks('tr'), engine.speaks('en')]).toEqual([false, true])
  })

  test('speaks at the master volume and ends', async () => {
    const { engine, spoken, synthesis } = machine([voice('tr-TR')])
    const { state } = speak(engine)
    spoken[0]?.onstart?.()
    spoken[0]?.onend?.()
    await vi.advanceTimersByTimeAsync(0)
    expect([state, spoken[0]?.volume]).toEqual([{ outcome: 'ended', started: true }, 0.5])
    expect(synthesis.cancel).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('that never starts is given up after three seconds', async () => {
    const { engine, synthesis } = machine([voice('tr')])
    const { state } = speak(engine)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(state.outcome).toBe('synthesis-failed')
    expect(synthesis.cancel).toHaveBeenCalledOnce()
  })

  test('that starts and never ends is given up by the text’s length, pauses not counted', async () => {
    const { engine, spoken } = machine([voice('tr')])
    const { state } = speak(engine)
    spoken[0]?.onstart?.()
    engine.pause()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.outcome).toBe('speaking')
    engine.resume()
    await vi.advanceTimersByTimeAsync(longestMilliseconds('kırk iki', 1))
    expect(state.outcome).toBe('synthesis-failed after start')
  })

  test('tells a refusal from a failure', async () => {
    const { engine, spoken } = machine([voice('tr')])
    const [refused, failed] = [speak(engine), speak(engine)]
    spoken[0]?.onerror?.({ error: 'not-allowed' })
    spoken[1]?.onerror?.({ error: 'audio-busy' })
    await vi.advanceTimersByTimeAsync(0)
    expect([refused.state.outcome, failed.state.outcome]).toEqual([
      ...['not-allowed', 'synthesis-failed'],
    ])
  })

  test('is silent at once when told', async () => {
    const { engine, spoken, synthesis } = machine([voice('tr')])
    const { state, stop } = speak(engine)
    spoken[0]?.onstart?.()
    stop.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect([state.outcome, synthesis.cancel.mock.calls.length]).toEqual(['ended', 1])
  })

  test('is cancelled before the next one begins, and never after', async () => {
    const { engine, spoken, synthesis } = machine([voice('tr')])
    const first = speak(engine)
    engine.pause()
    first.stop.abort()
    expect(synthesis.cancel).toHaveBeenCalledOnce()
    const second = speak(engine)
    await vi.advanceTimersByTimeAsync(1)
    spoken[1]?.onstart?.()
    spoken[1]?.onend?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(synthesis.cancel).toHaveBeenCalledOnce()
    expect([synthesis.resume.mock.calls.length, second.state.outcome]).toEqual([1, 'ended'])
  })

  test('isn’t there on a machine without any', async () => {
    const engine = new NativeEngine(() => 1, undefined)
    expect(engine.speaks('tr')).toBe(false)
    const { state } = speak(engine)
    await vi.advanceTimersByTimeAsync(0)
    expect(state.outcome).toBe('language-unavailable')
  })
})
