import { expect, test } from 'vitest'
import type { PrinterSettings, Receipt } from '../../../domain/slip.ts'
import { encode } from '../../../server/printing/encode.ts'
import { Interpreter } from '../../../tools/printer/interpreter.ts'
import { squaresOf, wordsOf, type PaperSlip } from '../../../tools/printer/paper.ts'
import { settingsOf } from './samples.ts'

const sample: Receipt = {
  language: 'tr',
  timeZone: 'Europe/Istanbul',
  municipality: 'Örnek Büyükşehir Belediyesi',
  branch: 'Ana Hizmet Binası',
  number: '2026-000123',
  kind: 'complaint',
  topic: 'Gürültü',
  receivedAt: '2026-11-24T10:42:00+03:00',
  dueOn: '2026-12-15',
  statusCode: 'K3M9X2QP',
  statusUrl: 'https://sira.ornek.bel.tr/f/b#2026-000123.K3M9X2QP',
}

async function paperOf(settings: PrinterSettings, changes: Partial<Receipt> = {}) {
  const slips: PaperSlip[] = []
  const nothing = () => undefined
  const interpreter = new Interpreter(
    { model: 'epson', chinese: true, columns: settings.columns },
    {
      onSlip: (slip) => slips.push(slip),
      ...{ onDone: nothing, onAsked: nothing, onAutomatic: nothing },
    },
  )
  interpreter.feed(await encode(settings, { kind: 'receipt', receipt: { ...sample, ...changes } }))
  expect(interpreter.unknown).toEqual([])
  expect(slips).toHaveLength(1)
  return slips[0]!
}

const rule = '-'.repeat(48)

test('a receipt says what was taken, until when it is answered, and how to follow it', async () => {
  const paper = await paperOf(settingsOf('cp857'))
  expect(wordsOf(paper)).toEqual([
    'Örnek Büyükşehir Belediyesi',
    'Ana Hizmet Binası',
    rule,
    'Başvurunuz alındı',
    'Başvuru numaranız',
    '2026-000123',
    'Takip kodunuz',
    'K3M9X2QP',
    'Şikâyet',
    'Gürültü',
    'Alındığı gün ve saat: 24.11.2026 10.42',
    'En geç yanıt günü: 15.12.2026',
    rule,
    'Bu belgeyi saklayın, kodu kimseyle paylaşmayın.',
    rule,
    'Başvurunuzun durumunu görmek için karekodu',
    'okutun.',
  ])
  expect(squaresOf(paper)).toEqual(['https://sira.ornek.bel.tr/f/b#2026-000123.K3M9X2QP'])
})

test('without a public address there is no square code, without a date and a topic no empty words', async () => {
  const nothing = { statusUrl: null, dueOn: null, topic: '', language: 'en' }
  const paper = await paperOf(settingsOf('cp857'), nothing)
  const words = wordsOf(paper)
  expect(squaresOf(paper)).toEqual([])
  expect(words).toContain('Complaint')
  expect(words.slice(-2).join(' ')).toBe('Please keep this receipt and do not share the code.')
  expect(words.join(' ')).not.toMatch(/answered by|null|undefined/)
})

test('where the citizen has no page of their own there is no code', async () => {
  const paper = await paperOf(settingsOf('cp857'), { statusCode: null, statusUrl: null })
  expect(wordsOf(paper)).not.toContain('Takip kodunuz')
  expect(wordsOf(paper).at(-1)).toBe('Bu belgeyi saklayın.')
})

test.each([32, 42, 48])('with %d letters in a line nothing is cut off', async (columns) => {
  const topic = 'Yapı Kontrol ve İmar Durumu Belgesi Hakkında Bilgi'
  const paper = await paperOf(settingsOf('cp857', 13, columns), { topic })
  for (const item of paper.items) if (item.kind === 'text') expect(item.overflowed).toBe(false)
  expect(wordsOf(paper)).toContain('2026-000123')
  for (const word of topic.split(' ')) expect(wordsOf(paper).join(' ')).toContain(word)
})

test('a printer without Turkish letters gets it as a picture', async () => {
  const paper = await paperOf(settingsOf('picture', 0, 32))
  expect(paper.items.every(({ kind }) => kind === 'raster')).toBe(true)
})
