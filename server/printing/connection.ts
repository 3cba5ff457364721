import { createConnection, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PrintProblem } from '../../domain/slip.ts'
import { AnswerReader, type Answer } from './answers.ts'

/** How the connection ended without us: `reset` means that bytes were thrown away, `closed` that it was hung up. */
export type Loss = 'reset' | 'closed'

const defaultPort = 9100
/** Handed over in pieces: a printer that goes away in the middle is noticed before the end has been sent. */
const mostPieces = 16
const leastPieceBytes = 256
const betweenPiecesMs = 4

/** A connection to a printer, and everything it has said. Moments are of `performance.now()`. */
export class PrinterConnection {
  /** Whether it has said anything at all: many cheap ones never do. */
  heard = false
  lost: Loss | null = null
  /** What its last automatic status block said. */
  automaticProblem: PrintProblem | null = null
  /** The byte it answered to the last question. */
  status: number | null = null
  /** The last id that it has finished. */
  doneId: string | null = null
  #socket: Socket
  #reader = new AnswerReader()
  #watchers = new Set<() => void>()

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (bytes) => this.#hear(bytes))
    socket.on('error', () => this.#lose('reset'))
    socket.on('end', () => this.#lose('closed'))
    socket.on('close', () => this.#lose('closed'))
  }

  /** Null when nobody answers there until then, or when the address means nothing. */
  static open(address: string, deadline: number): Promise<PrinterConnection | null> {
    const place = placeOf(address)
    if (!place) return Promise.resolve(null)
    return new Promise((resolve) => {
      const socket = createConnection(place)
      const giveUp = () => {
        clearTimeout(timer)
        socket.destroy()
        resolve(null)
      }
      const timer = setTimeout(giveUp, Math.max(0, deadline - performance.now()))
      socket.once('error', giveUp)
      socket.once('connect', () => {
        clearTimeout(timer)
        const connection = new PrinterConnection(socket)
        socket.off('error', giveUp)
        resolve(connection)
      })
    })
  }

  /** True as soon as the condition holds, false at the deadline. Looked at whenever something happens. */
  until(condition: () => boolean, deadline: number): Promise<boolean> {
    if (condition()) return Promise.resolve(true)
    return new Promise((resolve) => {
      const finish = (holds: boolean) => {
        clearTimeout(timer)
        this.#watchers.delete(look)
        resolve(holds)
      }
      const look = () => {
        if (condition()) finish(true)
      }
      const timer = setTimeout(() => finish(false), Math.max(0, deadline - performance.now()))
      this.#watchers.add(look)
    })
  }

  /** Whether the machine has taken all bytes for the printer until then. */
  async send(bytes: Uint8Array, deadline: number): Promise<'sent' | 'blocked' | 'lost'> {
    const pieceBytes = Math.max(leastPieceBytes, Math.ceil(bytes.length / mostPieces))
    for (let start = 0; start < bytes.length; start += pieceBytes) {
      if (start > 0) await sleep(betweenPiecesMs)
      let isTaken = false
      if (this.lost) return 'lost'
      this.#socket.write(bytes.subarray(start, start + pieceBytes), () => {
        isTaken = true
        this.#look()
      })
      const isOver = await this.until(() => isTaken || this.lost !== null, deadline)
      if (this.lost) return 'lost'
      if (!isOver) return 'blocked'
    }
    return 'sent'
  }

  /** Hang up and wait until the printer has too: it may take only one connection at a time. */
  async close(deadline: number): Promise<void> {
    if (!this.#socket.closed) {
      this.#socket.end()
      await this.until(() => this.#socket.closed, deadline)
    }
    this.#socket.destroy()
  }

  /** Take back what the printer hasn't read, so that it doesn't print it when nobody waits any more. */
  abandon(): void {
    this.#socket.resetAndDestroy()
  }

  #hear(bytes: Uint8Array): void {
    this.heard = true
    for (const answer of this.#reader.read(bytes)) this.#take(answer)
    this.#look()
  }

  #take(answer: Answer): void {
    switch (answer.kind) {
      case 'status':
        this.status = answer.byte
        return
      case 'automatic':
        this.automaticProblem = answer.problem
        return
      case 'done':
        this.doneId = answer.id
    }
  }

  #lose(how: Loss): void {
    this.lost ??= how
    this.#look()
  }

  #look(): void {
    for (const look of [...this.#watchers]) look()
  }
}

/** `tcp://host:9100`; the port may be missing. Null when it is none. */
function placeOf(address: string): { host: string; port: number } | null {
  const url = URL.parse(address.includes('://') ? address : `tcp://${address}`)
  if (url?.protocol !== 'tcp:' || url.hostname === '') return null
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  return { host, port: url.port === '' ? defaultPort : Number(url.port) }
}
