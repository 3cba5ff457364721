import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DisplaySettings } from '../../apps/display/src/lib/settings.ts'
import DisplayPage from '../../apps/display/src/routes/+page.svelte'

interface WallProps {
  branchId: string
  settings: DisplaySettings
}

const walls = vi.hoisted((): WallProps[] => [])
vi.mock('../../apps/display/src/lib/Wall.svelte', () => ({
  default: (_anchor: Node, props: WallProps) => void walls.push(props),
}))

const minute = 60_000
let device: { id: string; kind: string; name: string; branchId: string; settings: object }
let page: Record<string, unknown>

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds)
  flushSync()
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ session: { device } })))
  device = { id: 'd', kind: 'display', name: 'Ekran', branchId: 'b', settings: { theme: 'dark' } }
  page = mount(DisplayPage, { target: document.body })
})
afterEach(async () => {
  await unmount(page)
  walls.length = 0
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('other settings and another name reach the wall that stands', async () => {
  await pass(100)
  expect(walls.map(({ settings }) => settings.theme)).toEqual(['dark'])
  device = { ...device, name: 'Salon', settings: { theme: 'light', deskIds: ['z'] } }
  await pass(minute)
  expect(walls.map(({ settings }) => settings.theme)).toEqual(['light'])
  expect(walls[0]?.settings.deskIds).toEqual(['z'])
})

test('another branch gets a wall of its own', async () => {
  await pass(100)
  device = { ...device, branchId: 'c' }
  await pass(minute)
  expect(walls).toHaveLength(2)
  expect(walls[1]?.branchId).toBe('c')
})
