import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Permission } from '../../../ui/audio/permission.ts'

/** A browser's audio context that plays only when it is let. */
class Context extends EventTarget {
  state = 'suspended'
  mayPlay = false
  resume(): Promise<void> {
    if (!this.mayPlay) return new Promise(() => undefined)
    this.become('running')
    return Promise.resolve()
  }
  become(state: string): void {
    if (this.state === state) return
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

function page(context = new Context()) {
  const heard: string[] = []
  const permission = new Permission(context, (state) => heard.push(state))
  return { context, permission, heard }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a browser that lets us play is known at once', async () => {
  const context = new Context()
  context.mayPlay = true
  const { heard } = page(context)
  await vi.advanceTimersByTimeAsync(10)
  expect(heard).toEqual(['allowed'])
})

test('one that doesn’t is blocked until a touch', async () => {
  const { context, permission, heard } = page()
  expect(permission.state).toBe('starting')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(heard).toEqual(['blocked'])
  context.mayPlay = true
  expect(await permission.unlock()).toBe(true)
  expect(heard).toEqual(['blocked', 'allowed'])
})

test('sound taken away later is asked for again, and blocked when it stays away', async () => {
  const context = new Context()
  context.mayPlay = true
  const { heard } = page(context)
  await vi.advanceTimersByTimeAsync(10)
  context.become('interrupted')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(heard).toEqual(['allowed'])
  context.mayPlay = false
  context.become('suspended')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(heard).toEqual(['allowed', 'blocked'])
})

test('an engine that was refused counts, whatever the context says, until a touch', async () => {
  const context = new Context()
  context.mayPlay = true
  const { permission, heard } = page(context)
  await vi.advanceTimersByTimeAsync(10)
  permission.refused()
  context.become('interrupted')
  await vi.advanceTimersByTimeAsync(10)
  expect(heard).toEqual(['allowed', 'blocked'])
  expect(await permission.unlock()).toBe(true)
})

test('a touch that changes nothing says so', async () => {
  const { permission } = page()
  const unlocked = permission.unlock()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await unlocked).toBe(false)
})
