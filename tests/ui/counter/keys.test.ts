import { describe, expect, test } from 'vitest'
import { actionOfKey, defaultKeymap } from '../../../apps/counter/src/lib/keys.ts'
import type { KeyPress } from '../../../apps/counter/src/lib/keys.ts'

function press(key: string, also: Partial<KeyPress> = {}): KeyPress {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key
  const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
  return { key, code, ...none, ...also }
}

describe('the keys of the counter', () => {
  test('are each bound to one thing', () => {
    const names = Object.values(defaultKeymap)
    expect(new Set(names).size).toBe(names.length)
  })

  test('are function keys, or Alt with a letter, never a bare letter', () => {
    for (const name of Object.values(defaultKeymap)) expect(name).toMatch(/^(F\d+|Alt\+[A-Z])$/)
  })

  test('mean what the buttons say', () => {
    expect(actionOfKey(press('F2'))).toBe('main')
    expect(actionOfKey(press('m', { altKey: true }))).toBe('break')
  })

  test('leave alone what is typed, and the keys of the browser and the machine', () => {
    expect(actionOfKey(press('m'))).toBeNull()
    expect(actionOfKey(press('F5'))).toBeNull()
    expect(actionOfKey(press('F4', { altKey: true }))).toBeNull()
    expect(actionOfKey(press('F10', { shiftKey: true }))).toBeNull()
    expect(actionOfKey(press('m', { altKey: true, ctrlKey: true }))).toBeNull()
  })

  test('work where Alt types a sign instead of the letter', () => {
    expect(actionOfKey(press('µ', { altKey: true, code: 'KeyM' }))).toBe('break')
  })
})
