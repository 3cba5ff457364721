import type { PrintProblem } from '../../domain/slip.ts'

/** What a printer says of its own accord or when asked. */
export type Answer =
  /** To `DLE EOT`: which of the four questions it answers is known only by what was asked last. */
  | { kind: 'status'; byte: number }
  /** An automatic status block, sent when something changes or whenever the printer likes. */
  | { kind: 'automatic'; problem: PrintProblem | null }
  /** Everything before `GS ( H` with this id is done. */
  | { kind: 'done'; id: string }

const doneHeader = 0x37
const doneIdentifier = 0x22
const longestDone = 16

/** Takes answers out of the bytes as they come, also when a packet ends in the middle of one. */
export class AnswerReader {
  #rest: number[] = []

  /** The answers that are complete with these bytes, in their order. */
  read(bytes: Uint8Array): Answer[] {
    this.#rest.push(...bytes)
    const answers: Answer[] = []
    for (let length = this.#length(); length > 0; length = this.#length()) {
      const answer = answerOf(this.#rest.splice(0, length))
      if (answer) answers.push(answer)
    }
    return answers
  }

  /** How many bytes the answer at the front has; 0 while it isn't all there. */
  #length(): number {
    const [first] = this.#rest
    if (first === undefined) return 0
    if (isAutomatic(first)) return this.#rest.length >= 4 ? 4 : 0
    if (first !== doneHeader) return 1
    const end = this.#rest.indexOf(0)
    if (end === -1) return this.#rest.length > longestDone ? 1 : 0
    return end + 1
  }
}

/** By the fixed bits of Epson's reference: bits 0, 1 and 7 clear, bit 4 set. */
function isAutomatic(byte: number): boolean {
  return (byte & 0x93) === 0x10
}

function answerOf(bytes: readonly number[]): Answer | null {
  const [first = 0, second = 0, third = 0] = bytes
  if (isAutomatic(first))
    return { kind: 'automatic', problem: automaticProblem(first, second, third) }
  if (bytes.length === 1) return { kind: 'status', byte: first }
  if (second !== doneIdentifier) return null
  return { kind: 'done', id: Buffer.from(bytes.slice(2, -1)).toString('latin1') }
}

function automaticProblem(printer: number, errors: number, paper: number): PrintProblem | null {
  if (printer & 0x20) return 'cover-open'
  if (paper & 0x0c) return 'paper-out'
  return errors & 0x6c || printer & 0x08 ? 'error' : null
}

/** What the four answers to `DLE EOT` 1–4 say; an open cover also hides the paper, so it is named first. */
export function statusProblem(bytes: ReadonlyMap<1 | 2 | 3 | 4, number>): PrintProblem | null {
  const has = (n: 1 | 2 | 3 | 4, bits: number) => ((bytes.get(n) ?? 0) & bits) !== 0
  if (has(2, 0x04)) return 'cover-open'
  if (has(4, 0x60) || has(2, 0x20)) return 'paper-out'
  return has(3, 0x6c) || has(2, 0x40) || has(1, 0x08) ? 'error' : null
}
