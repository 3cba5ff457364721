import { chineseLetter, letterOf, pageOf, type Model } from './code-pages.ts'
import { commandAt, isIncomplete, type Command } from './commands.ts'
import type { PaperItem, PaperLine, PaperSlip } from './paper.ts'

/** How the simulated printer is built. */
export interface Machine {
  model: Model
  /** Chinese firmware: bytes beyond ASCII are taken in pairs until `FS .` says otherwise. */
  chinese: boolean
  /** Normal letters in a line. */
  columns: number
}

/** What the printer answers with or does, seen from outside. */
export interface Effects {
  /** `GS ( H`: everything before is done. */
  onDone: (id: string) => void
  /** `DLE EOT n`. */
  onAsked: (question: number) => void
  /** `GS a n`: tell of changes without being asked. */
  onAutomatic: (isOn: boolean) => void
  onSlip: (slip: PaperSlip) => void
}

const aligns = ['left', 'middle', 'right'] as const
const escapes = new Set([0x10, 0x1b, 0x1c, 0x1d])

/** Decodes ESC/POS by tables of its own and keeps its state between connections, as printers do. */
export class Interpreter {
  /** Commands it doesn't know. */
  unknown: string[] = []
  #machine: Machine
  #effects: Effects
  #pending: number[] = []
  #style = plain()
  #page = 'cp437'
  #isChinese: boolean
  #line: PaperLine | null = null
  #slip = empty()
  #square = { text: '', dots: 3 }

  constructor(machine: Machine, effects: Effects) {
    this.#machine = machine
    this.#effects = effects
    this.#isChinese = machine.chinese
  }

  feed(bytes: Uint8Array): void {
    for (const byte of bytes) this.#pending.push(byte)
    while (this.#pending.length > 0 && this.#step());
  }

  /** Switched off and on again. */
  reset(): void {
    this.#pending = []
    this.#line = null
    this.#slip = empty()
    this.#begin()
  }

  #step(): boolean {
    if (isIncomplete(this.#pending)) return false
    const command = commandAt(this.#pending)
    if (command) {
      this.#pending.splice(0, command.length)
      this.#run(command)
      return true
    }
    const [byte = 0, next] = this.#pending
    if (byte >= 0x81 && this.#isChinese) {
      if (next === undefined) return false
      this.#pending.splice(0, 2)
      this.#put(chineseLetter(byte, next), 2)
      return true
    }
    this.#pending.shift()
    this.#print(byte)
    return true
  }

  #print(byte: number): void {
    if (byte === 0x0a) return this.#endLine()
    if (byte < 0x20 || escapes.has(byte)) return
    if (byte > 0x7f && !this.#slip.pages.includes(this.#page)) this.#slip.pages.push(this.#page)
    this.#put(letterOf(this.#page, byte), 1)
  }

  #put(letter: string, cells: number): void {
    const { width } = this.#style.times
    const used = (this.#line?.text.length ?? 0) * width
    if (used + cells * width > this.#machine.columns) {
      if (this.#line) this.#line.overflowed = true
      this.#endLine()
    }
    this.#line ??= { kind: 'text', text: '', overflowed: false, ...structuredClone(this.#style) }
    this.#line.text += letter
  }

  #endLine(): void {
    if (!this.#line) this.#slip.feedBeforeCut += 1
    this.#add(this.#line ?? { kind: 'text', text: '', overflowed: false, ...plain() })
    this.#line = null
  }

  #add(item: PaperItem): void {
    if (item.kind !== 'text' || item.text !== '') this.#slip.feedBeforeCut = 0
    this.#slip.items.push(item)
  }

  #begin(): void {
    this.#style = plain()
    this.#page = 'cp437'
    this.#isChinese = this.#machine.chinese
    this.#square = { text: '', dots: 3 }
  }

  #run({ name, args }: Command): void {
    const [first = 0] = args
    const does: Record<string, () => void> = {
      'ESC @': () => this.#begin(),
      'ESC t': () => (this.#page = pageOf(this.#machine.model, first)),
      'ESC a': () => (this.#style.align = aligns[first % 48] ?? 'left'),
      'ESC E': () => (this.#style.bold = (first & 1) === 1),
      'ESC d': () => (this.#slip.feedBeforeCut += first),
      'ESC !': () => {
        this.#style.bold = (first & 8) !== 0
        this.#style.times = { width: first & 32 ? 2 : 1, height: first & 16 ? 2 : 1 }
      },
      'FS .': () => (this.#isChinese = false),
      'FS &': () => (this.#isChinese = true),
      'GS !': () => (this.#style.times = { width: (first >> 4) + 1, height: (first & 7) + 1 }),
      'GS V': () => this.#cut(),
      'GS v': () => this.#raster(args),
      'GS ( k': () => this.#squareCommand(args),
      'GS ( H': () => this.#effects.onDone(String.fromCharCode(...args.slice(4, 8))),
      'GS a': () => this.#effects.onAutomatic(first !== 0),
      'DLE \u0004': () => this.#effects.onAsked(first),
    }
    const act = does[name]
    if (act) act()
    else this.unknown.push(name)
  }

  #raster(args: readonly number[]): void {
    const [, , xLow = 0, xHigh = 0, yLow = 0, yHigh = 0, ...rows] = args
    this.#add({
      kind: 'raster',
      width: 8 * (xLow + 256 * xHigh),
      height: yLow + 256 * yHigh,
      rows: Uint8Array.from(rows),
    })
  }

  /** `GS ( k`: 67 size, 80 the text, 81 print. */
  #squareCommand(args: readonly number[]): void {
    const [, , , does = 0, first = 0] = args
    if (does === 67) this.#square.dots = first
    if (does === 80) this.#square.text = Buffer.from(args.slice(5)).toString('latin1')
    if (does === 81) this.#add({ kind: 'square', ...this.#square })
  }

  #cut(): void {
    if (this.#line) this.#endLine()
    this.#effects.onSlip(this.#slip)
    this.#slip = empty()
  }
}

function plain(): Pick<PaperLine, 'times' | 'bold' | 'align'> {
  return { times: { width: 1, height: 1 }, bold: false, align: 'left' }
}

function empty(): PaperSlip {
  return { items: [], feedBeforeCut: 0, pages: [] }
}
