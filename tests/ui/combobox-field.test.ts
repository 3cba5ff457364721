import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Combobox from '../../ui/components/Combobox.svelte'

const items = [
  { id: '1', name: 'Işıklar' },
  { id: '2', name: 'İskele' },
  { id: '3', name: 'Bostanlı' },
]
let picked: string[] = []
let texts: string[] = []
let field: ReturnType<typeof show>

/** A combobox on the page, as somebody at a keyboard meets it. */
function show(also: { allowFree?: boolean; value?: string } = {}) {
  const component = mount(Combobox, {
    target: document.body,
    props: {
      ...{ label: 'Mahalle', items, value: 'Bostanlı', none: 'Yok' },
      onpick: ({ name }: { name: string }) => picked.push(name),
      ontext: (text: string) => texts.push(text),
      ...also,
    },
  })
  flushSync()
  const input = document.querySelector('input')!
  input.focus()
  return {
    input,
    type(text: string) {
      input.value = text
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      flushSync()
    },
    /** Whether the page around it hears of the key. */
    press(key: string, also: KeyboardEventInit = {}): boolean {
      let isHeard = false
      const hear = () => (isHeard = true)
      document.addEventListener('keydown', hear)
      input.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...also }),
      )
      document.removeEventListener('keydown', hear)
      flushSync()
      return isHeard
    },
    leave() {
      input.blur()
      flushSync()
    },
    marked: () => document.querySelector('[aria-selected="true"]')?.textContent.trim(),
    options: () =>
      [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent.trim()),
    remove: () => unmount(component),
  }
}

beforeEach(() => {
  ;[picked, texts] = [[], []]
  Element.prototype.scrollIntoView ??= () => undefined
})
afterEach(() => field.remove())

test('typing marks the first that fits, and Enter takes it', () => {
  field = show()
  field.type('isk')
  expect(field.options()).toEqual(['İskele'])
  expect(field.input.getAttribute('aria-activedescendant')).toBe(
    document.querySelector('[role="option"]')!.id,
  )
  field.press('Enter')
  expect(picked).toEqual(['İskele'])
  expect(field.options()).toEqual([])
})

test('arrows walk, Home and End go to the ends while something is marked', () => {
  field = show()
  field.press('ArrowDown')
  expect(field.marked()).toBe('Işıklar')
  field.press('ArrowDown')
  expect(field.marked()).toBe('İskele')
  field.press('End')
  expect(field.marked()).toBe('Bostanlı')
  field.press('ArrowDown')
  expect(field.marked()).toBe('Bostanlı')
  field.press('Home')
  expect(field.marked()).toBe('Işıklar')
})

test('Escape closes the list, and only then reaches the page around it', () => {
  field = show()
  field.type('b')
  expect(field.press('Escape')).toBe(false)
  expect(field.input.getAttribute('aria-expanded')).toBe('false')
  expect(field.press('Escape')).toBe(true)
})

test('the keys of the page are left alone', () => {
  field = show()
  field.type('b')
  expect(field.press('s', { altKey: true })).toBe(true)
  expect(field.press('Enter', { ctrlKey: true })).toBe(true)
  expect(picked).toEqual([])
})

test('leaving takes what is marked; what fits nothing is put back', () => {
  field = show()
  field.type('ışık')
  field.leave()
  expect(picked).toEqual(['Işıklar'])
  field.input.focus()
  field.type('zzz')
  expect(document.body.textContent).toContain('Yok')
  field.leave()
  expect(field.input.value).toBe('Bostanlı')
  expect(picked).toEqual(['Işıklar'])
})

test('an emptied field is said to be empty', () => {
  field = show()
  field.type('')
  field.leave()
  expect(texts).toEqual([''])
})

test('free text stays as it was typed, and a name that was typed out is that one', () => {
  field = show({ allowFree: true, value: '' })
  field.type('Köy içi')
  field.leave()
  field.input.focus()
  field.type('iskele')
  field.leave()
  expect(texts).toEqual(['Köy içi', 'iskele'])
  expect(picked).toEqual(['İskele'])
})
