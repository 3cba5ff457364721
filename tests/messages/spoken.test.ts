import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogues, languages } from '../../messages/index.ts'
import { speakable, spokenAnnouncement } from '../../messages/spoken.ts'

const call = { spokenName: 'Zabıta', number: 'Z-042', counterNumber: 3 }

test('a call says who and where to go, or only who and where', () => {
  const say = (language: 'tr' | 'en', form: 'long' | 'short') =>
    spokenAnnouncement(language, { ...call, form })
  expect([say('tr', 'long'), say('tr', 'short'), say('en', 'long'), say('en', 'short')]).toEqual([
    'Zabıta, kırk iki. Lütfen üç numaralı bankoya.',
    'Zabıta kırk iki, banko üç.',
    'Zabıta, forty-two. Please go to counter three.',
    'Zabıta forty-two, counter three.',
  ])
})

test('a desk whose name holds a figure is read in words too', () => {
  const desk = { ...call, spokenName: '2. Masa & 3', form: 'short' as const }
  expect(spokenAnnouncement('tr', desk)).toBe('iki. Masa ve üç kırk iki, banko üç.')
})

test.each([
  ['Saat 13.30’da açılır', 'Saat on üç otuzda açılır'],
  ['24 Kasım Salı, 09.00’da açılır', 'yirmi dört Kasım Salı, dokuzda açılır'],
  ['08.05', 'sekiz sıfır beş'],
  ['09.00–17.30', 'dokuz ila on yedi otuz'],
  ['Tahminî bekleme 10–20 dk', 'Tahminî bekleme on ila yirmi dakika'],
  ['5 dk’dan az', 'beş dakikadan az'],
  ['1 sa 5 dk', 'bir saat beş dakika'],
  ['4,8 dk', 'dört virgül sekiz dakika'],
  ['1.507 kişi', 'bin beş yüz yedi kişi'],
  ['%83', 'yüzde seksen üç'],
  ['25 ₺ ya da ₺25', 'yirmi beş lira ya da yirmi beş lira'],
  ["3'üncü kat", 'üçüncü kat'],
  ['4’üncü kattan 4’e', 'dördüncü kattan dörde'],
  ['3. kat, banko 3. Lütfen', 'üçüncü kat, banko üç. Lütfen'],
  ['24.11.2026', 'yirmi dört Kasım iki bin yirmi altı'],
  ['Numaranız Z-042.', 'Numaranız Zabıta kırk iki.'],
  ['Numaranız K-007.', 'Numaranız ka yedi.'],
  ['0212 444 00 00', 'sıfır iki yüz on iki dört yüz kırk dört sıfır sıfır sıfır sıfır'],
  ['153’ü arayın', 'yüz elli üçü arayın'],
  ['1234567', 'bir iki üç dört beş altı yedi'],
  ['Ğ · W', 'yumuşak ge, çift ve'],
  ['Ankara’da web sayfası', 'Ankarada veb sayfası'],
  ['65 yaş üstü, A4 kâğıt', 'altmış beş yaş üstü, a dört kâğıt'],
  ['Lütfen bekleyin…', 'Lütfen bekleyin.'],
  ['٣ kişi', 'üç kişi'],
  ['[[h@l]] salon', 'h et l salon'],
])('“%s” is read “%s”', (text, read) => {
  expect(speakable('tr', text, { Z: 'Zabıta' })).toBe(read)
})

test.each([
  ['Opens at 13:30', 'Opens at thirteen thirty'],
  ['09:00–17:05', "nine o'clock to seventeen oh five"],
  ['10–20 min', 'ten to twenty minutes'],
  ['1 min or 21 min', 'one minute or twenty-one minutes'],
  ['1 h 5 min', 'one hour five minutes'],
  ['You’re 2nd, on the 3rd floor', "You're second, on the third floor"],
  ['83%', 'eighty-three percent'],
  ['4.8 min, 1,507 people', 'four point eight minutes, one thousand five hundred and seven people'],
  ['24/11/2026', 'twenty-four November two thousand and twenty-six'],
])('“%s” is read “%s”', (text, read) => {
  expect(speakable('en', text)).toBe(read)
})

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function')
    return [String(value('2', '3', '4')), String(value('13.30', '09.00'))]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe.each(languages)('what an engine is given in $name', ({ code }) => {
  const unread = /\p{N}|[\p{Cc}\p{Cf}]|\[\[|\]\]|[%&₺–—]/u

  test('holds no digit and no sign, whatever stood on the screen', () => {
    const piece = fc.constantFrom(
      ...['9', '0', '42', '13.30', '–', '-', '.', ',', ':', '’', "'", ' ', '%', '₺', 'Z-', 'dk'],
      ...['[[', ']]', 'Ğ', 'W', 'st', '²', '٣', '½', 'Ⅳ', '\u0000', '\u200b', '/', 'kat', 'th'],
    )
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (screen) => {
        expect(speakable(code, screen)).not.toMatch(unread)
      }),
      { numRuns: 3000 },
    )
  })

  test('is no different the second time', () => {
    for (const text of texts(catalogues[code])) {
      const once = speakable(code, text)
      expect(speakable(code, once)).toBe(once)
      expect(once).not.toMatch(unread)
    }
  })
})
