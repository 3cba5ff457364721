import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { uploadAttachment } from '../../ui/attachments.ts'

interface Sent {
  path: string | undefined
  headers: IncomingMessage['headers']
  bytes: number
}
type Reply = { status: number; body: unknown } | 'cut'

let sent: Sent[] = []
/** What the server says, one after the other; the last one goes on. */
let replies: Reply[] = []
const attachment = { id: 'a1', kind: 'photo', type: 'image/jpeg', url: '/api/attachments/a1' }
const kept: Reply = { status: 201, body: { attachment } }

/** The page of these tests keeps the origin it began with, and asks first. */
const crossing = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'content-type, idempotency-key, speaks-as',
}

const server = createServer(async (incoming, outgoing) => {
  if (incoming.method === 'OPTIONS') return void outgoing.writeHead(204, crossing).end()
  const bytes = await buffer(incoming)
  sent.push({ path: incoming.url, headers: incoming.headers, bytes: bytes.length })
  const reply = replies.length > 1 ? replies.shift()! : replies[0]!
  if (reply === 'cut') return void incoming.socket.destroy()
  outgoing.writeHead(reply.status, { 'Content-Type': 'application/json', ...crossing })
  outgoing.end(JSON.stringify(reply.body))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const { port } = server.address() as AddressInfo
const { jsdom } = globalThis as unknown as { jsdom: { reconfigure(to: { url: string }): void } }
jsdom.reconfigure({ url: `http://127.0.0.1:${port}/counter/` })

beforeEach(() => {
  sent = []
  replies = [kept]
})
const file = new Blob(['x'.repeat(1000)], { type: 'image/jpeg' })

describe('a photo', () => {
  test('is sent as it is, with its kind and its key, and says how far it got', async () => {
    const shares: number[] = []
    const onprogress = (share: number) => shares.push(share)
    const result = await uploadAttachment(file, 'photo-after', { key: 'k1', onprogress })
    expect(result).toEqual({ ok: true, value: attachment })
    expect(sent).toMatchObject([{ path: '/api/attachments?kind=photo-after', bytes: 1000 }])
    expect(sent[0]!.headers).toMatchObject({ 'idempotency-key': 'k1', 'speaks-as': 'staff' })
    expect(shares.at(-1)).toBe(1)
  })

  test('is sent again with the same key while the server cannot be reached', async () => {
    replies = ['cut', { status: 503, body: { refusal: 'unavailable', message: '' } }, kept]
    const tried: number[] = []
    const onretry = (attempt: number) => tried.push(attempt)
    const result = await uploadAttachment(file, 'photo', { key: 'k2', onretry })
    expect(result.ok).toBe(true)
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['k2', 'k2', 'k2'])
    expect(tried).toEqual([1, 2])
  })

  test('that is refused is not sent again', async () => {
    const refusal = { refusal: 'file_unsafe', message: 'Dosya güvenli değil.' }
    replies = [{ status: 422, body: refusal }]
    expect(await uploadAttachment(file, 'photo', { key: 'k3' })).toMatchObject({
      ok: false,
      refusal,
    })
    expect(sent).toHaveLength(1)
  })

  test('that is empty or too large is not sent at all', async () => {
    const large = new Blob([new Uint8Array(15 * 1024 * 1024 + 1)])
    for (const [blob, refusal] of [
      [new Blob([]), 'file_empty'],
      [large, 'file_too_large'],
    ] as const)
      expect(await uploadAttachment(blob, 'photo', { key: 'k4' })).toMatchObject({
        refusal: { refusal },
      })
    expect(sent).toEqual([])
  })

  test('is let go when the page says so', async () => {
    replies = ['cut']
    const end = new AbortController()
    const onretry = () => end.abort()
    const { signal } = end
    const result = await uploadAttachment(file, 'photo', { key: 'k5', signal, onretry })
    expect(result).toMatchObject({ ok: false, refusal: { refusal: 'offline' } })
    expect(sent).toHaveLength(1)
    const ended = await uploadAttachment(file, 'photo', { key: 'k6', signal })
    expect(ended).toMatchObject({ ok: false, refusal: { refusal: 'offline' } })
    expect(sent).toHaveLength(1)
  })
})
