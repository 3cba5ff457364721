import { describe, expect, test, vi } from 'vitest'
import { Speech, Utterance } from '../../../ui/audio/speech.ts'
import type { SpeechEngine } from '../../../ui/audio/speech.ts'
import { SpeechError } from '../../../ui/audio/speech-engine.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

/** An engine whose utterances end when the test says so, and that notes all it is told. */
class HandEngine implements SpeechEngine {
  log: string[] = []
  languages: string[] | null = null
  #ends: ((error?: SpeechError) => void)[] = []

  speaks(lang: string): boolean {
    return this.languages?.includes(lang) ?? true
  }
  prepare({ text }: Utterance): void {
    this.log.push(`prepare ${text}`)
  }
  speak({ text }: Utterance, started: () => void, signal: AbortSignal): Promise<void> {
    this.log.push(`speak ${text}`)
    started()
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        this.log.push(`stop ${text}`)
        resolve()
      })
      this.#ends.push((error) => (error ? reject(error) : resolve()))
    })
  }
  pause(): void {
    this.log.push('pause')
  }
  resume(): void {
    this.log.push('resume')
  }
  /** The utterance spoken now ends, well or not. */
  async end(error?: SpeechError): Promise<void> {
    this.#ends.shift()?.(error)
    await settled()
  }
}

function utterances(speech: Speech, texts: string[], lang = 'tr'): string[] {
  const heard: string[] = []
  for (const text of texts) {
    const utterance = new Utterance(text, lang)
    utterance.onstart = () => heard.push(`start ${text}`)
    utterance.onend = () => heard.push(`end ${text}`)
    utterance.onerror = (problem) => heard.push(`${problem} ${text}`)
    speech.speak(utterance)
  }
  return heard
}

describe('speech', () => {
  test('is one utterance after the other, the next one prepared meanwhile', async () => {
    const engine = new HandEngine()
    const speech = new Speech([engine])
    const heard = utterances(speech, ['bir', 'iki'])
    expect([speech.speaking, speech.pending]).toEqual([true, true])
    await engine.end()
    await engine.end()
    expect(engine.log).toEqual(['speak bir', 'prepare iki', 'speak iki'])
    expect(heard).toEqual(['start bir', 'end bir', 'start iki', 'end iki'])
    expect([speech.speaking, speech.pending]).toEqual([false, false])
  })

  test('is silent at once when cancelled, and free for what comes then', async () => {
    const engine = new HandEngine()
    const speech = new Speech([engine])
    const heard = utterances(speech, ['bir', 'iki'])
    speech.cancel()
    const after = utterances(speech, ['üç'])
    await settled()
    expect(heard).toEqual(['start bir', 'interrupted bir', 'canceled iki'])
    expect(engine.log.slice(-2)).toEqual(['stop bir', 'speak üç'])
    await engine.end()
    await engine.end()
    expect(after).toEqual(['start üç', 'end üç'])
  })

  test('may speak anew from within its own events', async () => {
    const engine = new HandEngine()
    const speech = new Speech([engine])
    const first = new Utterance('bir', 'tr')
    first.onerror = () => utterances(speech, ['iki'])
    speech.speak(first)
    speech.cancel()
    expect(engine.log).toEqual(['speak bir', 'stop bir', 'speak iki'])
  })

  test('pauses and goes on', async () => {
    const engine = new HandEngine()
    const speech = new Speech([engine])
    utterances(speech, ['bir', 'iki'])
    speech.pause()
    await engine.end()
    expect(engine.log).toEqual(['speak bir', 'prepare iki', 'pause'])
    speech.resume()
    expect(engine.log.at(-1)).toBe('speak iki')
  })
})

describe('an engine', () => {
  test('that doesn’t have the language isn’t asked', async () => {
    const [native, server] = [new HandEngine(), new HandEngine()]
    native.languages = ['en']
    const speech = new Speech([native, server])
    utterances(speech, ['bir'])
    expect([native.log, server.log]).toEqual([[], ['speak bir']])
    utterances(new Speech([native]), ['bir'])
    expect(native.log).toEqual([])
  })

  test('that fails before it began gives the utterance to the next one', async () => {
    const [native, server] = [new HandEngine(), new HandEngine()]
    const heard = utterances(new Speech([native, server]), ['bir'])
    await native.end(new SpeechError('synthesis-failed'))
    await server.end()
    expect(server.log).toEqual(['speak bir'])
    expect(heard.at(-1)).toBe('end bir')
  })

  test('that is silent in the middle ends the utterance as not spoken; after two it is asked last', async () => {
    const [native, server] = [new HandEngine(), new HandEngine()]
    const heard = utterances(new Speech([native, server]), ['bir', 'iki', 'üç'])
    await native.end(new SpeechError('synthesis-failed', true))
    await native.end(new SpeechError('synthesis-failed', true))
    await server.end()
    expect(heard.filter((event) => !event.startsWith('start'))).toEqual([
      ...['synthesis-failed bir', 'synthesis-failed iki', 'end üç'],
    ])
    expect(server.log).toContain('speak üç')
  })

  test('that the browser refuses makes the page say so, and no other is tried', async () => {
    const [native, server] = [new HandEngine(), new HandEngine()]
    const refused = vi.fn()
    const heard = utterances(new Speech([native, server], refused), ['bir'])
    await native.end(new SpeechError('not-allowed'))
    expect([refused.mock.calls.length, server.log, heard.at(-1)]).toEqual([
      ...[1, [], 'not-allowed bir'],
    ])
  })

  test('that throws anything is survived', async () => {
    const speech = new Speech([
      {
        ...{ speaks: () => true, prepare: () => undefined },
        ...{ pause: () => undefined, resume: () => undefined },
        speak: () => Promise.reject(new TypeError('bug')),
      },
    ])
    const heard = utterances(speech, ['bir', 'iki'])
    await settled()
    expect(heard).toEqual(['synthesis-failed bir', 'synthesis-failed iki'])
  })

  test('is nobody: every utterance ends all the same', async () => {
    const heard = utterances(new Speech([]), ['bir', 'iki'])
    await settled()
    expect(heard).toEqual(['language-unavailable bir', 'language-unavailable iki'])
  })
})
