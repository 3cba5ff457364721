import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PromptState } from '../../../apps/kiosk/src/lib/prompts/prompts.svelte.ts'
import { defaultKeypad } from '../../../ui/audio/keypad-map.ts'
import { scene } from './scenes.ts'

const { openGuide, guide } = vi.hoisted(() => ({
  openGuide: vi.fn(),
  guide: { begin: vi.fn(), end: vi.fn() },
}))
vi.mock('../../../apps/kiosk/src/lib/prompts/open-guide.ts', () => ({
  openGuide,
  Finger: vi.fn(),
}))

let prompts: PromptState

/** Whether a person's touch is kept from the page. */
function isBlocked(): boolean {
  const click = { isTrusted: true, detail: 1, preventDefault: vi.fn(), stopPropagation: vi.fn() }
  prompts.click(click as unknown as MouseEvent)
  return click.stopPropagation.mock.calls.length > 0
}

beforeEach(() => {
  openGuide.mockReturnValue(guide)
  prompts = new PromptState({ onhelp: () => undefined, keypad: () => defaultKeypad })
  prompts.tell(scene())
})

afterEach(() => {
  vi.resetAllMocks()
})

test('touches are the page’s until there is a voice', async () => {
  const started = prompts.start('touch')
  expect(prompts.active).toBe(true)
  expect(isBlocked()).toBe(false)
  await started
  expect(guide.begin).toHaveBeenCalledWith('touch')
  expect(isBlocked()).toBe(true)
  prompts.end()
  expect(isBlocked()).toBe(false)
})

test('what can’t be opened leaves the kiosk as it was, says that there is no sound, and is tried again', async () => {
  openGuide.mockImplementationOnce(() => {
    throw new Error('No sound card.')
  })
  await prompts.start('touch')
  expect(prompts).toMatchObject({ active: false, silent: true })
  expect(isBlocked()).toBe(false)
  await prompts.start('touch')
  expect(prompts).toMatchObject({ active: true, silent: false })
  expect(guide.begin).toHaveBeenCalledTimes(1)
})

test('a guide whose visitor has gone before the screen was drawn doesn’t begin', async () => {
  openGuide.mockImplementationOnce(() => {
    queueMicrotask(() => prompts.end())
    return guide
  })
  await prompts.start('keys')
  expect(guide.begin).not.toHaveBeenCalled()
})

test('that its last words weren’t heard is no longer anybody’s matter', async () => {
  await prompts.start('keys')
  const heard = openGuide.mock.lastCall?.[1] as (heard: boolean) => void
  heard(false)
  expect(prompts.silent).toBe(true)
  prompts.end()
  heard(false)
  expect(prompts.silent).toBe(false)
})
