import { expect, test } from 'vitest'
import { encode } from '../../../server/printing/encode.ts'
import { mostBandBytes } from '../../../server/printing/escpos.ts'
import { Interpreter } from '../../../tools/printer/interpreter.ts'
import { pictureOf, type PaperSlip } from '../../../tools/printer/paper.ts'
import { settingsOf, slipOf, testPage } from './samples.ts'

async function drawnSlip(columns: number, content = slipOf()): Promise<PaperSlip> {
  const slips: PaperSlip[] = []
  const nothing = () => undefined
  const onSlip = (slip: PaperSlip) => slips.push(slip)
  const interpreter = new Interpreter(
    { model: 'epson', chinese: true, columns },
    { onSlip, onDone: nothing, onAsked: nothing, onAutomatic: nothing },
  )
  interpreter.feed(await encode(settingsOf('picture', 0, columns), content))
  expect(interpreter.unknown).toEqual([])
  expect(slips).toHaveLength(1)
  return slips[0]!
}

function blackShare({ rows }: { rows: Uint8Array }): number {
  const black = rows.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
  return black / (rows.length * 8)
}

test.each([
  [32, 384],
  [42, 504],
  [48, 576],
])('with %d letters in a line the picture is %d dots wide', async (columns, width) => {
  const slip = await drawnSlip(columns)
  const picture = pictureOf(slip)!
  expect(picture.width).toBe(width)
  expect(picture.height).toBeGreaterThan(600)
  expect(picture.height).toBeLessThan(1600)
  expect(blackShare(picture)).toBeGreaterThan(0.03)
  expect(blackShare(picture)).toBeLessThan(0.3)
  expect(slip.feedBeforeCut).toBeGreaterThanOrEqual(4)
  expect(slip.items.every((item) => item.kind === 'raster')).toBe(true)
})

test('its bands are short, and no dot touches the edge of the paper', async () => {
  const slip = await drawnSlip(32, slipOf({ number: 'Z-1000', copy: true }))
  for (const item of slip.items)
    if (item.kind === 'raster') expect(item.rows.length).toBeLessThanOrEqual(mostBandBytes)
  const { rows, width, height } = pictureOf(slip)!
  const text = rows.subarray(0, (width / 8) * Math.floor(height * 0.08))
  for (let start = 0; start < text.length; start += width / 8) {
    expect(text[start]! & 0x80).toBe(0)
    expect(text[start + width / 8 - 1]! & 0x01).toBe(0)
  }
})

test('the square code makes it longer, and other letters make other pictures', async () => {
  const heightOf = (slip: PaperSlip) => pictureOf(slip)!.height
  const bare = await drawnSlip(32, slipOf({ followUrl: null }))
  expect(heightOf(await drawnSlip(32)) - heightOf(bare)).toBeGreaterThan(150)
  const [dotless, dotted] = [slipOf({ text: 'ı' }), slipOf({ text: 'i' })]
  expect(pictureOf(await drawnSlip(32, dotless))!.rows).not.toEqual(
    pictureOf(await drawnSlip(32, dotted))!.rows,
  )
  expect(blackShare(pictureOf(await drawnSlip(48, testPage()))!)).toBeGreaterThan(0.02)
})
