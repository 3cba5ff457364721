import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newKey, request } from '../../ui/api.ts'
import type { Sending } from '../../ui/api.ts'

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const noRest = { refusal: 'unavailable', message: 'The disk is full.' }

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** Answers in turn; an Error among them is a lost connection. Remembers the keys it was sent. */
function server(...answers: (Response | Error)[]) {
  const keys: (string | undefined)[] = []
  const send = (sending: Sending): Promise<Response> => {
    keys.push(sending.headers['Idempotency-Key'])
    const answer = answers.shift() ?? new Error('nothing left')
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  return { keys, send }
}

async function through<T>(result: Promise<T>): Promise<T> {
  await vi.runAllTimersAsync()
  return result
}

describe('a request', () => {
  test('gives what was answered', async () => {
    const { send, keys } = server(json(201, { ticket: { number: 'Z-042' } }))
    const result = await through(request(send))
    expect(result).toMatchObject({ ok: true, value: { ticket: { number: 'Z-042' } } })
    expect(keys).toEqual([undefined])
  })

  test('gives a refusal as a value and doesn’t repeat it', async () => {
    const { send, keys } = server(json(409, { refusal: 'nobody_waiting', message: '' }))
    const result = await through(request(send, { attempts: 5 }))
    expect(result).toMatchObject({ ok: false, refusal: { refusal: 'nobody_waiting' } })
    expect(keys).toHaveLength(1)
  })

  test('repeats a lost connection and a 503 with the same key', async () => {
    const { send, keys } = server(new Error('cable'), json(503, noRest), json(201, { ticket: 1 }))
    const retried: number[] = []
    const options = { attempts: 5, onretry: (attempt: number) => void retried.push(attempt) }
    const result = await through(request(send, options))
    expect(result.ok).toBe(true)
    expect(retried).toEqual([1, 2])
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
  })

  test('ends after its attempts, and says that the connection is lost', async () => {
    const { send, keys } = server()
    const result = await through(request(send, { attempts: 3 }))
    expect(result).toMatchObject({ ok: false, refusal: { refusal: 'offline' } })
    expect(keys).toHaveLength(3)
  })

  test('ends when its signal says so', async () => {
    const { send, keys } = server()
    const ending = new AbortController()
    const pending = request(send, { attempts: 50, signal: ending.signal })
    await vi.advanceTimersByTimeAsync(400)
    const sent = keys.length
    ending.abort()
    await through(pending)
    expect(keys).toHaveLength(sent)
    expect(sent).toBeGreaterThan(0)
  })

  test('makes sense of answers that aren’t ours', async () => {
    const page = new Response('<h1>Bad gateway</h1>', { status: 502 })
    const result = await through(request(server(page).send))
    expect(result).toMatchObject({ ok: false, refusal: { refusal: 'unavailable' } })
    const empty = await through(request(server(new Response(null, { status: 204 })).send))
    expect(empty).toMatchObject({ ok: true, value: null })
  })
})

test('keys differ', () => {
  expect(new Set(Array.from({ length: 100 }, newKey)).size).toBe(100)
})
