import { afterEach, expect, test, vi } from 'vitest'
import {
  readVisit,
  keepVisit,
  dropVisit,
  forgetVisits,
} from '../../apps/counter/src/lib/field/kept-visits.ts'
import { PlaceKeeper } from '../../apps/counter/src/lib/place.svelte.ts'
import { DraftKeeper } from '../../apps/counter/src/lib/request/draft-keeper.svelte.ts'
import { keepKeypad, ownKeypad } from '../../ui/audio/keypad-store.ts'
import { defaultKeypad } from '../../ui/audio/keypad-map.ts'
import { language } from '../../ui/language.svelte.ts'
import { BrowserStore, localStore } from '../../ui/local-store.ts'
import { theme } from '../../ui/theme.svelte.ts'

const refuse = () => {
  throw new DOMException('Access is denied for this document.', 'SecurityError')
}
/** A full one: looking is allowed, keeping is not. */
const fullArea = () =>
  ({ getItem: () => null, setItem: refuse, removeItem: () => undefined }) as unknown as Storage

/** From now on even looking at what the browser keeps throws, as under a policy that forbids it. */
function forbidKeeping(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const)
    vi.spyOn(globalThis, name, 'get').mockImplementation(refuse)
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('what is kept is read again, found by how its name begins, and dropped', () => {
  localStore.keep('a.1', 'bir')
  localStore.keep('a.2', 'iki')
  localStore.keep('b.1', 'üç')
  expect(localStore.read('a.1')).toBe('bir')
  expect(localStore.names('a.').toSorted()).toEqual(['a.1', 'a.2'])
  localStore.drop('a.1')
  expect([localStore.read('a.1'), localStore.names('a.')]).toEqual([null, ['a.2']])
})

test.each([
  ['that may not be looked at', new BrowserStore(refuse)],
  ['that is full', new BrowserStore(fullArea)],
])('a store %s has nothing, and does not throw', (_, store) => {
  store.keep('a', 'bir')
  expect([store.read('a'), store.names('a')]).toEqual([null, []])
  store.drop('a')
})

test('language, theme, keypad and counter change on the page all the same', () => {
  forbidKeeping()
  language.choose('en', { remember: true })
  expect(language.current).toBe('en')
  language.restore()
  theme.choose('dark')
  expect(theme.current).toBe('dark')
  theme.restore()
  keepKeypad({ F24: 'audio' })
  expect(ownKeypad()).toBe(defaultKeypad)
  const keeper = new PlaceKeeper()
  const place = { staffId: 's1', branchId: 'b1', counterId: 'c1', openingId: 'o1' }
  keeper.take(place)
  expect([keeper.current, keeper.lastCounterId]).toEqual([place, null])
  keeper.leave()
})

test('a visit is written without being kept', () => {
  forbidKeeping()
  keepVisit('s1', 'r1', { text: 'Onarılmış', files: [] })
  expect(readVisit('s1', 'r1')).toBeNull()
  dropVisit('s1', 'r1')
  forgetVisits()
})

test('a form whose browser keeps nothing says that it stands on the page only', async () => {
  forbidKeeping()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  const keeper = new DraftKeeper({ staffId: 's1', branchId: 'b1' })
  keeper.current.values.text = 'Yol bozuk'
  keeper.touch()
  await keeper.flush()
  expect(keeper.state).toBe('page')
  keeper.close()
})
