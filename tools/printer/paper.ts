/** What came out of the simulated printer. Sizes are multiples of a normal letter. */
export interface PaperLine {
  kind: 'text'
  text: string
  times: { width: number; height: number }
  bold: boolean
  align: 'left' | 'middle' | 'right'
  /** It was broken by the printer, because it was too long for the paper. */
  overflowed: boolean
}

/** A line, a square code, or a band of a picture: eight dots a byte, a set bit is black. */
export type PaperItem =
  | PaperLine
  | { kind: 'square'; text: string; dots: number }
  | { kind: 'raster'; width: number; height: number; rows: Uint8Array }

/** What was printed between two cuts. */
export interface PaperSlip {
  items: PaperItem[]
  /** Lines of empty paper before the cut: fewer than four, and the knife goes through the text. */
  feedBeforeCut: number
  /** Code pages that were used for letters beyond ASCII. */
  pages: string[]
}

/** The words of a slip, line by line, without empty ones. */
export function wordsOf(slip: PaperSlip): string[] {
  return slip.items.flatMap((item) =>
    item.kind === 'text' && item.text.trim() !== '' ? [item.text.trim()] : [],
  )
}

/** What the slip's square codes lead to. */
export function squaresOf(slip: PaperSlip): string[] {
  return slip.items.flatMap((item) => (item.kind === 'square' ? [item.text] : []))
}

/** The picture that a slip is made of: its bands one below the other; null when there is none. */
export function pictureOf(
  slip: PaperSlip,
): { width: number; height: number; rows: Uint8Array } | null {
  const bands = slip.items.filter((item) => item.kind === 'raster')
  const [first] = bands
  if (!first) return null
  const rows = Uint8Array.from(bands.flatMap((band) => [...band.rows]))
  return { width: first.width, height: rows.length / (first.width / 8), rows }
}
