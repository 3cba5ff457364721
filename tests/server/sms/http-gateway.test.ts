import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { HttpSmsSettings } from '../../../server/sms/http-gateway.ts'
import { openSms } from '../../../server/sms/settings.ts'
import { openGateway, type Mood } from './gateway.ts'
import { settingsFor } from './gateway-server.ts'

const hard = 'Söz: "çöp" \\ {text} & yol=1\nsatır'
const message = { id: 'm-1', to: '+905321234567', text: hard }
const json = '{"from":"{sender}","to":"{to}","text":"{text}","ref":"{id}"}'
const form = 'to={to}&text={text}&ref={id}&from={sender}'

async function setUp(more: Partial<HttpSmsSettings> = {}, timeoutMs = 10_000) {
  const gateway = await openGateway()
  const usual = { bodyTemplate: json, sender: 'BELEDİYE' }
  const settings = settingsFor(`${gateway.url}/send`, { ...usual, ...more })
  return { gateway, sms: openSms(settings, timeoutMs)! }
}

describe('a message by HTTP', () => {
  it('arrives as JSON with every sign in its place', async () => {
    const { gateway, sms } = await setUp()
    expect(await sms.send(message)).toEqual({ outcome: 'sent', reference: null })
    const [received] = gateway.received
    expect(received).toMatchObject({ method: 'POST', path: '/send' })
    expect(received?.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(received?.body ?? '')).toEqual({
      ...{ from: 'BELEDİYE', to: '+905321234567', text: hard, ref: 'm-1' },
    })
  })

  it('arrives as a form with every sign in its place', async () => {
    const { gateway, sms } = await setUp({ contentType: 'form', bodyTemplate: form })
    await sms.send(message)
    expect(Object.fromEntries(new URLSearchParams(gateway.received[0]?.body))).toEqual({
      ...{ from: 'BELEDİYE', to: '+905321234567', text: hard, ref: 'm-1' },
    })
  })

  it('brings the headers of the settings, and its id where they ask for it', async () => {
    const { gateway, sms } = await setUp({
      headers: { Authorization: 'Bearer gizli', 'Idempotency-Key': '{id}' },
    })
    await sms.send(message)
    expect(gateway.received[0]?.headers).toMatchObject({
      ...{ authorization: 'Bearer gizli', 'idempotency-key': 'm-1' },
    })
  })

  it('has a connection of its own', async () => {
    const { gateway, sms } = await setUp()
    for (let count = 1; count <= 3; count++) {
      await sms.send(message)
      expect(gateway.connections).toBe(count)
    }
  })

  it('keeps the reference that the answer names', async () => {
    const { sms } = await setUp({ successPattern: '"code":"00","jobid":"(\\d+)"' })
    expect(await sms.send(message)).toEqual({
      ...{ outcome: 'sent', reference: '17377215342605050417149344' },
    })
  })
})

it('keeps nothing that only stands where a reference should', async () => {
  const { gateway, sms } = await setUp({ successPattern: '(.*)' })
  gateway.mood = { status: 200, body: '+905321234567 için gönderildi' }
  expect(await sms.send(message)).toEqual({ outcome: 'sent', reference: null })
})

describe('a gateway that does not do its work', () => {
  it.each<[Mood, string, boolean]>([
    ['broken', 'http-500', true],
    [{ status: 429, body: '' }, 'http-429', true],
    [{ status: 401, body: '' }, 'http-401', true],
    [{ status: 400, body: '+905321234567 is wrong' }, 'http-400', false],
    [{ status: 422, body: '' }, 'http-422', false],
    ['redirects', 'http-302', true],
    ['hangs', 'timeout', true],
    [{ afterMs: 2000 }, 'timeout', true],
    ['drops', 'connection-lost', true],
  ])('%j: the result is %s', async (mood, problem, mayRetry) => {
    const { gateway, sms } = await setUp({}, problem === 'timeout' ? 200 : 10_000)
    gateway.mood = mood
    expect(await sms.send(message)).toEqual({ outcome: 'failed', problem, mayRetry })
    expect(gateway.received).toHaveLength(1)
  })

  it('says yes without the word that was agreed: not accepted', async () => {
    const { gateway, sms } = await setUp({ successPattern: '"ok":true' })
    gateway.mood = { status: 200, body: '{"ok":false}' }
    expect(await sms.send(message)).toMatchObject({ problem: 'not-accepted', mayRetry: true })
  })

  it('says more than anybody reads: not accepted', async () => {
    const { gateway, sms } = await setUp({ successPattern: 'ok' })
    gateway.mood = { status: 200, body: `${'a'.repeat(200_000)}ok` }
    expect(await sms.send(message)).toMatchObject({ outcome: 'failed', mayRetry: true })
  })

  it('is gone in the middle of its yes: the status counts, unless a word was agreed', async () => {
    const plain = await setUp()
    plain.gateway.mood = 'drops-midway'
    expect(await plain.sms.send(message)).toMatchObject({ outcome: 'sent' })
    const strict = await setUp({ successPattern: '"00"' })
    strict.gateway.mood = 'drops-midway'
    expect(await strict.sms.send(message)).toMatchObject({ problem: 'connection-lost' })
  })

  it('answers twice: the second answer is nobody’s', async () => {
    const { gateway, sms } = await setUp()
    gateway.mood = 'answers-twice'
    expect(await sms.send(message)).toMatchObject({ outcome: 'sent' })
    gateway.mood = 'broken'
    expect(await sms.send(message)).toMatchObject({ problem: 'http-500' })
    expect(gateway.connections).toBe(2)
  })

  it('is not there: unreachable', async () => {
    const { gateway, sms } = await setUp()
    gateway.close()
    expect(await sms.send(message)).toMatchObject({ problem: 'unreachable', mayRetry: true })
  })

  it('is no HTTP server at all: the connection was of no use', async () => {
    const server = createServer((socket) => void socket.end('220 hello\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const { sms } = await setUp({ url: `http://127.0.0.1:${port}/` })
    expect(await sms.send(message)).toMatchObject({ problem: 'connection-lost', mayRetry: true })
    server.close()
  })

  it.each(['no address', 'ftp://127.0.0.1/x'])('%s leads nowhere', async (url) => {
    const { sms } = await setUp({ url })
    expect(await sms.send(message)).toMatchObject({ problem: 'bad-address', mayRetry: true })
  })
})

it('a pattern that is none is a result, not an exception', async () => {
  const { gateway, sms } = await setUp({ successPattern: '(' })
  expect(await sms.send(message)).toMatchObject({ problem: 'bad-pattern' })
  expect(gateway.received).toEqual([])
})

it('no gateway, no sender', () => {
  expect(openSms({ kind: 'none' })).toBeNull()
})
