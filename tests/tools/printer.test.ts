import { expect, test } from 'vitest'
import { models } from '../../tools/printer/code-pages.ts'
import { faults } from '../../tools/printer/faults.ts'
import { Interpreter, type Machine } from '../../tools/printer/interpreter.ts'
import { wordsOf, type PaperSlip } from '../../tools/printer/paper.ts'
import { slipBox } from '../../tools/printer/terminal.ts'

const cut = [0x1d, 0x56, 0x01]
/** As the standards write `ŞĞÜÖÇİ şğüöçı`. */
const letters = {
  cp857: [0x9e, 0xa6, 0x9a, 0x99, 0x80, 0x98, 0x20, 0x9f, 0xa7, 0x81, 0x94, 0x87, 0x8d],
  'windows-1254': [0xde, 0xd0, 0xdc, 0xd6, 0xc7, 0xdd, 0x20, 0xfe, 0xf0, 0xfc, 0xf6, 0xe7, 0xfd],
}

/** What is on paper after these bytes, fed one by one. */
function paperOf(bytes: number[], machine: Partial<Machine> = {}): PaperSlip[] {
  const slips: PaperSlip[] = []
  const nothing = () => undefined
  const interpreter = new Interpreter(
    { model: 'epson', chinese: false, columns: 32, ...machine },
    {
      onSlip: (slip) => slips.push(slip),
      ...{ onDone: nothing, onAsked: nothing, onAutomatic: nothing },
    },
  )
  for (const byte of [...bytes, 0x0a, ...cut]) interpreter.feed(Uint8Array.of(byte))
  return slips
}

const pages = Object.entries(models).flatMap(([model, numbers]) =>
  Object.entries(numbers)
    .filter(([, page]) => page !== 'cp437')
    .map(([number, page]) => ({ model: model as Machine['model'], number: Number(number), page })),
)

test.each(pages)('$model shows $page as number $number', ({ model, number, page }) => {
  const bytes = [0x1b, 0x74, number, ...letters[page as keyof typeof letters]]
  expect(wordsOf(paperOf(bytes, { model })[0]!)).toEqual(['ŞĞÜÖÇİ şğüöçı'])
  const [wrong] = paperOf([0x1b, 0x74, number + 1, ...bytes.slice(3)], { model })
  expect(wordsOf(wrong!)).not.toEqual(['ŞĞÜÖÇİ şğüöçı'])
})

test('Chinese firmware makes something else of it, until it is told to stop', () => {
  const bytes = [0x1b, 0x74, 13, ...letters.cp857]
  const chinese = { chinese: true }
  expect(wordsOf(paperOf(bytes, chinese)[0]!)).not.toEqual(['ŞĞÜÖÇİ şğüöçı'])
  expect(wordsOf(paperOf([0x1c, 0x2e, ...bytes], chinese)[0]!)).toEqual(['ŞĞÜÖÇİ şğüöçı'])
  // A reset begins it again.
  const [again] = paperOf([0x1c, 0x2e, 0x1b, 0x40, ...bytes], chinese)
  expect(wordsOf(again!)).not.toEqual(['ŞĞÜÖÇİ şğüöçı'])
})

test('a line too long is broken, and that shows', () => {
  const [slip] = paperOf([0x1d, 0x21, 0x11, ...Buffer.from('x'.repeat(17))])
  const lines = slip!.items.filter((item) => item.kind === 'text')
  expect(lines.map(({ text, overflowed }) => [text.length, overflowed])).toEqual([
    [16, true],
    [1, false],
  ])
})

test('in the terminal a slip is a box, each line as long as the others', () => {
  const square = [0x1d, 0x28, 0x6b, 6, 0, 0x31, 0x50, 0x30, 0x61, 0x62, 0x63]
  const show = [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30]
  const [slip] = paperOf([...Buffer.from('bir\n'), 0x1d, 0x21, 0x55, 0x5a, ...square, ...show])
  const box = slipBox(slip!, 32).split('\n')
  expect(new Set(box.map((line) => line.length))).toEqual(new Set([36]))
  expect(box.join('\n')).toContain('abc')
})

test('every fault says what it is', () => {
  for (const meaning of Object.values(faults)) expect(meaning).toMatch(/^\w.{10,}$/)
})
