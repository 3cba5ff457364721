import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ProgramScope } from '../../../domain/program.ts'
import type { ApiClient } from '../client.ts'
import { cleanUp, expectStatus, type TestHall } from '../support.ts'

export const everyScope: ProgramScope[] = ['requests:create', 'requests:read', 'referrals:answer']

/** A program that speaks with this key and nothing else. */
export function withKey(hall: TestHall, secret: string): ApiClient {
  return hall.visitor().with({ Authorization: `Bearer ${secret}` })
}

/** A new key of a program, and the program. */
export async function makeProgram(hall: TestHall, more: Record<string, unknown> = {}) {
  const input = { name: 'Belge sistemi', scopes: everyScope, ...more }
  const { key, secret } = expectStatus(await hall.admin.post('/keys', input), 201).body
  return { id: key.id as string, secret: secret as string, client: withKey(hall, secret) }
}

/** The id of the directorate whose name begins so. */
export async function directorateNamed(hall: TestHall, begin: string): Promise<string> {
  const { items } = (await hall.admin.get('/directorates')).body
  return items.find(({ name }: { name: string }) => name.startsWith(begin)).id
}

/** What a receiver was sent. */
export interface Arrival {
  headers: IncomingHttpHeaders
  body: string
}

/** Somebody else's system on this machine: a real HTTP server that answers as it is told. */
export class Receiver {
  status = 204
  /** Takes everything and never says so. */
  hangs = false
  readonly arrivals: Arrival[] = []
  #port = 0
  #server = this.#make()

  get url(): string {
    return `http://127.0.0.1:${this.#port}/bildirim`
  }

  /** On a free port the first time, then on the same one. */
  async open(): Promise<this> {
    if (this.#port > 0) this.#server = this.#make()
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
    return this
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #make() {
    return createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        this.arrivals.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
        if (!this.hangs) response.writeHead(this.status, { Location: '/elsewhere' }).end()
      })
    })
  }
}

/** A receiver that ends with the test file. */
export async function openReceiver(): Promise<Receiver> {
  const receiver = await new Receiver().open()
  cleanUp(() => receiver.close())
  return receiver
}
