import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CachedVoice, type VoiceLimits } from '../../../server/voice/cached-voice.ts'
import type { Engine } from '../../../server/voice/engine.ts'
import { NoVoiceError } from '../../../server/voice/port.ts'
import { silentWav } from './samples.ts'

const limits: VoiceLimits = {
  line: { most: 2, mostWaiting: 3, workMilliseconds: 150 },
  cache: { mostFiles: 3, mostBytes: 1_000_000 },
}
const ask = (text: string, more = {}) => ({ text, language: 'tr', wordsPerMinute: 145, ...more })

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'hizli-masa-voice-test-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** An engine that tells what it was asked, and makes what it is told to make. */
function engine(make: Engine['speak'] = () => Promise.resolve(silentWav()), identity = 'fake') {
  const asked: string[] = []
  const fake: Engine = {
    identity,
    speak: (request, signal) => {
      asked.push(request.text)
      return make(request, signal)
    },
    close: () => undefined,
  }
  return { fake, asked }
}

function voice(fake: Engine, where = folder(), more: Partial<VoiceLimits> = {}): CachedVoice {
  const made = new CachedVoice(() => Promise.resolve(fake), where, { ...limits, ...more })
  onTestFinished(() => made.close())
  return made
}

const later = (milliseconds: number) =>
  new Promise<Uint8Array>((resolve) => setTimeout(() => resolve(silentWav()), milliseconds))

describe('a sentence', () => {
  test('is made once, also for those who ask at the same moment and after a restart', async () => {
    const { fake, asked } = engine(() => later(20))
    const where = folder()
    const first = voice(fake, where)
    await Promise.all([first.say(ask('bir')), first.say(ask('bir')), first.say(ask('bir'))])
    await first.say(ask('bir'))
    await voice(fake, where).say(ask('bir'))
    expect(asked).toEqual(['bir'])
  })

  test('is made anew at another rate, in another language and by another engine', async () => {
    const { fake, asked } = engine()
    const where = folder()
    const here = voice(fake, where)
    await here.say(ask('bir'))
    await here.say(ask('bir', { wordsPerMinute: 120 }))
    await here.say(ask('bir', { language: 'en' }))
    const other = engine(undefined, 'other')
    await voice(other.fake, where).say(ask('bir'))
    expect([asked.length, other.asked.length]).toEqual([3, 1])
  })

  test('reaches the engine without phoneme input and control characters', async () => {
    const { fake, asked } = engine()
    await voice(fake).say(ask('[[h@l]]bir\u0000\n[[[[a]]b]] iki ]]'))
    expect(asked).toEqual(['bir b iki'])
  })

  test('of nothing else is refused without an engine', async () => {
    const { fake, asked } = engine()
    await expect(voice(fake).say(ask('[[h@l]] \u0007'))).rejects.toThrow(NoVoiceError)
    expect(asked).toEqual([])
  })
})

describe('the cache', () => {
  test('keeps so many files, the one unused for longest goes', async () => {
    const { fake, asked } = engine()
    const where = folder()
    const here = voice(fake, where)
    for (const text of ['bir', 'iki', 'üç', 'bir', 'dört', 'bir', 'iki']) await here.say(ask(text))
    expect(asked).toEqual(['bir', 'iki', 'üç', 'dört', 'iki'])
    expect(readdirSync(where)).toHaveLength(3)
  })

  test('keeps so many bytes', async () => {
    const { fake } = engine()
    const where = folder()
    const here = voice(fake, where, { cache: { mostFiles: 100, mostBytes: 500 } })
    for (const text of ['bir', 'iki', 'üç']) await here.say(ask(text))
    expect(readdirSync(where)).toHaveLength(2)
  })

  test('cleans up what a server left that was ended while it wrote, and remembers the use of files', async () => {
    const { fake, asked } = engine()
    const where = folder()
    const before = voice(fake, where)
    for (const text of ['bir', 'iki', 'üç']) await before.say(ask(text))
    writeFileSync(join(where, 'half.making'), 'x')
    for (const name of readdirSync(where)) utimesSync(join(where, name), 1000, 1000)
    await before.say(ask('bir'))
    const after = voice(fake, where, { cache: { mostFiles: 1, mostBytes: 1000 } })
    await after.say(ask('bir'))
    expect([asked, readdirSync(where).length]).toEqual([['bir', 'iki', 'üç'], 1])
  })

  test('that can’t be written or read costs work, not the voice', async () => {
    const { fake, asked } = engine()
    const file = join(folder(), 'not-a-folder')
    writeFileSync(file, '')
    const here = voice(fake, file)
    await here.say(ask('bir'))
    await here.say(ask('bir'))
    expect(asked).toEqual(['bir', 'bir'])
  })

  test('makes a file again that somebody removed', async () => {
    const { fake, asked } = engine()
    const where = folder()
    const here = voice(fake, where)
    await here.say(ask('bir'))
    for (const name of readdirSync(where)) rmSync(join(where, name))
    await here.say(ask('bir'))
    expect(asked).toEqual(['bir', 'bir'])
  })

  test('makes a file again that the machine lost half of', async () => {
    const { fake, asked } = engine()
    const where = folder()
    const here = voice(fake, where)
    await here.say(ask('bir'))
    for (const name of readdirSync(where)) truncateSync(join(where, name), 10)
    await here.say(ask('bir'))
    expect(asked).toEqual(['bir', 'bir'])
  })
})

describe('an engine', () => {
  test('never works on more than two at a time, and not for those who would wait too long', async () => {
    let [working, most] = [0, 0]
    const { fake } = engine(async () => {
      most = Math.max(most, ++working)
      await later(10)
      working -= 1
      return silentWav()
    })
    const here = voice(fake)
    const asked = Array.from({ length: 8 }, (_, at) => here.say(ask(`cümle ${'a'.repeat(at)}`)))
    const outcomes = await Promise.allSettled(asked)
    const failed = outcomes.filter(({ status }) => status === 'rejected')
    expect([most, failed.length]).toEqual([2, 3])
    await here.say(ask('sonra'))
  })

  test('that hangs is given up in time, told so, and the next one isn’t kept from speaking', async () => {
    const told: boolean[] = []
    const { fake } = engine(({ text }, signal) => {
      if (text !== 'dur') return Promise.resolve(silentWav())
      signal.addEventListener('abort', () => told.push(true))
      return new Promise(() => undefined)
    })
    const here = voice(fake)
    const start = Date.now()
    await expect(here.say(ask('dur'))).rejects.toThrow(NoVoiceError)
    expect(Date.now() - start).toBeLessThan(2_000)
    expect(told).toEqual([true])
    await here.say(ask('bir'))
  })

  test.each([
    ['fails', () => Promise.reject(new Error('“gizli” cannot be spoken'))],
    ['makes something else', () => Promise.resolve(Buffer.from('hello'.repeat(30)))],
    ['makes nothing', () => Promise.resolve(new Uint8Array())],
  ])('that %s is no voice, is not kept and keeps the text to itself', async (_, make) => {
    const { fake, asked } = engine(make)
    const here = voice(fake)
    for (let time = 0; time < 2; time += 1) {
      const error = await here.say(ask('gizli')).catch((problem: unknown) => problem)
      expect(error).toBeInstanceOf(NoVoiceError)
      expect(String(error)).not.toContain('gizli')
    }
    expect(asked).toHaveLength(2)
  })

  test('that is missing is looked for again', async () => {
    let there = false
    const find = () => (there ? Promise.resolve(engine().fake) : Promise.reject(new Error('none')))
    const here = new CachedVoice(find, folder(), limits)
    await expect(here.say(ask('bir'))).rejects.toThrow(NoVoiceError)
    there = true
    await here.say(ask('bir'))
    await here.close()
  })

  test('ends with the server', async () => {
    const { fake } = engine(() => new Promise(() => undefined))
    const here = voice(fake)
    const asked = here.say(ask('bir')).catch((problem: unknown) => problem)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await here.close()
    expect(await asked).toBeInstanceOf(NoVoiceError)
  })
})
