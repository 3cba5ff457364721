import { describe, expect, test } from 'vitest'
import { linesOf } from '../../../apps/manager/src/lib/settings/lines.ts'
import { shownTemplate, wireTemplate } from '../../../apps/manager/src/lib/settings/template.ts'
import { noticeCatalogues, noticeEvents } from '../../../messages/notices.ts'
import { requestSettingsCatalogues } from '../../../messages/request-settings.ts'

describe.each(['tr', 'en'] as const)('a message on a page in %s', (language) => {
  const { placeholders } = requestSettingsCatalogues[language].message

  test('names what is filled in in the words of the page, and is stored as it was', () => {
    for (const event of noticeEvents)
      for (const { texts } of Object.values(noticeCatalogues)) {
        const shown = shownTemplate(texts[event], placeholders)
        expect(wireTemplate(shown, placeholders)).toBe(texts[event])
      }
    expect(shownTemplate('{number}', placeholders)).toBe(`{${placeholders.number}}`)
  })

  test('no two placeholders have the same name', () => {
    const names = Object.values(placeholders)
    expect(new Set(names).size).toBe(names.length)
  })

  test('keeps a name that nobody knows, for the server to refuse', () => {
    expect(wireTemplate('{ad soyad} { }', placeholders)).toBe('{ad soyad} { }')
    expect(shownTemplate('{ad}', placeholders)).toBe('{ad}')
  })
})

test('pasted lines lose empty ones and the quotes of a spreadsheet', () => {
  expect(linesOf('Zafer\r\n\n "Çınarlı" \n\t\nİnönü')).toEqual(['Zafer', 'Çınarlı', 'İnönü'])
  expect(linesOf(' \n')).toEqual([])
})
