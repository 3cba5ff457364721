import { get, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { enterHall } from './client.ts'
import type { Measured } from './measured.ts'
import { startServer } from './server.ts'

const listeners = 500
const changes = 20

/** Reads a stream and keeps the highest number of waiting people that it has shown. */
class Listener {
  lastMessageAt = 0
  messages = 0

  attach(stream: IncomingMessage): void {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      if (!text.includes('"view":')) return
      this.messages += 1
      this.lastMessageAt = performance.now()
    })
  }
}

async function listen(url: string): Promise<Listener> {
  const request = get(url, { agent: false })
  const [stream] = (await once(request, 'response')) as [IncomingMessage]
  const listener = new Listener()
  listener.attach(stream)
  return listener
}

/** One change to 500 listeners: how long until the last one has it, from the moment the command is sent. */
export async function benchLive(): Promise<Measured[]> {
  const server = await startServer()
  try {
    const { admin, branchId, deskIds } = await enterHall(server.url)
    const url = `${server.url}/api/live?view=board&branch=${branchId}`
    const all = await Promise.all(Array.from({ length: listeners }, () => listen(url)))
    await pause(500)
    const last: number[] = []
    for (let change = 0; change < changes; change++) {
      await pause(200)
      for (const listener of all) listener.messages = 0
      const sentAt = performance.now()
      await admin.must('POST', '/api/tickets', { branchId, deskId: deskIds[0] })
      while (all.some((listener) => listener.messages === 0)) await pause(5)
      last.push(Math.max(...all.map((listener) => listener.lastMessageAt)) - sentAt)
    }
    const sorted = last.toSorted((a, b) => a - b)
    const worst = sorted.at(-1) ?? Number.NaN
    const middle = sorted[sorted.length >> 1] ?? Number.NaN
    return [
      {
        name: `one change to ${listeners} live listeners, the last one`,
        value: worst,
        unit: 'ms',
        limit: { atMost: 100 },
        note: `worst of ${changes}, median ${middle.toFixed(0)} ms, from sending the command`,
      },
    ]
  } finally {
    await server.stop()
  }
}
