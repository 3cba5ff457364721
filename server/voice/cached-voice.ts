import type { Engine } from './engine.ts'
import { EngineLine, type LineLimits } from './engine-line.ts'
import { NoVoiceError, type SpeechRequest, type Voice } from './port.ts'
import { speechText } from './speech-text.ts'
import { cacheKey, type CacheLimits, VoiceCache } from './voice-cache.ts'
import { isWav } from './wav.ts'

/** How much is spoken at a time, and how much of it is kept. */
export interface VoiceLimits {
  line: LineLimits
  cache: CacheLimits
}

/** Finds the engine of this machine; rejects when there is none. */
export type FindEngine = (signal: AbortSignal) => Promise<Engine>

/** An engine with a memory: a sentence is made once, also when several ask for it at the same moment. */
export class CachedVoice implements Voice {
  #find: FindEngine
  #line: EngineLine
  #cache: VoiceCache
  #engine: Promise<Engine> | null = null
  #making = new Map<string, Promise<Uint8Array>>()
  #close = new AbortController()

  constructor(find: FindEngine, folder: string, limits: VoiceLimits) {
    this.#find = find
    this.#line = new EngineLine(limits.line)
    this.#cache = new VoiceCache(folder, limits.cache)
  }

  say = async (asked: SpeechRequest): Promise<Uint8Array> => {
    const request = { ...asked, text: speechText(asked.text) }
    if (request.text === '') throw new NoVoiceError('nothing to say')
    const engine = await this.#findOnce()
    const { identity } = engine
    const key = cacheKey(identity, request.language, request.wordsPerMinute, request.text)
    const making = this.#making.get(key)
    if (making) return making
    const made = this.#recall(key, engine, request).finally(() => this.#making.delete(key))
    this.#making.set(key, made)
    return made
  }

  close = async (): Promise<void> => {
    this.#close.abort()
    this.#line.close()
    const engine = await this.#engine?.catch(() => null)
    engine?.close()
    await Promise.allSettled(this.#making.values())
  }

  /** One that was not found is looked for again at the next request: somebody may be installing it. */
  #findOnce(): Promise<Engine> {
    this.#engine ??= this.#find(this.#close.signal).catch(() => {
      this.#engine = null
      throw new NoVoiceError('no engine')
    })
    return this.#engine
  }

  async #recall(key: string, engine: Engine, request: SpeechRequest): Promise<Uint8Array> {
    const kept = await this.#cache.get(key)
    if (kept && isWav(kept)) return kept
    const wav = await this.#make(engine, request)
    await this.#cache.put(key, wav)
    return wav
  }

  async #make(engine: Engine, request: SpeechRequest): Promise<Uint8Array> {
    try {
      const wav = await this.#line.do((signal) => engine.speak(request, signal))
      if (isWav(wav)) return wav
    } catch (error) {
      // The engine's own words may quote the text, which is nobody's business.
      throw error instanceof NoVoiceError ? error : new NoVoiceError('the engine failed')
    }
    throw new NoVoiceError('the engine made no WAV')
  }
}
