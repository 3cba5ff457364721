import { encode } from 'uqr'
import { pictureOf, type PaperItem, type PaperLine, type PaperSlip } from './paper.ts'

/** Dots of a line's normal letter: pictures are shown a quarter of their size. */
const shrink = 4

/** A slip as a box of text for a terminal. */
export function slipBox(slip: PaperSlip, columns: number): string {
  const picture = pictureOf(slip)
  const lines = picture ? halfBlocks(dotsOf(picture)) : slip.items.flatMap((item) => shown(item))
  const width = Math.max(columns, ...lines.map((line) => line.text.length))
  const row = ({ text, align }: ShownLine) => `│ ${place(text, width, align)} │`
  const edge = '─'.repeat(width + 2)
  return [`┌${edge}┐`, ...lines.map(row), `└${edge}┘`].join('\n')
}

interface ShownLine {
  text: string
  align: PaperLine['align']
}

function shown(item: PaperItem): ShownLine[] {
  if (item.kind === 'raster') return []
  if (item.kind === 'square')
    return halfBlocks(encode(item.text, { border: 1 }).data).concat(middle(item.text))
  const { width } = item.times
  const text = width === 1 ? item.text : [...item.text].join(width > 2 ? '  ' : ' ')
  const line = { text, align: item.align }
  if (width <= 2) return [line]
  // A terminal knows one size: the number stands apart, with its size beside it.
  return [middle(''), { ...line, text: `${text}   (×${width})` }, middle('')]
}

function middle(text: string): ShownLine {
  return { text, align: 'middle' }
}

/** Two rows of dots in one line of text. */
function halfBlocks(dots: boolean[][]): ShownLine[] {
  const lines: ShownLine[] = []
  for (let y = 0; y < dots.length; y += 2) {
    const [upper = [], lower = []] = [dots[y], dots[y + 1]]
    const text = upper.map((isBlack, x) => ' ▀▄█'[(isBlack ? 1 : 0) + (lower[x] ? 2 : 0)])
    lines.push(middle(text.join('')))
  }
  return lines
}

function dotsOf({ width, height, rows }: NonNullable<ReturnType<typeof pictureOf>>): boolean[][] {
  const isBlack = (x: number, y: number) =>
    ((rows[(y * width + x) >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0
  const share = (left: number, top: number) => {
    let black = 0
    for (let y = 0; y < shrink; y++)
      for (let x = 0; x < shrink; x++) if (isBlack(left + x, top + y)) black++
    return black / shrink ** 2
  }
  return Array.from({ length: Math.floor(height / shrink) }, (_, y) =>
    Array.from(
      { length: Math.floor(width / shrink) },
      (_, x) => share(x * shrink, y * shrink) > 0.3,
    ),
  )
}

function place(text: string, width: number, align: PaperLine['align']): string {
  const room = width - text.length
  const before = align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2)
  return ' '.repeat(before) + text + ' '.repeat(room - before)
}
