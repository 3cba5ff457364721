import { describe, expect, test } from 'vitest'
import { speakable } from '../../../messages/spoken.ts'
import { spokenDesk } from '../../../apps/kiosk/src/lib/prompts/spoken-desk.ts'
import { spokenNews, spokenScreen } from '../../../apps/kiosk/src/lib/prompts/spoken-screen.ts'
import type { Scene } from '../../../apps/kiosk/src/lib/prompts/scene.ts'
import { board, scene, ticket, wordsIn, zabita } from './scenes.ts'

const words = wordsIn('tr')
const textOf = (said: string | { text: string }) => (typeof said === 'string' ? said : said.text)
const read = (of: Scene) => spokenScreen(of, wordsIn(of.language)).map(textOf)
const news = (before: Scene, now: Scene) => spokenNews(before, now, words)

describe('a desk', () => {
  test('says its name, what it is for, who waits and how long it takes', () => {
    expect(speakable('tr', spokenDesk(zabita, board.at, words))).toBe(
      'Zabıta. Gürültü, kaldırım işgali. beş kişi bekliyor. Yaklaşık on ila yirmi dakika.',
    )
    expect(speakable('en', spokenDesk(zabita, board.at, wordsIn('en')))).toBe(
      'Zabıta. Gürültü, kaldırım işgali. five people waiting. About ten to twenty minutes.',
    )
  })

  test('that is closed says when it opens, when that is known', () => {
    const closed = { ...zabita, open: false, opensAt: '2026-11-24T13:30:00+03:00' }
    expect(speakable('tr', spokenDesk(closed, board.at, words))).toBe(
      'Zabıta. Gürültü, kaldırım işgali. Kapalı. on üç otuzda açılır.',
    )
    expect(spokenDesk({ ...closed, opensAt: null }, board.at, words)).toMatch(/Kapalı\.$/)
  })
})

describe('the number', () => {
  const given = scene({ screen: 'ticket', ticket, desk: zabita })

  test('comes first and last, with everything that the slip says between', () => {
    expect(read({ ...given, print: 'printed', hasFollowCode: true, escort: true })).toEqual([
      'Sıra numaranız: Zabıta, kırk iki.',
      'Önünüzde 5 kişi var.',
      'Tahminî bekleme 10–20 dakika.',
      'Fişiniz ekranın altındaki yuvadan çıktı.',
      'Örnek Belediyesi. Ana Hizmet Binası. Zabıta Müdürlüğü.',
      'Alındı: 24 Kasım Salı, saat 10.00.',
      'Bekleme yeri:',
      'Zemin kat.',
      'İyi günler dileriz.',
      'Fişteki karekod, sıranızı telefonunuzda gösterir.',
      'Sıranız gelince size bir görevli eşlik edecek.',
      'Sıranız gelince numaranız salonda sesle okunur.',
      'Numaranız yine: Zabıta, kırk iki.',
    ])
  })

  test('is to be remembered when no slip comes', () => {
    expect(read(given)).toContain('Numaranızı aklınızda tutun.')
    expect(read({ ...given, print: 'failed' })).toContain(
      'Fiş basılamadı. Numaranızı aklınızda tutun.',
    )
    expect(read({ ...given, print: 'failed', hasFollowCode: true }).join()).not.toMatch('karekod')
  })

  test('tells what became of the slip without breaking in, and where it comes out', () => {
    const pending: Scene = { ...given, print: 'pending', slipPlace: 'left' }
    expect(news(pending, { ...pending, print: 'printed' })).toEqual({
      screen: false,
      lines: ['Fişiniz ekranın solundaki yuvadan çıktı.'],
    })
    expect(news(pending, { ...pending, print: 'unsure' })?.lines).toEqual([
      'Fiş yuvası ekranın solunda. Fişiniz çıkmadıysa numaranızı aklınızda tutun.',
    ])
  })

  test('in English leaves the manager’s own words to a Turkish voice', () => {
    const lines = spokenScreen({ ...given, language: 'en' }, wordsIn('en'))
    expect(lines[0]).toBe('Your number: Zabıta, forty-two.')
    expect(lines).toContainEqual({ text: 'Zemin kat.', language: 'tr' })
  })
})

describe('news', () => {
  const home = scene()
  const choice = scene({ screen: 'choice', desk: zabita })

  test('another screen, question, page, desk or language is read from its beginning', () => {
    for (const different of [
      choice,
      scene({ question: 'more-time' }),
      scene({ page: 1 }),
      scene({ language: 'en' }),
    ]) {
      expect(news(home, different)?.screen).toBe(true)
    }
    expect(news(choice, { ...choice, desk: { ...zabita, id: 'other' } })?.screen).toBe(true)
  })

  test('nothing is said when only the counts have changed', () => {
    expect(news(home, scene({ board: { ...board, version: 2 } }))).toBeNull()
  })

  test('a refusal, the line and staff are said', () => {
    const lines = (now: Scene) => news(choice, now)?.lines
    expect(lines({ ...choice, refusal: 'desk_closed' })).toHaveLength(1)
    expect(lines({ ...choice, online: false })).toEqual(['Bağlantı koptu. Lütfen bekleyin.'])
    expect(lines({ ...choice, help: 'coming' })?.[0]).toMatch('Görevli geliyor')
    expect(lines({ ...choice, taking: true })).toEqual(['Sıranız alınıyor.'])
    expect(lines({ ...choice, desk: { ...zabita, open: false } })?.[0]).toMatch('Kapalı')
    expect(news({ ...choice, online: false }, choice)?.lines).toEqual(['Bağlantı geldi.'])
  })
})

test('a hall that is closed says when it opens', () => {
  const desk = { ...zabita, open: false, opensAt: '2026-11-25T09:00:00+03:00' }
  expect(read(scene({ screen: 'closed', board: { ...board, desks: [desk] } }))).toEqual([
    'Şu anda sıra verilmiyor.',
    '25 Kasım Çarşamba, 09.00’da açılır.',
  ])
})

test('every screen and question says something in both languages', () => {
  for (const language of ['tr', 'en'] as const) {
    for (const screen of ['starting', 'home', 'closed', 'choice', 'trying', 'ticket'] as const) {
      const shown = scene({ screen, language, desk: zabita, ticket })
      expect(spokenScreen(shown, wordsIn(language)), screen).not.toEqual([])
    }
    for (const question of ['more-time', 'somebody-there', 'escort'] as const) {
      const asked = spokenScreen(scene({ question, language }), wordsIn(language))
      expect(asked, question).toHaveLength(2)
    }
  }
})
