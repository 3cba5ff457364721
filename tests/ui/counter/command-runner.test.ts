import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CommandRunner } from '../../../apps/counter/src/lib/command-runner.svelte.ts'
import type { Sending } from '../../../ui/api.ts'

const answered = () => Promise.resolve(new Response('{}', { status: 201 }))
const lost = () => Promise.reject(new TypeError('Failed to fetch'))

function command(signature: string, answer: () => Promise<Response>) {
  const keys: string[] = []
  const send = ({ headers }: Sending) => {
    keys.push(headers['Idempotency-Key'] ?? '')
    return answer()
  }
  return { keys, signature, send, done: () => '' }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('commands of the counter', () => {
  test('drop what is pressed while one is under way, and a moment after', async () => {
    const runner = new CommandRunner(() => true)
    const first = command('call', answered)
    const second = command('start', answered)
    const running = runner.run(first)
    expect(await runner.run(second)).toBeNull()
    await running
    expect(await runner.run(second)).toBeNull()
    await vi.advanceTimersByTimeAsync(400)
    expect(await runner.run(second)).toMatchObject({ ok: true })
    expect([first.keys.length, second.keys.length]).toEqual([1, 1])
  })

  test('wait until the page shows what was answered, but not for ever', async () => {
    let shown = false
    const runner = new CommandRunner(() => shown)
    await runner.run(command('call', answered))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(runner.busy).toBe(true)
    shown = true
    expect(runner.busy).toBe(false)
    shown = false
    await vi.advanceTimersByTimeAsync(1_000)
    expect(runner.busy).toBe(false)
  })

  test('keep their key while the connection is lost, also when pressed again later', async () => {
    const runner = new CommandRunner(() => true)
    const call = command('call', lost)
    const running = runner.run(call)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await running).toMatchObject({ ok: false, refusal: { refusal: 'offline' } })
    const again = command('call', answered)
    await runner.run(again)
    expect(call.keys.length).toBeGreaterThan(1)
    expect(new Set([...call.keys, ...again.keys]).size).toBe(1)
    await vi.advanceTimersByTimeAsync(400)
    const next = command('call', answered)
    await runner.run(next)
    expect(next.keys).not.toEqual(again.keys)
  })
})
