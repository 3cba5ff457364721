import { expect, type Page } from '@playwright/test'

/** Something that was to be spoken. */
export interface SpokenLine {
  text: string
  lang: string
  rate: number
  volume: number
}

type Recording = typeof globalThis & {
  spoken: SpokenLine[]
  /** Lines that have begun and not ended. */
  speaking: number
  cancelled: number
  holdsVoice: boolean
}

/** Gives the page local voices that speak nothing and remember all. To be called before the page is opened. */
export async function recordVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recording = globalThis as Recording
    Object.assign(recording, { spoken: [], speaking: 0, cancelled: 0, holdsVoice: false })
    class RecordedUtterance {
      text: string
      lang = ''
      rate = 1
      volume = 1
      onstart: (() => void) | null = null
      onend: (() => void) | null = null
      onerror: (() => void) | null = null
      constructor(text: string) {
        this.text = text
      }
    }
    const voices = ['tr-TR', 'en-GB'].map((lang) => ({ lang, name: lang, localService: true }))
    const synthesis = {
      getVoices: () => voices,
      speak(utterance: RecordedUtterance) {
        const { text, lang, rate, volume } = utterance
        recording.spoken.push({ text, lang, rate, volume })
        if (recording.holdsVoice) return utterance.onstart?.()
        recording.speaking += 1
        setTimeout(() => {
          recording.speaking -= 1
          utterance.onstart?.()
          utterance.onend?.()
        })
      },
      cancel: () => (recording.cancelled += 1),
      pause: () => undefined,
      resume: () => undefined,
    }
    const value = { value: synthesis, configurable: true }
    Object.defineProperty(globalThis, 'speechSynthesis', value)
    Object.assign(globalThis, { SpeechSynthesisUtterance: RecordedUtterance })
  })
}

/** Everything spoken since the last time this was asked. */
export async function takeSpoken(page: Page): Promise<SpokenLine[]> {
  return page.evaluate(() => (globalThis as Recording).spoken.splice(0))
}

/** What is spoken from now on is not spoken to its end. */
export async function holdVoice(page: Page): Promise<void> {
  await page.evaluate(() => ((globalThis as Recording).holdsVoice = true))
}

/** How often somebody broke in. */
export async function interruptions(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as Recording).cancelled)
}

/** News of the line: where the clock runs ahead of the server, it looks lost. */
const lineNews = /^Bağlantı/

/** Exactly these lines are spoken next, and then nothing. */
export async function expectSpoken(page: Page, lines: readonly string[]): Promise<SpokenLine[]> {
  const heard: SpokenLine[] = []
  await expect
    .poll(async () => {
      heard.push(...(await takeSpoken(page)))
      return heard.length >= lines.length
    })
    .toBe(true)
    .catch(() => undefined)
  await page.waitForTimeout(200)
  heard.push(...(await takeSpoken(page)))
  const said = heard.filter(({ text }) => !lineNews.test(text))
  expect(said.map(({ text }) => text)).toEqual(lines)
  return said
}

/** A key of a keypad by its code, also one that Playwright has no name for. */
export async function pressKeyAlone(page: Page, code: string): Promise<void> {
  await page.evaluate((code) => {
    const key = /^F(19|2\d)$/.test(code) ? '' : code
    const event = { code, key, bubbles: true, cancelable: true }
    ;(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event))
  }, code)
}

/** The same, and then waits until the page has settled. */
export async function pressKey(page: Page, code: string): Promise<void> {
  await pressKeyAlone(page, code)
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await untilQuiet(page)
}

/** For a moment nothing new was said, by the page's own clock: a busy machine is later than ours. */
export async function untilQuiet(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const recording = globalThis as Partial<Recording>
    do await new Promise((resolve) => setTimeout(resolve, 250))
    while (recording.speaking)
  })
}
