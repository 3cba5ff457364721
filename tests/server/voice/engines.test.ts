import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { EspeakWasm } from '../../../server/voice/espeak-wasm.ts'
import { espeakProgram } from '../../../server/voice/espeak-program.ts'
import { ownProgram } from '../../../server/voice/own-program.ts'
import { readWav } from './samples.ts'

const signal = AbortSignal.timeout(60_000)
const call = { text: 'Zabıta, kırk iki. Lütfen üç numaralı bankoya.', language: 'tr' }
const normal = { ...call, wordsPerMinute: 145 }

const installed = await espeakProgram(signal)
const wasm = new EspeakWasm()
afterAll(() => wasm.close())
const engines = installed ? [installed, wasm] : [wasm]

describe.each(engines)('$identity', (engine) => {
  test('speaks Turkish and English, loud and unclipped', async () => {
    for (const request of [normal, { ...normal, text: 'Zabıta, forty-two.', language: 'en' }]) {
      const sound = readWav(await engine.speak(request, signal))
      expect(sound.sampleRate).toBeGreaterThanOrEqual(16_000)
      expect(sound.seconds).toBeGreaterThan(0.8)
      expect(sound.loudest).toBeGreaterThan(0.2)
    }
  })

  test('is slower when asked to be', async () => {
    const slow = readWav(await engine.speak({ ...normal, wordsPerMinute: 90 }, signal))
    const fast = readWav(await engine.speak({ ...normal, wordsPerMinute: 220 }, signal))
    expect(slow.seconds).toBeGreaterThan(fast.seconds * 1.4)
  })

  test('says nothing that looks like its own options', async () => {
    const sound = readWav(await engine.speak({ ...normal, text: '--version' }, signal))
    expect(sound.seconds).toBeGreaterThan(0.3)
  })

  test('fails for a language that it doesn’t have, and goes on after it', async () => {
    await expect(engine.speak({ ...normal, language: 'qq' }, signal)).rejects.toThrow()
    expect(readWav(await engine.speak(normal, signal)).seconds).toBeGreaterThan(1)
  })
})

describe('espeak-ng as WebAssembly', () => {
  test('ends its process when nobody asks any more, and starts it anew', async () => {
    const engine = new EspeakWasm(50)
    onTestFinished(() => engine.close())
    await engine.speak(normal, signal)
    await expect.poll(() => engine.running, { timeout: 5_000 }).toBe(false)
    expect(readWav(await engine.speak(normal, signal)).seconds).toBeGreaterThan(1)
  })

  test('is ended by the signal, and everybody who waited is told', async () => {
    const engine = new EspeakWasm()
    const stop = new AbortController()
    const both = [engine.speak(normal, stop.signal), engine.speak(normal, signal)]
    stop.abort()
    const outcomes = await Promise.allSettled(both)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(engine.running).toBe(false)
  })
})

describe('a program of the house', () => {
  // Writes what it was given into its file, so that a test can read it back.
  const script =
    'const fs=require("fs");const [o,...rest]=process.argv.slice(1);fs.writeFileSync(o,JSON.stringify([fs.readFileSync(0,"utf8"),...rest]))'.replaceAll(
      '"',
      '`',
    )

  test('gets the text on its input and its places filled in, without a shell', async () => {
    const command = `"${process.execPath}" -e "${script}" {output} {language} {rate} "a b; $(c)"`
    const text = 'kırk iki; {output} "$HOME"'
    const bytes = await ownProgram(command).speak({ ...normal, text }, signal)
    const given = JSON.parse(Buffer.from(bytes).toString())
    expect(given).toEqual([text, 'tr', '145', 'a b; $(c)'])
  })

  test.each([
    ['isn’t there', 'no-such-program-anywhere {output}'],
    ['fails', `"${process.execPath}" -e process.exit(3) {output}`],
    ['writes nothing', `"${process.execPath}" -e 0 {output}`],
  ])('that %s is a failure', async (_, command) => {
    await expect(ownProgram(command).speak(normal, signal)).rejects.toThrow()
  })
})
