import { expect, test, describe } from 'vitest'
import type { PrintContent, PrinterSettings } from '../../../domain/slip.ts'
import { encode } from '../../../server/printing/encode.ts'
import type { Model } from '../../../tools/printer/code-pages.ts'
import { Interpreter } from '../../../tools/printer/interpreter.ts'
import { squaresOf, wordsOf, type PaperLine, type PaperSlip } from '../../../tools/printer/paper.ts'
import { settingsOf, slipOf, testPage } from './samples.ts'

async function paperOf(
  settings: PrinterSettings,
  contents: PrintContent[],
  model: Model = 'epson',
  chinese = false,
): Promise<PaperSlip[]> {
  const slips: PaperSlip[] = []
  const nothing = () => undefined
  const interpreter = new Interpreter(
    { model, chinese, columns: settings.columns },
    {
      onSlip: (slip) => slips.push(slip),
      ...{ onDone: nothing, onAsked: nothing, onAutomatic: nothing },
    },
  )
  for (const content of contents) interpreter.feed(await encode(settings, content))
  expect(interpreter.unknown).toEqual([])
  return slips
}

function linesOf(slip: PaperSlip | undefined): PaperLine[] {
  return slip!.items.filter((item) => item.kind === 'text')
}

const rule = '-'.repeat(48)
const lines = (estimate: string, text: string) => [
  'Örnek Büyükşehir Belediyesi',
  'Ana Hizmet Binası',
  rule,
  'Zabıta Masası',
  'Sıra numaranız',
  'Z-042',
  '24 Kasım Salı 10.42',
  rule,
  'Önünüzde 3 kişi var',
  `Tahminî bekleme: ${estimate}`,
  'Bekleme yeri: B salonu',
  'Sıranız gelince çağrılacaksınız.',
  rule,
  text,
  rule,
  'Sıranızı telefonunuzdan izlemek için karekodu',
  'okutun.',
]
const onCp857 = lines('10-20 dakika', "ŞĞÜÖÇİ şğüöçı - ücret TL0'dır")
const on1254 = lines('10–20 dakika', 'ŞĞÜÖÇİ şğüöçı — ücret TL0’dır')

const printers = [
  { model: 'epson', codePage: 'cp857', number: 13, expected: onCp857 },
  { model: 'pos-5890', codePage: 'cp857', number: 61, expected: onCp857 },
  { model: 'citizen', codePage: 'cp857', number: 8, expected: onCp857 },
  { model: 'epson', codePage: 'windows-1254', number: 48, expected: on1254 },
  { model: 'pos-5890', codePage: 'windows-1254', number: 91, expected: on1254 },
] as const

describe.each(printers)('on $model, $codePage as $number', (printer) => {
  const { model, codePage, number, expected } = printer

  test.each([false, true])(
    'a slip reads as it was meant, Chinese firmware: %s',
    async (chinese) => {
      const settings = settingsOf(codePage, number)
      const [first, second] = await paperOf(settings, [slipOf(), slipOf()], model, chinese)
      expect(wordsOf(first!)).toEqual(expected)
      expect(wordsOf(second!)).toEqual(expected)
      expect(first!.pages).toEqual([codePage])
      expect(squaresOf(first!)).toEqual(['https://sira.ornek.bel.tr/f/k3m9x2'])
    },
  )

  test('the test page shows every Turkish letter and says which page it is', async () => {
    const [page] = await paperOf(settingsOf(codePage, number), [testPage()], model, true)
    const words = wordsOf(page!)
    expect(words.filter((line) => line === 'ŞĞÜÖÇİ şğüöçı')).toHaveLength(2)
    expect(words).toContain(`Kod sayfası: ${codePage.toUpperCase()}, numarası ${number}`)
    expect(words).toContain('Yazıcı: Girişteki yazıcı')
    expect(words).toContain('24 Kasım Salı 10.42')
  })
})

test('a wrong number of the page shows on the test page', async () => {
  const [page] = await paperOf(settingsOf('cp857', 13), [testPage()], 'pos-5890')
  expect(wordsOf(page!)).not.toContain('ŞĞÜÖÇİ şğüöçı')
})

describe.each([32, 42, 48])('with %d letters in a line', (columns) => {
  const long = {
    desk: 'Yapı Kontrol ve İmar Durumu Masası',
    text: `Birinci satır\nİkinci satır ${'uzun'.repeat(20)} son`,
    waitingPlace: 'Zemin katta, danışmanın arkasındaki büyük salon',
  }

  test('nothing is cut off or broken by the printer', async () => {
    const settings = settingsOf('cp857', 13, columns)
    const [slip, page] = await paperOf(settings, [slipOf(long), testPage()])
    for (const line of [...linesOf(slip), ...linesOf(page)]) {
      expect(line.overflowed, line.text).toBe(false)
      expect(line.text.length * line.times.width).toBeLessThanOrEqual(columns)
      if (line.text !== '') expect(line.align).toBe('middle')
    }
    const words = wordsOf(slip!)
    for (const word of `${long.desk} ${long.waitingPlace}`.split(' '))
      expect(words.join(' ')).toContain(word)
    expect(words).toContain('Birinci satır')
    expect(words.join('').replaceAll(' ', '')).toContain('uzun'.repeat(20))
  })

  test.each(['T-1', 'Z-042', 'Z-1000'])('the number %s is by far the largest', async (number) => {
    const [slip] = await paperOf(settingsOf('cp857', 13, columns), [slipOf({ number })])
    const widths = linesOf(slip).map(({ text, times }) => ({ text, ...times }))
    const own = widths.find(({ text }) => text === number)!
    expect(own.width).toBeGreaterThanOrEqual(5)
    expect(own.height).toBe(own.width)
    for (const other of widths) if (other !== own) expect(other.width).toBeLessThanOrEqual(2)
  })
})

test('a copy says so in large letters, a first slip does not', async () => {
  const settings = settingsOf('cp857')
  const [copy, first, english] = await paperOf(settings, [
    slipOf({ copy: true }),
    slipOf(),
    slipOf({ copy: true, language: 'en' }),
  ])
  expect(linesOf(copy).find(({ text }) => text === 'KOPYA')?.times.width).toBe(2)
  expect(wordsOf(first!)).not.toContain('KOPYA')
  expect(wordsOf(english!)).toContain('COPY')
})

test('what is not known or not said leaves no empty words', async () => {
  const bare = { estimate: null, waitingPlace: '', text: '', followUrl: null, municipality: '' }
  const [slip] = await paperOf(settingsOf('cp857'), [slipOf({ ...bare, ahead: 0 })])
  expect(wordsOf(slip!)).toEqual([
    'Ana Hizmet Binası',
    rule,
    'Zabıta Masası',
    'Sıra numaranız',
    'Z-042',
    '24 Kasım Salı 10.42',
    rule,
    'Önünüzde kimse yok',
    'Sıranız gelince çağrılacaksınız.',
  ])
  expect(squaresOf(slip!)).toEqual([])
})

test('a slip in English, and one in a language that is not spoken here', async () => {
  const [english, other] = await paperOf(settingsOf('cp857'), [
    slipOf({ language: 'en', ahead: 1 }),
    slipOf({ language: 'xx' }),
  ])
  expect(wordsOf(english!)).toContain('Expected wait: 10-20 minutes')
  expect(wordsOf(english!)).toContain('1 person is ahead of you')
  expect(wordsOf(other!)).toEqual(onCp857)
})

test('no text can give the printer an order, and no letter changes its page', async () => {
  const text = 'İ\u0307\u001b@ \u001dV\u0000Привет ł 😀 e\u0301 ﬁ\tson'
  const [slip, more] = await paperOf(settingsOf('cp857'), [slipOf({ text, followUrl: null })])
  expect(more).toBeUndefined()
  expect(slip!.pages).toEqual(['cp857'])
  expect(wordsOf(slip!).at(-1)).toBe('İ @ V ?????? ? ? é fi son')
})

test('a square code is ASCII, whatever stands in the address', async () => {
  const followUrl = 'https://sıra.örnek.bel.tr/f/ağ'
  const [slip] = await paperOf(settingsOf('cp857'), [slipOf({ followUrl })])
  expect(squaresOf(slip!)).toEqual(['https://xn--sra-jua.xn--rnek-4qa.bel.tr/f/a%C4%9F'])
})

test('the paper is out at the knife before it is cut', async () => {
  const [slip] = await paperOf(settingsOf('cp857'), [slipOf()])
  expect(slip!.feedBeforeCut).toBeGreaterThanOrEqual(4)
})
