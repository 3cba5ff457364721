import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Finger } from '../../../apps/kiosk/src/lib/prompts/finger.ts'
import { Guide } from '../../../apps/kiosk/src/lib/prompts/guide.ts'
import { neighbour } from '../../../apps/kiosk/src/lib/prompts/items.ts'
import { Reader } from '../../../apps/kiosk/src/lib/prompts/reader.ts'
import { nextStep, volumes } from '../../../apps/kiosk/src/lib/prompts/steps.ts'
import { Utterance } from '../../../ui/audio/speech-engine.ts'
import { scene, zabita } from './scenes.ts'

let spoken: Utterance[]
let guide: Guide

const heard = () => spoken.splice(0).map(({ text }) => text)
const item = (say: string) => document.querySelector<HTMLElement>(`[data-say="${say}"]`)!

beforeEach(() => {
  spoken = []
  document.body.innerHTML = `
    <main>
      <button data-say="Bir">1</button>
      <button data-say="Kapalı" disabled>2</button>
      <button data-back data-say="Geri">3</button>
    </main>
    <footer data-tools><button data-say="English" lang="en" aria-pressed="true">E</button></footer>`
  // Jsdom lays nothing out.
  Element.prototype.checkVisibility = () => true
  document.elementFromPoint = () => null
  for (const [place, button] of [...document.querySelectorAll('button')].entries()) {
    button.getBoundingClientRect = () => new DOMRect(0, place * 100, 100, 80)
  }
  const main = document.querySelector('main')!
  main.getBoundingClientRect = () => new DOMRect(0, 0, 100, 300)
  const engine = {
    speak: (utterance: Utterance) => void spoken.push(utterance),
    cancel: () => undefined,
  }
  const reader = new Reader(
    engine,
    (text, language) => new Utterance(text, language),
    () => undefined,
  )
  guide = new Guide(scene({ screen: 'choice', desk: zabita }), reader)
})

describe('moving', () => {
  test('goes through everything in reading order and around, also what is closed', () => {
    for (let step = 0; step < 5; step++) guide.move(1)
    expect(heard().filter((_, index) => index % 2 === 0)).toEqual([
      'Bir.',
      'Kapalı.',
      'Geri.',
      'English. Selected.',
      'Bir.',
    ])
    guide.move(-1)
    expect(guide.current).toBe(item('English'))
  })

  test('a language’s name is said by a voice of its own', () => {
    guide.move(-1)
    expect(spoken.map(({ lang }) => lang)).toEqual(['en', 'tr'])
  })

  test('stays inside a question over the screen', () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog open><button data-say="Evet">E</button></dialog>',
    )
    guide.move(1)
    guide.move(1)
    expect(guide.current).toBe(item('Evet'))
  })
})

describe('choosing', () => {
  test('presses where one stands; what is closed only says so', () => {
    const pressed = vi.fn()
    document.body.addEventListener('click', pressed)
    guide.go(item('Kapalı'))
    guide.choose()
    expect(pressed).not.toHaveBeenCalled()
    guide.go(item('Bir'))
    guide.choose()
    expect(pressed).toHaveBeenCalledTimes(1)
  })

  test('from nowhere reads the screen again', () => {
    guide.choose()
    expect(heard()[0]).toMatch(/^Zabıta/)
  })

  test('says how the choice stands when the screen stays', () => {
    vi.useFakeTimers()
    guide.go(item('Bir'))
    heard()
    item('Bir').addEventListener('click', () => item('Bir').setAttribute('aria-pressed', 'true'))
    guide.choose()
    vi.advanceTimersByTime(500)
    vi.useRealTimers()
    expect(heard()).toEqual(['Bir. Seçili.'])
  })

  test('back presses the way back', () => {
    const pressed = vi.fn()
    item('Geri').addEventListener('click', pressed)
    guide.act('back')
    expect(pressed).toHaveBeenCalledTimes(1)
  })
})

test('another screen is read at once and what was chosen on the last one is forgotten', () => {
  guide.move(1)
  heard()
  guide.tell(scene())
  expect(heard()).toEqual(['Hangi masa için sıra almak istersiniz?', 'üç seçenek var.'])
  expect(guide.current).toBeNull()
  expect(document.querySelector('[data-prompted]')).toBeNull()
})

describe('a finger', () => {
  const at = (y: number, pointerId = 1) =>
    ({ pointerId, clientX: 50, clientY: y }) as unknown as PointerEvent

  test('reads first and chooses second, and means what is nearest', () => {
    const pressed = vi.fn()
    item('Bir').addEventListener('click', pressed)
    const finger = new Finger(guide)
    for (const y of [40, 90]) {
      expect(pressed).not.toHaveBeenCalled()
      finger.down(at(y))
      finger.up(at(y))
    }
    expect(pressed).toHaveBeenCalledTimes(1)
  })

  test('a second finger at the same time is not heeded', () => {
    const finger = new Finger(guide)
    finger.down(at(40))
    finger.down(at(240, 2))
    finger.up(at(240, 2))
    expect(guide.current).toBe(item('Bir'))
  })

  test('that slides chooses nothing', () => {
    const pressed = vi.fn()
    document.body.addEventListener('click', pressed)
    const finger = new Finger(guide)
    guide.go(item('Bir'))
    finger.down(at(40))
    finger.move(at(240))
    finger.move(at(40))
    finger.up(at(40))
    expect(pressed).not.toHaveBeenCalled()
  })
})

test('from nowhere one comes to the first or the last item', () => {
  expect(neighbour(['a', 'b'], null, 1)).toBe('a')
  expect(neighbour(['a', 'b'], null, -1)).toBe('b')
  expect(neighbour([], null, 1)).toBeNull()
})

test('the loudest is at least 12 dB over the quietest, and one key reaches all', () => {
  const [quietest = 1] = volumes
  expect(20 * Math.log10((volumes.at(-1) ?? 0) / quietest)).toBeGreaterThanOrEqual(12)
  expect([0, 1, 2].map((step) => nextStep(step, volumes))).toEqual([1, 2, 0])
})
