import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FollowView } from '../../domain/views.ts'
import {
  closesAtMinute,
  demoDesks,
  nextWorkingDay,
  opensAtMinute,
  planDay,
  serviceMinutes,
  workingDayAt,
  workingDaysBefore,
  peopleOn,
} from '../../tools/demo/plan.ts'
import { demoPassword } from '../../tools/demo/hall.ts'
import { startDemo } from '../../tools/demo/run.ts'
import { Client } from '../../tools/replay/client.ts'
import { randomFrom } from '../../tools/replay/generate.ts'

/** Our own, so that a demo that runs beside us is not taken for what ours left behind. */
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-test-'))
  vi.stubEnv('TMPDIR', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

describe('a planned day', () => {
  const arrivals = planDay(7, 2000)

  test('is the same for the same seed and another one for another', () => {
    expect(planDay(7, 50)).toEqual(planDay(7, 50))
    expect(planDay(8, 50)).not.toEqual(planDay(7, 50))
  })

  test('brings people in order, within the opening hours, to every desk, few with priority', () => {
    const minutes = arrivals.map(({ minute }) => minute)
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
    expect(minutes[0]).toBeGreaterThanOrEqual(opensAtMinute)
    expect(minutes.at(-1)).toBeLessThan(closesAtMinute)
    expect(new Set(arrivals.map(({ letter }) => letter))).toEqual(new Set(Object.keys(demoDesks)))
    const share = arrivals.filter(({ priority }) => priority).length / arrivals.length
    expect(share).toBeGreaterThan(0.05)
    expect(share).toBeLessThan(0.15)
  })

  test('is busiest before noon, quiet at lunch, and busy again after it', () => {
    const between = (from: number, to: number) =>
      arrivals.filter(({ minute }) => minute >= from * 60 && minute < to * 60).length
    expect(between(9.5, 10.5)).toBeGreaterThan(between(12, 13) * 2)
    expect(between(13.5, 14.5)).toBeGreaterThan(between(12, 13) * 1.5)
    expect(between(9.5, 10.5)).toBeGreaterThan(between(13.5, 14.5))
  })

  test('has services that scatter around their desk’s own', () => {
    const random = randomFrom(3)
    const median = (letter: string) =>
      Array.from({ length: 999 }, () => serviceMinutes(random, letter)).sort((a, b) => a - b)[499]!
    expect(median('T')).toBeCloseTo(3.5, 0)
    expect(median('A')).toBeLessThan(median('E'))
  })
})

test('demo days are working days', () => {
  expect(workingDaysBefore('2026-11-24', 3)).toEqual(['2026-11-19', '2026-11-20', '2026-11-23'])
  expect(peopleOn('2026-11-23', 100)).toBeGreaterThan(peopleOn('2026-11-25', 100))
  expect(nextWorkingDay('2026-11-27')).toBe('2026-11-30')
  expect(workingDayAt('2026-11-22')).toBe('2026-11-20')
  expect(workingDayAt('2026-11-24')).toBe('2026-11-24')
})

test('a hall lives fast: people come and are served, nothing unexpected is refused, nothing is left', async () => {
  const done: number[] = []
  const demo = await startDemo({
    ...{ speed: 600, days: 1, requestDays: 12 },
    onDay: (day) => done.push(day),
  })
  try {
    expect(done).toEqual([1])
    const servedAt = await served(demo.url)
    await sleep(3000)
    expect(await served(demo.url)).toBeGreaterThan(servedAt)
    const code = demo.phoneUrl.split('/').at(-1)
    const own = (await (await fetch(`${demo.url}/api/follow/${code}`)).json()) as FollowView
    expect(own.ticket.letter).toBe('T')
    await seeRequests(demo.url)
    expect(demo.statusUrl).toMatch(/\/f\/b#\d{4}-\d{6}\.\w+$/)
    expect(demo.surprises).toEqual([])
  } finally {
    await demo.stop()
  }
  await demo.going
  await expect(fetch(demo.url)).rejects.toThrow()
  expect(readdirSync(folder)).toEqual([])
}, 180_000)

/** The id of the hall's last call: rises with each. */
async function served(url: string): Promise<number> {
  const { items } = await (await fetch(`${url}/api/branches`)).json()
  const board = await (await fetch(`${url}/api/branches/${items[0].id}/board`)).json()
  return board.calls[0]?.id ?? 0
}

/** Whoever logs in finds something to do. */
async function seeRequests(url: string): Promise<void> {
  const as = async (username: string) => {
    const client = new Client(url)
    await client.logIn(username, demoPassword)
    return (path: string) => client.get<Listed>(path)
  }
  const supervisor = await as('sorumlu')
  const all = await supervisor('/api/requests')
  expect(all.total).toBeGreaterThan(60)
  const closed = await supervisor('/api/requests?status=closed')
  expect(closed.total).toBeGreaterThan(10)
  expect((await supervisor('/api/outbox?state=sent')).items.length).toBeGreaterThan(50)
  const officer = await as('fen')
  const theirs = await officer('/api/requests')
  expect(theirs.total).toBeGreaterThan(3)
  expect(theirs.total).toBeLessThan(all.total)
  expect((await officer('/api/referrals?state=open')).items).not.toEqual([])
  const information = await as('bilgi')
  expect((await information('/api/requests?channel=cimer')).total).toBeGreaterThan(0)
  expect((await (await as('deneme'))('/api/drafts')).items).toHaveLength(2)
  expect((await (await as('santral'))('/api/outbox/work')).items).not.toEqual([])
}

interface Listed {
  items: unknown[]
  total: number
}
