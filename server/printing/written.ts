import type { PrinterSettings } from '../../domain/slip.ts'
import { begin, feedAndCut } from './escpos.ts'
import type { Block, TextSize } from './layout.ts'
import { writable } from './letters.ts'
import { wrap } from './wrap.ts'

type Written = PrinterSettings & { codePage: 'cp857' | 'windows-1254' }

/** The number shall be read from a few steps away, but some printers know no larger letters than this. */
const mostTimes = 6

/** The paper in the printer's own letters. A fresh encoder each time: it remembers the page of the last slip. */
export async function written(blocks: readonly Block[], settings: Written): Promise<Buffer> {
  const {
    printer: Encoder,
    types,
    characterSet,
    breakLine,
  } = (await import('node-thermal-printer')).default
  const encoder = new Encoder({
    interface: '',
    type: types.EPSON,
    characterSet:
      settings.codePage === 'cp857' ? characterSet.PC857_TURKISH : characterSet.WPC1254_TURKISH,
    breakLine: breakLine.NONE,
  })
  // The encoder has begun with Epson's number of the page; this printer may have another one.
  encoder.setBuffer(begin(settings.codePageNumber))
  encoder.alignCenter()
  for (const block of blocks) write(encoder, block, settings)
  encoder.add(feedAndCut)
  return encoder.getBuffer()
}

/** What is used of the encoder. */
interface Encoder {
  println: (text: string) => void
  newLine: () => void
  bold: (on: boolean) => void
  setTextSize: (height: number, width: number) => void
  printQR: (text: string, settings: { cellSize: 6; correction: 'M'; model: 2 }) => void
}

function write(encoder: Encoder, block: Block, { codePage, columns }: Written): void {
  switch (block.kind) {
    case 'gap':
      return encoder.newLine()
    case 'rule':
      return encoder.println('-'.repeat(columns))
    case 'square':
      encoder.printQR(block.text, { cellSize: 6, correction: 'M', model: 2 })
      return encoder.newLine()
    case 'text': {
      const text = writable(block.text, codePage)
      const times = timesOf(block.size, text, columns)
      encoder.setTextSize(times - 1, times - 1)
      encoder.bold(block.bold)
      for (const line of wrap(text, Math.floor(columns / times))) encoder.println(line)
      encoder.bold(false)
      encoder.setTextSize(0, 0)
    }
  }
}

function timesOf(size: TextSize, text: string, columns: number): number {
  if (size !== 'largest') return size
  return Math.max(1, Math.min(mostTimes, Math.floor(columns / text.length)))
}
