import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { HttpSmsSettings } from '../../../server/sms/http-gateway.ts'

/** What a gateway does with the next messages. */
export type Mood =
  | 'well'
  /** 500, nothing delivered. */
  | 'broken'
  /** Takes the message and never answers. */
  | 'hangs'
  /** Delivers, and is gone before it could say so. */
  | 'drops'
  /** Delivers, begins its answer and is gone in the middle. */
  | 'drops-midway'
  /** Delivers once and says so twice on one connection. */
  | 'answers-twice'
  /** Delivers twice and says so once. */
  | 'delivers-twice'
  /** Sends the caller elsewhere. */
  | 'redirects'
  | { status: number; body: string }
  | { afterMs: number }

/** What arrived, and what came of it on the telephones. */
export interface Received {
  path: string
  method: string
  headers: IncomingMessage['headers']
  body: string
}

/** How a house is set to send through the gateway at that address. */
export function settingsFor(url: string, more: Partial<HttpSmsSettings> = {}): HttpSmsSettings {
  return {
    ...{ kind: 'http', url, method: 'POST', contentType: 'json', headers: {} },
    ...{ bodyTemplate: '{"id":"{id}","to":"{to}","text":"{text}"}' },
    ...{ sender: '', successPattern: null },
    ...more,
  }
}

/** A gateway for text messages on this machine: a real HTTP server that can be as bad as real ones. */
export class GatewayServer {
  mood: Mood = 'well'
  /** Everything that arrived, also what was not delivered. */
  readonly received: Received[] = []
  /** Bodies that reached a telephone, in order. */
  readonly delivered: string[] = []
  connections = 0
  /** How many waited for their answer at the same time. */
  mostAtOnce = 0
  #waiting = 0
  #server = createServer((request, response) => void this.#take(request, response))

  /** Start on a free port, or on one that was held before. */
  async open(port = 0): Promise<this> {
    this.#server.on('connection', () => (this.connections += 1))
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** How often each of our ids was delivered; `idOf` finds it in a body. */
  countsBy(idOf: (body: string) => string): Map<string, number> {
    const counts = new Map<string, number>()
    for (const body of this.delivered) counts.set(idOf(body), (counts.get(idOf(body)) ?? 0) + 1)
    return counts
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    const { url = '', method = '', headers } = request
    this.received.push({ path: url, method, headers, body })
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#waiting)
    response.once('close', () => (this.#waiting -= 1))
    this.#answer(body, request.socket, response)
  }

  #answer(body: string, socket: Socket, response: ServerResponse): void {
    const { mood } = this
    if (typeof mood === 'object' && 'status' in mood)
      return void response.writeHead(mood.status).end(mood.body)
    if (mood === 'broken') return void response.writeHead(500).end('{"error":"down"}')
    if (mood === 'hangs') return
    if (mood === 'redirects') return void response.writeHead(302, { Location: '/other' }).end()
    this.delivered.push(body)
    if (mood === 'delivers-twice') this.delivered.push(body)
    if (mood === 'drops') return void socket.destroy()
    if (mood === 'answers-twice') return void socket.write(`${rawAnswer}${rawAnswer}`)
    if (mood === 'drops-midway') {
      const half = rawAnswer.slice(0, -10)
      return void socket.write(half, () => socket.destroy())
    }
    const wait = typeof mood === 'object' && 'afterMs' in mood ? mood.afterMs : 0
    setTimeout(() => response.end(answer), wait)
  }
}

const answer = '{"code":"00","jobid":"17377215342605050417149344"}'
const rawAnswer = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${answer.length}\r\n\r\n${answer}`
