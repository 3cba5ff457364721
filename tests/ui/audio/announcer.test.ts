import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BoardCall, BoardView } from '../../../domain/views.ts'
import { Announcer } from '../../../ui/audio/announcer.ts'
import type { SoundPermission } from '../../../ui/audio/permission.ts'
import type { SpeechProblem, Utterance } from '../../../ui/audio/speech.ts'

const start = Date.parse('2026-11-24T10:00:00+03:00')

function call(id: number, more: Partial<BoardCall> = {}): BoardCall {
  return {
    ...{ id, number: `Z-${String(id).padStart(3, '0')}`, deskId: 'z', counterId: 'c' },
    ...{ counterNumber: 3, repeat: 1, language: 'tr', awaited: true },
    at: new Date(start + id * 1000).toISOString(),
    ...more,
  }
}

function boardOf(calls: BoardCall[], branch: Partial<BoardView['branch']> = {}): BoardView {
  const desk = { id: 'z', name: 'Zabıta İşlemleri', spokenName: 'Zabıta', letter: 'Z' }
  return {
    ...{ view: 'board', version: 1, at: new Date(start).toISOString(), help: [] },
    slip: { waitingPlace: '', text: '' },
    branch: {
      ...{ id: 'b', name: 'Ana', timeZone: 'Europe/Istanbul', language: 'tr', municipality: '' },
      ...{ callTimes: 1, callForm: 'long', ...branch },
    },
    desks: [
      {
        ...{ ...desk, description: '', colour: 1, icon: 'shield-check', waiting: 0 },
        ...{ estimate: null, open: true, opensAt: null },
      },
    ],
    calls: calls.toReversed(),
  }
}

/** A hall whose chime takes one second and each sentence four. */
class Hall {
  permission: SoundPermission = 'allowed'
  heard: string[] = []
  confirmed: number[] = []
  prepared: string[] = []
  overlaps = 0
  /** What becomes of the next sentences; spoken when empty. */
  problems: (SpeechProblem | null)[] = []
  /** Until then the server has no voice, and says so at once. */
  voicelessUntil = 0
  /** Who is called at the moment, as the wall is told. */
  turns: (number | null)[] = []
  #sounding = false
  #listener: (state: SoundPermission) => void = () => undefined
  announcer: Announcer

  constructor() {
    this.announcer = new Announcer(
      this,
      this,
      (id) => this.confirmed.push(id),
      (called) => this.turn(called),
    )
  }
  allow(permission: SoundPermission): void {
    this.permission = permission
    this.#listener(permission)
  }
  watch(listener: (state: SoundPermission) => void): () => void {
    this.#listener = listener
    listener(this.permission)
    return () => (this.#listener = () => undefined)
  }
  turn(called: BoardCall | null): void {
    this.turns.push(called?.id ?? null)
  }
  async chime(): Promise<void> {
    await this.#sound('♪', 1_000)
  }
  prepare(utterance: Utterance): void {
    this.prepared.push(utterance.text)
  }
  speak(utterance: Utterance): void {
    if (performance.now() < this.voicelessUntil) {
      queueMicrotask(() => utterance.onerror?.('synthesis-unavailable'))
      return
    }
    const problem = this.problems.shift()
    void this.#sound(utterance.text, 4_000).then(() => {
      if (problem === 'not-allowed') this.allow('blocked')
      if (problem) utterance.onerror?.(problem)
      else utterance.onend?.()
    })
  }
  cancel(): void {
    this.heard.push('silence')
  }
  async #sound(what: string, milliseconds: number): Promise<void> {
    if (this.#sounding) this.overlaps += 1
    this.#sounding = true
    this.heard.push(what)
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    this.#sounding = false
  }
}

function fail(message: string): never {
  throw new Error(message)
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the announcer', () => {
  test('rings, then says who is to go where, and tells that it did', async () => {
    const hall = new Hall()
    hall.announcer.update(boardOf([call(42)]), [call(42)])
    await seconds(4.9)
    expect(hall.confirmed).toEqual([])
    await seconds(10)
    expect(hall.heard).toEqual(['♪', 'Zabıta, kırk iki. Lütfen üç numaralı bankoya.'])
    expect(hall.confirmed).toEqual([42])
  })

  test('speaks ten calls of three seconds in order, none lost, none over another', async () => {
    const hall = new Hall()
    const calls: BoardCall[] = []
    for (let id = 1; id <= 10; id += 1) {
      calls.push(call(id))
      hall.announcer.update(boardOf(calls, { callTimes: 2, callForm: 'auto' }), [call(id)])
      await seconds(0.3)
    }
    await seconds(200)
    const words = 'bir iki üç dört beş altı yedi sekiz dokuz on'.split(' ')
    const firsts = hall.heard.filter((_, at) => hall.heard[at - 1] === '♪')
    expect(firsts.map((text) => /Zabıta,? (\S+?)[.,]/.exec(text)?.[1])).toEqual(words)
    expect(firsts.filter((text) => text.includes('Lütfen'))).toHaveLength(3)
    expect([hall.overlaps, hall.confirmed]).toEqual([0, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]])
  })

  test('says it in the citizen’s language too, and confirms once', async () => {
    const hall = new Hall()
    const english = call(42, { language: 'en' })
    hall.announcer.update(boardOf([english], { callTimes: 2 }), [english])
    await seconds(60)
    const [tr, en] = [
      ...['Zabıta, kırk iki. Lütfen üç numaralı bankoya.'],
      ...['Zabıta, forty-two. Please go to counter three.'],
    ]
    expect([hall.heard, hall.confirmed]).toEqual([['♪', tr, en, tr, en], [42]])
  })

  test('makes the next sentence while the one before is spoken', async () => {
    const hall = new Hall()
    const calls = [call(1), call(2)]
    hall.announcer.update(boardOf(calls), calls)
    await seconds(2)
    expect(hall.prepared).toEqual([
      ...['Zabıta, bir. Lütfen üç numaralı bankoya.', 'Zabıta, iki. Lütfen üç numaralı bankoya.'],
    ])
  })

  test('doesn’t say a call that is in service by then, even during its chime', async () => {
    const hall = new Hall()
    const calls = [call(1), call(2), call(3)]
    hall.announcer.update(boardOf(calls), calls)
    await seconds(0.5)
    const there = [call(1, { awaited: false }), call(2, { awaited: false }), call(3)]
    hall.announcer.update(boardOf(there), [])
    await seconds(60)
    expect(hall.heard).toEqual(['♪', '♪', 'Zabıta, üç. Lütfen üç numaralı bankoya.'])
    expect(hall.confirmed).toEqual([3])
  })

  test('waits while nothing may be heard, up to a minute', async () => {
    const hall = new Hall()
    hall.allow('blocked')
    hall.announcer.update(boardOf([call(1)]), [call(1)])
    await seconds(40)
    hall.announcer.update(boardOf([call(1), call(2)]), [call(2)])
    await seconds(30)
    expect([hall.heard, hall.announcer.unspoken]).toEqual([[], 2])
    hall.allow('allowed')
    await seconds(30)
    expect(hall.confirmed).toEqual([2])
  })

  test('says again what the browser refused, once it may', async () => {
    const hall = new Hall()
    hall.problems = ['not-allowed']
    hall.announcer.update(boardOf([call(1), call(2)]), [call(1), call(2)])
    await seconds(10)
    expect([hall.confirmed, hall.announcer.unspoken]).toEqual([[], 2])
    hall.allow('allowed')
    await seconds(30)
    expect(hall.confirmed).toEqual([1, 2])
  })

  test('counts what an engine could not say as not spoken, and goes on', async () => {
    const hall = new Hall()
    hall.problems = ['synthesis-failed']
    const calls = [call(1), call(2)]
    hall.announcer.update(boardOf(calls, { callTimes: 1 }), calls)
    await seconds(30)
    expect(hall.confirmed).toEqual([2])
  })

  test('tries again for which no voice could be fetched, in a moment and with one gong', async () => {
    const hall = new Hall()
    hall.voicelessUntil = performance.now() + 20_000
    hall.announcer.update(boardOf([call(1)], { callTimes: 2 }), [call(1)])
    await seconds(19)
    expect([hall.heard, hall.announcer.unspoken]).toEqual([['♪'], 1])
    await seconds(20)
    const sentence = 'Zabıta, bir. Lütfen üç numaralı bankoya.'
    expect([hall.heard, hall.confirmed]).toEqual([['♪', sentence, sentence], [1]])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('lets a new call go at once while another is to be tried again', async () => {
    const hall = new Hall()
    hall.problems = ['synthesis-unavailable']
    hall.announcer.update(boardOf([call(1)]), [call(1)])
    await seconds(5.5)
    hall.announcer.update(boardOf([call(1), call(2)]), [call(2)])
    await seconds(0.1)
    expect(hall.heard).toEqual(['♪', 'Zabıta, bir. Lütfen üç numaralı bankoya.', '♪'])
    await seconds(20)
    expect(hall.confirmed).toEqual([2, 1])
  })

  test('tries no call again whose citizen came while its voice was fetched', async () => {
    const hall = new Hall()
    hall.problems = ['synthesis-unavailable']
    hall.announcer.update(boardOf([call(1)]), [call(1)])
    await seconds(3)
    hall.announcer.update(boardOf([call(1, { awaited: false })]), [])
    await seconds(20)
    expect([hall.turns, hall.announcer.unspoken]).toEqual([[1, null], 0])
  })

  test('gives a call up for which there was no voice for a minute', async () => {
    const hall = new Hall()
    hall.voicelessUntil = Infinity
    hall.announcer.update(boardOf([call(1)], { callTimes: 3 }), [call(1)])
    await seconds(65)
    expect([hall.announcer.unspoken, hall.confirmed, vi.getTimerCount()]).toEqual([0, [], 0])
  })

  const failures: [what: string, fail: (hall: Hall) => unknown][] = [
    ['the gong', (hall) => vi.spyOn(hall, 'chime').mockRejectedValueOnce(new Error('no gong'))],
    ['the wall', (hall) => vi.spyOn(hall, 'turn').mockImplementationOnce(() => fail('no wall'))],
    ['the voice', (hall) => vi.spyOn(hall, 'speak').mockImplementationOnce(() => fail('no voice'))],
    ['its text', (hall) => vi.spyOn(hall, 'prepare').mockImplementationOnce(() => fail('no text'))],
  ]
  test.each(failures)('goes on with the next call when %s fails', async (_, breakIt) => {
    const hall = new Hall()
    breakIt(hall)
    hall.announcer.update(boardOf([call(1), call(2)]), [call(1), call(2)])
    await seconds(30)
    expect([hall.confirmed, hall.turns.at(-1)]).toEqual([[2], null])
  })

  test('says a call to its end though the text of the next one fails', async () => {
    const hall = new Hall()
    const prepare = vi.spyOn(hall, 'prepare').mockImplementationOnce(() => undefined)
    prepare.mockImplementationOnce(() => fail('no text'))
    hall.announcer.update(boardOf([call(1), call(2)]), [call(1), call(2)])
    await seconds(30)
    expect([hall.confirmed, hall.overlaps]).toEqual([[1, 2], 0])
  })

  test('tells the wall nothing more once it was closed', async () => {
    const hall = new Hall()
    hall.announcer.update(boardOf([call(1)]), [call(1)])
    await seconds(2)
    hall.announcer.close()
    await seconds(60)
    expect(hall.turns).toEqual([1])
  })

  test('is silent for good once it was closed', async () => {
    const hall = new Hall()
    hall.announcer.update(boardOf([call(1), call(2)]), [call(1), call(2)])
    hall.announcer.close()
    await seconds(60)
    expect(hall.heard).toEqual(['♪', 'silence'])
    expect(vi.getTimerCount()).toBe(0)
  })
})
