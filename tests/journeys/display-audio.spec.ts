import { chromium, type Page } from '@playwright/test'
import { spokenAnnouncement } from '../../messages/spoken.ts'
import { chromiumFlags, ensureChromium } from '../../tools/chromium.ts'
import { find, samplesOf } from './listening.ts'
import { openNullSink, recordedHertz } from './null-sink.ts'
import { callsOn, expect, Hall, test } from './support.ts'
import { recordInPage, recordingOf } from './tape.ts'

// A large buffer, so that a busy machine leaves few gaps.
const loudly = ['--autoplay-policy=no-user-gesture-required', '--audio-buffer-size=4096']
const letters = ['Z', 'T', 'E', 'D', 'C', 'S', 'K', 'A', 'Z', 'T']
const spokenNames: Record<string, string> = {
  ...{ A: 'Karşılama', T: 'Tahakkuk', Z: 'Zabıta', E: 'Engelsiz Masa', D: 'Resmi Dilekçe' },
  ...{ C: 'Can Dostlar', S: 'Esnaf', K: 'KAYDEM' },
}

/** Which announcements the display has confirmed as spoken, in that order. */
function spokenOn(display: Page): number[] {
  const spoken: number[] = []
  display.on('request', (request) => {
    const [, id] = /announcements\/(\d+)\/confirmations/.exec(request.url()) ?? []
    if (id !== undefined && request.postDataJSON().stage === 'spoken') spoken.push(Number(id))
  })
  return spoken
}

/** One call after the other within three seconds, each from a counter of its own; what is to be heard of each. */
async function callTen(hall: Hall): Promise<string[]> {
  const sentences: string[] = []
  for (const [index] of letters.entries()) {
    const { number } = await hall.callFrom(index + 1)
    const spokenName = spokenNames[number[0] ?? ''] ?? ''
    const call = { spokenName, number, counterNumber: index + 1, form: 'short' as const }
    sentences.push(spokenAnnouncement('tr', call))
  }
  return sentences
}

/** The server's own file of a sentence, as the display asks for it. */
async function wavOf(display: Page, text: string): Promise<Buffer> {
  const answer = await display.context().request.post('/api/speech', {
    headers: { 'Speaks-As': 'display' },
    data: { text, language: 'tr', wordsPerMinute: 145 },
  })
  expect(answer.status()).toBe(200)
  return answer.body()
}

test('ten calls within three seconds are all heard, in order, none over another', async ({
  hall: quiet,
}) => {
  test.setTimeout(150_000)
  const sink = await openNullSink()
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...chromiumFlags, ...loudly],
    ...(sink && { env: sink.env, ignoreDefaultArgs: ['--mute-audio'] }),
  })
  try {
    const hall = new Hall(quiet.server, browser)
    await hall.enter()
    await hall.editBranch({ callTimes: 1, callForm: 'short' })
    const page = await hall.newPage('display')
    if (!sink) await recordInPage(page)
    await page.goto((await hall.inviteDevice('display', 'Salon ekranı')).pairingUrl)
    await expect(page.getByText('Hoş geldiniz')).toBeVisible()
    const spoken = spokenOn(page)
    sink?.record()

    for (const letter of letters) await hall.issue(letter)
    const beganAt = performance.now()
    const sentences = await callTen(hall)
    expect(performance.now() - beganAt).toBeLessThan(3000)
    await expect.poll(() => spoken.length, { timeout: 120_000 }).toBe(letters.length)
    expect(spoken).toEqual(spoken.toSorted((one, other) => one - other))

    const recording = sink ? sink.heard() : await recordingOf(page)
    let endSeconds = 0
    for (const sentence of sentences) {
      const found = find(samplesOf(await wavOf(page, sentence)), recording, endSeconds)
      expect(found.likeness, sentence).toBeGreaterThan(0.7)
      endSeconds = found.endSeconds
    }
    expect(endSeconds).toBeLessThanOrEqual(recording.length / recordedHertz)
  } finally {
    await browser.close()
    await sink?.close()
  }
})

/** Whatever a test asks of a page counts as a touch of it: here only a real one does, as in a hall. */
function refuseSound(): void {
  let isTouched = false
  window.addEventListener('pointerdown', () => (isTouched = true), { capture: true })
  const { resume } = AudioContext.prototype
  const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state')?.get
  Object.defineProperties(AudioContext.prototype, {
    state: {
      get(this: AudioContext) {
        return isTouched ? state?.call(this) : 'suspended'
      },
    },
    resume: {
      value(this: AudioContext) {
        return isTouched ? resume.call(this) : new Promise(() => undefined)
      },
    },
  })
}

test('a browser that refuses sound still shows every call, and speaks after one touch', async ({
  hall,
}) => {
  const page = await hall.newPage('display')
  const spoken = spokenOn(page)
  await page.addInitScript(refuseSound)
  await page.goto((await hall.inviteDevice('display', 'Salon ekranı')).pairingUrl)
  await expect(page.getByText('Ses kapalı')).toBeVisible()
  await hall.issue('Z')
  await hall.callFrom(3)
  await expect(callsOn(page)).toContainText(['Z-001'])
  await page.waitForTimeout(2000)
  expect(spoken).toEqual([])

  await page.getByRole('button', { name: 'Sesi aç' }).click()
  await expect(page.getByText('Ses kapalı')).toBeHidden()
  await expect.poll(() => spoken, { timeout: 20_000 }).toEqual([1])
  await expect(page.getByRole('button', { name: 'Sesi aç' })).toBeHidden()
})

test('a display that is to be silent asks nobody for sound', async ({ hall }) => {
  const page = await hall.newPage('display')
  const { pairingUrl } = await hall.inviteDevice('display', 'İkinci ekran', { speaks: false })
  await page.goto(pairingUrl)
  await expect(page.getByText('Hoş geldiniz')).toBeVisible()
  await page.waitForTimeout(2000)
  await expect(page.getByText('Ses kapalı')).toBeHidden()
})

/** A voice of the machine that begins every sentence and ends none. */
function pretendVoice(): void {
  const said: string[] = []
  const voice = { lang: 'tr-TR', localService: true, default: true, name: 'Ses', voiceURI: 'ses' }
  const speak = (utterance: SpeechSynthesisUtterance) => {
    said.push(utterance.text)
    setTimeout(() => utterance.onstart?.(new Event('start') as SpeechSynthesisEvent), 5)
  }
  const nothing = () => undefined
  const fake = {
    ...{ speak, cancel: nothing, pause: nothing, resume: nothing, getVoices: () => [voice] },
    ...{ addEventListener: nothing, removeEventListener: nothing, speaking: true, pending: false },
  }
  Object.defineProperty(window, 'speechSynthesis', { value: fake })
  class Utterance extends EventTarget {
    text: string
    constructor(text: string) {
      super()
      this.text = text
    }
  }
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, said })
}

test('an engine that falls silent and a server without a voice stop neither the picture nor the next call', async ({
  hall,
}) => {
  test.setTimeout(90_000)
  const page = await hall.newPage('display')
  await page.addInitScript(pretendVoice)
  await page.route('**/api/speech', (route) =>
    route.fulfill({ status: 503, json: { refusal: 'no_voice', message: '' } }),
  )
  await page.goto((await hall.inviteDevice('display', 'Salon ekranı')).pairingUrl)
  await expect(page.getByText('Hoş geldiniz')).toBeVisible()
  const spoken = spokenOn(page)
  for (const [index, letter] of ['Z', 'T'].entries()) {
    await hall.issue(letter)
    await hall.callFrom(index + 1)
    await expect(callsOn(page).filter({ hasText: `${letter}-001` })).toBeVisible()
  }
  // Each was begun by the silent one, given up, and asked of the server in vain.
  await expect.poll(() => tried(page), { timeout: 60_000 }).toEqual(['Zabıta', 'Tahakkuk'])
  await hall.issue('D')
  await hall.callFrom(4)
  await expect(callsOn(page).filter({ hasText: 'D-001' })).toBeVisible()
  expect(spoken).toEqual([])
})

/** The desks of what the machine's voice was told to say, each once. */
async function tried(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  return [...new Set(said.map((text) => text.split(/[, ]/)[0] ?? ''))]
}
