import { request as plainRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { request as secureRequest } from 'node:https'

/** What is sent to a gateway. */
export interface Posting {
  url: string
  method: 'POST' | 'PUT'
  headers: OutgoingHttpHeaders
  body: string
  timeoutMs: number
}

/** What came back; `body` is null when it broke off or was too long. */
export interface GatewayAnswer {
  status: number
  body: string | null
}

/** Why there was no answer. */
export type PostProblem = 'bad-address' | 'timeout' | 'unreachable' | 'connection-lost'

const maxAnswerBytes = 64 * 1024

/**
 * One message, one connection: an answer that comes twice, or late, is never taken for the answer to another message.
 * Follows no redirect. Never throws.
 */
export async function post(posting: Posting): Promise<GatewayAnswer | { problem: PostProblem }> {
  const signal = AbortSignal.timeout(posting.timeoutMs)
  const connection = { isOpen: false }
  try {
    const response = await send(posting, signal, connection)
    const body = await bodyOf(response).catch(() => null)
    response.destroy()
    // An answer whose end never came is known by its status all the same.
    return { status: response.statusCode ?? 0, body }
  } catch (error) {
    if (signal.aborted) return { problem: 'timeout' }
    if (isAddressFault(error)) return { problem: 'bad-address' }
    return { problem: connection.isOpen ? 'connection-lost' : 'unreachable' }
  }
}

function send(
  { url, method, headers, body }: Posting,
  signal: AbortSignal,
  connection: { isOpen: boolean },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const address = new URL(url)
    const open = address.protocol === 'https:' ? secureRequest : plainRequest
    const length = Buffer.byteLength(body)
    const options = { method, headers: { ...headers, 'Content-Length': length }, signal }
    const request = open(address, { ...options, agent: false }, resolve)
    request.on('error', reject)
    const opened = address.protocol === 'https:' ? 'secureConnect' : 'connect'
    request.on('socket', (socket) => socket.once(opened, () => (connection.isOpen = true)))
    request.end(body)
  })
}

async function bodyOf(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxAnswerBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isAddressFault(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ERR_INVALID_URL' || code === 'ERR_INVALID_PROTOCOL'
}
