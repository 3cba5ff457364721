import { expect, test } from 'vitest'
import { language, t } from '../../ui/language.svelte.ts'

test('switches words, formats and the page’s own language without a reload', () => {
  expect(t().kiosk.takeTicket).toBe('Sıra al')
  language.choose('en')
  expect(t().kiosk.takeTicket).toBe('Take a number')
  expect(language.format().clock('2026-11-24T07:42:00Z')).toBe('10:42')
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr'])
})

test('only what was to be remembered comes back', () => {
  language.choose('en')
  language.restore()
  expect(language.current).toBe('tr')
  language.choose('en', { remember: true })
  language.choose('tr')
  language.restore()
  expect(language.current).toBe('en')
})
