import { describe, expect, test } from 'vitest'
import { indexItems, itemNamed, matchItems } from '../../ui/combobox.ts'

const index = indexItems([
  { id: '1', name: 'Yeni Mahalle' },
  { id: '2', name: 'Iğdır' },
  { id: '3', name: 'Işıklar', hint: 'Fen İşleri Müdürlüğü' },
  { id: '4', name: 'Üçkuyular İskelesi' },
  { id: '5', name: 'İskele' },
])
const names = (typed: string, limit = 10) => matchItems(index, typed, limit).map(({ name }) => name)

describe('typing ahead', () => {
  test('offers the whole list, in its order, before anything is typed', () => {
    expect(names('')).toHaveLength(5)
    expect(names('', 2)).toEqual(['Yeni Mahalle', 'Iğdır'])
  })

  test('puts what begins with the text before a word that does, before anything that holds it', () => {
    expect(names('iskele')).toEqual(['İskele', 'Üçkuyular İskelesi'])
    expect(names('i')).toEqual(['Iğdır', 'Işıklar', 'İskele', 'Üçkuyular İskelesi', 'Yeni Mahalle'])
    expect(names('kuyu')).toEqual(['Üçkuyular İskelesi'])
  })

  test('takes small and capital, dotted and dotless letters for the same', () => {
    expect(names('ışık')).toEqual(['Işıklar'])
    expect(names('ISIK')).toEqual(['Işıklar'])
    expect(names('igdir')).toEqual(['Iğdır'])
  })

  test('finds by the second line, and by words in any order', () => {
    expect(names('fen işleri')).toEqual(['Işıklar'])
    expect(names('mahalle yeni')).toEqual(['Yeni Mahalle'])
    expect(names('yok böyle')).toEqual([])
  })

  test('knows a name that was typed out', () => {
    expect(itemNamed(index, ' yeni  MAHALLE ')?.id).toBe('1')
    expect(itemNamed(index, 'yeni')).toBeUndefined()
  })
})
