import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { encode as encodeSquare } from 'uqr'
import { beginPicture, feedAndCut, mostBandBytes, rasterBand } from './escpos.ts'
import type { Block, TextSize } from './layout.ts'
import { printable } from './letters.ts'
import { wrap } from './wrap.ts'

/** Dots of a printer's normal letter, in width and height. */
const letterDots = { width: 12, height: 24 }
const lineHeight = { 1: 1.25, 2: 1.25, largest: 1.1 }
/** Left free at each side: some printers don't reach their last dots. */
const marginDots = 12
const gapDots = 16
const ruleDots = 2
const largestDots = 170
const squareDots = 6
/** Of white around a square code, as its standard asks for. */
const squareBorder = 4

/** ı stands in the one file, İ ş ğ in the other. */
const fontFiles = { 'Slip Latin': 'latin', 'Slip Latin Ext': 'latin-ext' }
const family = Object.keys(fontFiles)
  .map((name) => `"${name}"`)
  .join(', ')

const { resolve } = createRequire(import.meta.url)
for (const [name, part] of Object.entries(fontFiles))
  GlobalFonts.registerFromPath(
    resolve(`@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-${part}-wght-normal.woff2`),
    name,
  )

/** A block with its place: how high it is and how it is put on the paper. */
interface Piece {
  height: number
  draw: (context: SKRSContext2D, top: number) => void
}

/** The paper as a picture of as many dots as the printer's line has. */
export function drawn(blocks: readonly Block[], columns: number): Buffer {
  const width = Math.ceil((columns * letterDots.width) / 8) * 8
  const measuring = createCanvas(1, 1).getContext('2d')
  const pieces = blocks.map((block) => pieceOf(block, width, measuring))
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0)
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'black'
  let top = 0
  for (const piece of pieces) {
    piece.draw(context, top)
    top += piece.height
  }
  const rows = blackAndWhite(context.getImageData(0, 0, width, height).data)
  return Buffer.concat([beginPicture, ...bands(rows, width / 8), feedAndCut])
}

function pieceOf(block: Block, width: number, measuring: SKRSContext2D): Piece {
  switch (block.kind) {
    case 'gap':
      return { height: gapDots, draw: () => undefined }
    case 'rule':
      return {
        height: gapDots,
        draw: (context, top) => context.fillRect(0, top + gapDots / 2, width, ruleDots),
      }
    case 'square':
      return squarePiece(block.text, width)
    case 'text':
      return textPiece(block, width, measuring)
  }
}

function textPiece(
  { text, size, bold }: Extract<Block, { kind: 'text' }>,
  width: number,
  measuring: SKRSContext2D,
): Piece {
  const words = printable(text)
  const weight = bold ? 650 : 450
  const room = width - 2 * marginDots
  const dots = dotsOf(size, words, room, weight, measuring)
  take(measuring, weight, dots)
  const lines = wrap(words, room, (line) => measuring.measureText(line).width)
  const step = Math.round(dots * lineHeight[size])
  return {
    height: step * lines.length,
    draw(context, top) {
      take(context, weight, dots)
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      lines.forEach((line, index) => context.fillText(line, width / 2, top + step * (index + 0.5)))
    },
  }
}

/** The font's own axis: a variable font has every weight, and asking by name gives the usual one. */
function take(context: SKRSContext2D, weight: number, dots: number): void {
  context.font = `${dots}px ${family}`
  context.fontVariationSettings = `'wght' ${weight}`
}

function dotsOf(
  size: TextSize,
  text: string,
  width: number,
  weight: number,
  measuring: SKRSContext2D,
): number {
  if (size !== 'largest') return letterDots.height * size
  take(measuring, weight, largestDots)
  return Math.floor(largestDots * Math.min(1, width / measuring.measureText(text).width))
}

function squarePiece(text: string, width: number): Piece {
  const { data, size } = encodeSquare(text, { ecc: 'M', border: squareBorder })
  const dots = Math.max(1, Math.min(squareDots, Math.floor(width / size)))
  const left = Math.floor((width - size * dots) / 2)
  return {
    height: size * dots,
    draw(context, top) {
      data.forEach((row, y) =>
        row.forEach((isBlack, x) => {
          if (isBlack) context.fillRect(left + x * dots, top + y * dots, dots, dots)
        }),
      )
    },
  }
}

/** A bit a dot, eight in a byte from left to right, black is 1. */
function blackAndWhite(pixels: Uint8ClampedArray): Uint8Array {
  const bytes = new Uint8Array(pixels.length / 4 / 8)
  for (let dot = 0; dot < pixels.length / 4; dot++)
    if ((pixels[dot * 4] ?? 255) < 128)
      bytes[dot >> 3] = (bytes[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
  return bytes
}

/** In bands: a printer needs little memory for each, and one that breaks off spoils little. */
function bands(rows: Uint8Array, bytesPerRow: number): Buffer[] {
  const step = Math.floor(mostBandBytes / bytesPerRow) * bytesPerRow
  return Array.from({ length: Math.ceil(rows.length / step) }, (_, index) =>
    rasterBand(bytesPerRow, rows.subarray(index * step, (index + 1) * step)),
  )
}
