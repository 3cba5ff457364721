/** The demo's own text message gateway and post office: they take everything, and nothing leaves the machine. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A text message as it came. */
export interface Text {
  to: string
  text: string
}

/** Where the server of the demo hands its messages over. */
export interface DemoPost {
  /** `POST {url}/down` and `POST {url}/up` make the gateway fail and work again. */
  url: string
  mailPort: number
  /** Every message is turned away, as in an outage. */
  isDown: boolean
  /** The status page of a request as its citizen was told it, by number. */
  links: ReadonlyMap<string, string>
  stop: () => Promise<void>
}

const maxBytes = 20_000
/** A network that does not answer, and a number that nobody has: they show what becomes of such messages. */
const brokenEndings = new Map([
  ['0017', 503],
  ['0041', 422],
])
/** Numbers of requests have six digits too, after a dash. */
const code = /(?<![\d-])\d{6}(?!\d)/
const link = /https?:\/\/\S+\/f\/b#([\d-]+)\.\w+/

/** `onText`: told of each message that is taken. */
export async function openPost(onText: (text: Text) => void = () => undefined): Promise<DemoPost> {
  const links = new Map<string, string>()
  const state = { isDown: false }
  const gateway = createServer((request, response) => {
    void answer(request, response, state, (message) => {
      const found = link.exec(message.text)
      if (found?.[1]) links.set(found[1], found[0])
      onText(message)
    })
  })
  gateway.listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const mail = await openMail()
  return {
    url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
    mailPort: (mail.server.address() as AddressInfo).port,
    links,
    get isDown() {
      return state.isDown
    },
    set isDown(isDown: boolean) {
      state.isDown = isDown
    },
    async stop() {
      gateway.closeAllConnections()
      gateway.close()
      await new Promise<void>((resolve) => mail.close(resolve))
    },
  }
}

/** The one-time code in a message; null for all others. */
export function codeIn(text: string): string | null {
  return link.test(text) ? null : (code.exec(text)?.[0] ?? null)
}

async function openMail(): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      stream.on('end', () => done(null))
      stream.resume()
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  state: { isDown: boolean },
  take: (message: Text) => void,
): Promise<void> {
  const body = await bodyOf(request).catch(() => '')
  const status = statusOf(request.url ?? '', body, state, take)
  response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"status":"ok"}')
}

function statusOf(
  path: string,
  body: string,
  state: { isDown: boolean },
  take: (message: Text) => void,
): number {
  if (path === '/down' || path === '/up') {
    state.isDown = path === '/down'
    return 200
  }
  if (state.isDown) return 503
  const message = messageIn(body)
  if (!message) return 400
  const broken = brokenEndings.get(message.to.slice(-4))
  if (broken) return broken
  take(message)
  return 200
}

function messageIn(body: string): Text | null {
  try {
    const { to, text } = JSON.parse(body) as Partial<Text>
    return typeof to === 'string' && typeof text === 'string' ? { to, text } : null
  } catch {
    return null
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new Error('too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
