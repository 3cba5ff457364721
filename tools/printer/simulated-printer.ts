import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { playDead } from './dead-address.ts'
import { statusOf, type Fault } from './faults.ts'
import { Interpreter, type Machine } from './interpreter.ts'
import type { PaperSlip } from './paper.ts'

/** Left out: an Epson with 48 columns that does what it should, on a free port of this machine. */
export interface SimulatorOptions extends Partial<Machine> {
  /** 0 takes a free one. */
  port?: number
  host?: string
  fault?: Fault
  onSlip?: (slip: PaperSlip) => void
}

/** Of a job: so much is read before it breaks off. */
const brokenAfterBytes = 200
const slowAnswerMs = 120
const slowSlipMs = 1200
const chatterMs = 60

/** A printer on this machine that understands ESC/POS and misbehaves on request. Keeps its state between connections. */
export class SimulatedPrinter {
  /** Everything that came out, in order. */
  readonly slips: PaperSlip[] = []
  /** How many were connected at the same time at most. */
  mostConnections = 0
  readonly machine: Machine
  readonly interpreter: Interpreter
  port = 0
  #fault: Fault
  #host: string
  #server: Server | null = null
  #sockets = new Set<Socket>()
  /** The one it answers to: the last that has spoken. */
  #speaker: Socket | null = null
  #revive: (() => Promise<void>) | null = null
  #onSlip: (slip: PaperSlip) => void
  #paperSeen = 0

  constructor(options: SimulatorOptions = {}) {
    const { model = 'epson', chinese = false, columns = 48 } = options
    this.machine = { model, chinese, columns }
    this.port = options.port ?? 0
    this.#host = options.host ?? '127.0.0.1'
    this.#fault = options.fault ?? 'none'
    this.#onSlip = options.onSlip ?? (() => undefined)
    this.interpreter = new Interpreter(this.machine, {
      onSlip: (slip) => this.#cut(slip),
      onDone: (id) => void this.#confirm(id),
      onAsked: (question) => void this.#answer(question),
      onAutomatic: (isOn) => isOn && this.#say(statusOf(this.#fault).automatic),
    })
  }

  /** As a printer's settings name it. */
  get address(): string {
    return `tcp://127.0.0.1:${this.port}`
  }

  get fault(): Fault {
    return this.#fault
  }

  async start(): Promise<this> {
    await this.#listen()
    await this.suffer(this.#fault)
    return this
  }

  /** From now on it misbehaves like this; connections that stand are cut. */
  async suffer(fault: Fault): Promise<void> {
    this.#fault = fault
    this.#paperSeen = 0
    await this.#revive?.()
    this.#revive = null
    if (fault === 'refuse' || fault === 'dead') await this.#leave()
    else if (!this.#server) await this.#listen()
    for (const socket of this.#sockets) socket.destroy()
    if (fault === 'dead') this.#revive = await playDead(this.port)
  }

  async stop(): Promise<void> {
    await this.#revive?.()
    this.#revive = null
    await this.#leave()
  }

  async #listen(): Promise<void> {
    this.#server = createServer((socket) => this.#take(socket)).listen(this.port, this.#host)
    await once(this.#server, 'listening')
    this.port = (this.#server.address() as AddressInfo).port
  }

  async #leave(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    const server = this.#server
    this.#server = null
    if (!server) return
    server.close()
    await once(server, 'close')
  }

  #take(socket: Socket): void {
    this.#sockets.add(socket)
    this.mostConnections = Math.max(this.mostConnections, this.#sockets.size)
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    const chatter =
      this.#fault === 'slow' ? setInterval(() => void this.#chatter(), chatterMs) : null
    socket.on('close', () => {
      if (chatter) clearInterval(chatter)
      this.#sockets.delete(socket)
    })
    this.#speaker = socket
    if (this.#fault === 'never-reads') socket.pause()
    else socket.on('data', (bytes) => this.#read(socket, bytes))
  }

  #read(socket: Socket, bytes: Buffer): void {
    this.#speaker = socket
    if (this.#fault !== 'drops' && this.#fault !== 'paper-ends') return this.interpreter.feed(bytes)
    const room = Math.max(0, brokenAfterBytes - this.#paperSeen)
    this.interpreter.feed(this.#fault === 'drops' ? bytes.subarray(0, room) : questionsOf(bytes))
    // Questions are a handful of bytes each and belong to no slip.
    if (bytes.length > 8) this.#paperSeen += bytes.length
    if (this.#fault === 'drops' && this.#paperSeen >= brokenAfterBytes) {
      this.#paperSeen = 0
      socket.destroy()
    }
  }

  #cut(slip: PaperSlip): void {
    this.slips.push(slip)
    this.#onSlip(slip)
  }

  async #confirm(id: string): Promise<void> {
    const to = this.#speaker
    if (this.#fault === 'mute' || this.#fault === 'no-acknowledgement') return
    if (this.#fault === 'hangs-up') return void to?.end()
    if (this.#fault === 'slow') await sleep(slowSlipMs)
    this.#say(Buffer.from(`7"${id}\0`, 'latin1'), to)
  }

  async #answer(question: number): Promise<void> {
    const to = this.#speaker
    if (this.#fault === 'mute') return
    if (this.#fault === 'slow') await sleep(slowAnswerMs)
    // It has paper until it has seen a slip.
    const isStillWell = this.#fault === 'paper-ends' && this.#paperSeen === 0
    const { answers } = statusOf(isStillWell ? 'none' : this.#fault)
    this.#say(Buffer.of(answers[question - 1] ?? 0x12), to)
  }

  /** Its state in two packets, broken where it hurts. */
  async #chatter(): Promise<void> {
    const { automatic } = statusOf(this.#fault)
    const to = this.#speaker
    this.#say(automatic.subarray(0, 1), to)
    await sleep(1)
    this.#say(automatic.subarray(1), to)
  }

  #say(bytes: Uint8Array, to: Socket | null = this.#speaker): void {
    if (to?.writable) to.write(bytes)
  }
}

/** Only what asks for the state, which a printer without paper still answers. */
function questionsOf(bytes: Buffer): Buffer {
  return bytes.length <= 8 && bytes[0] === 0x10 ? bytes : Buffer.alloc(0)
}
