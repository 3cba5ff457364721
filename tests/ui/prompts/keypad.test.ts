import { beforeEach, describe, expect, test } from 'vitest'
import {
  actionOf,
  assign,
  codeOf,
  defaultKeypad,
  readKeypad,
} from '../../../ui/audio/keypad-map.ts'
import { keepKeypad, keypadOf, ownKeypad } from '../../../ui/audio/keypad-store.ts'

describe('what a key does', () => {
  test('arrows, Enter and Escape work on every keyboard, keypad keys by their code', () => {
    expect(actionOf('ArrowRight', defaultKeypad)).toBe('down')
    expect(actionOf('NumpadEnter', defaultKeypad)).toBe('choose')
    expect(actionOf('F18', defaultKeypad)).toBe('audio')
    expect(actionOf('KeyA', defaultKeypad)).toBeNull()
    expect(actionOf('constructor', defaultKeypad)).toBeNull()
  })

  test('a keypad takes none of those keys away', () => {
    expect(actionOf('Escape', { Escape: 'louder' })).toBe('back')
  })
})

describe('giving a key to an action', () => {
  test('takes it from the action that had it, and the action’s old key away', () => {
    const keypad = assign(defaultKeypad, 'help', 'F18')
    expect(codeOf('help', keypad)).toBe('F18')
    expect(codeOf('audio', keypad)).toBeNull()
    expect(actionOf('F17', keypad)).toBeNull()
  })

  test('leaves arrows, Tab and keys without a code alone', () => {
    for (const code of ['ArrowUp', 'Tab', '']) {
      expect(assign(defaultKeypad, 'help', code)).toBe(defaultKeypad)
    }
  })
})

describe('which keypad counts', () => {
  beforeEach(() => localStorage.clear())

  test('the device’s settings before the machine’s own, the usual one without either', () => {
    expect(keypadOf({})).toBe(defaultKeypad)
    keepKeypad({ F24: 'audio' })
    expect(keypadOf({})).toEqual({ F24: 'audio' })
    expect(keypadOf({ keypad: { F13: 'audio' } })).toEqual({ F13: 'audio' })
    keepKeypad(null)
    expect(ownKeypad()).toBe(defaultKeypad)
  })

  test('what makes no sense is left out', () => {
    expect(readKeypad({ F13: 'up', F14: 'fly', Enter: 'back' })).toEqual({ F13: 'up' })
    for (const value of [null, [], 'F13', { F14: 'fly' }]) expect(readKeypad(value)).toBeNull()
    localStorage.setItem('keypad', '{')
    expect(ownKeypad()).toBe(defaultKeypad)
  })
})
