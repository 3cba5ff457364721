import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lastDue, nextDue } from '../../../server/backup/daily.ts'
import { Zone } from '../../../server/zone.ts'
import { openStream } from '../live/stream.ts'
import { makeDataDir, openHall, type TestHall } from '../support.ts'
import { openedPhotos } from './house.ts'

/** Names are in UTC: two o’clock in İstanbul is the evening before. */
const days = (dir: string) =>
  readdirSync(dir)
    .map((name) => /^daily-(\d{4}-\d\d-\d\d)T/.exec(name)?.[1] ?? name)
    .toSorted()

async function hallWith(more: { hour?: number; keep?: number } = {}) {
  const dir = join(makeDataDir(), 'backups')
  mkdirSync(dir)
  const hall = await openHall({ backup: { dir, hour: 2, keep: 14, ...more } })
  // The one of the first start, under the machine's own date.
  await hall.server.opened.house.backups.tick()
  const [first, ...others] = readdirSync(dir)
  expect(others).toEqual([])
  rmSync(join(dir, first!), { recursive: true })
  return { hall, dir }
}

/** Until the clock is set again it is the machine's: what is due there is made first. */
async function restart(hall: TestHall): Promise<void> {
  await hall.restart()
  await hall.server.opened.house.backups.tick()
}

describe('the hour of a backup', () => {
  const zone = new Zone('Europe/Istanbul')
  const moment = (text: string) => Date.parse(`${text}+03:00`)

  it.each([
    ['2026-11-24T01:59', '2026-11-23T02:00', '2026-11-24T02:00'],
    ['2026-11-24T02:00', '2026-11-24T02:00', '2026-11-25T02:00'],
    ['2026-11-24T23:30', '2026-11-24T02:00', '2026-11-25T02:00'],
  ])('at %s the last one was due at %s, the next at %s', (now, last, next) => {
    expect(lastDue(zone, 2, moment(now))).toBe(moment(last))
    expect(nextDue(zone, 2, moment(now))).toBe(moment(next))
  })
})

describe('every day', () => {
  it('one backup is made from its hour on, as many are kept as are wanted, and what else is there stays', async () => {
    const { hall, dir } = await hallWith({ keep: 3 })
    mkdirSync(join(dir, 'by hand'))
    for (let day = 20; day <= 25; day += 1)
      for (const time of ['01:30', '02:00', '14:00'])
        await hall.setClock(`2099-11-${day}T${time}:00+03:00`)
    expect(days(dir)).toEqual(['2099-11-22', '2099-11-23', '2099-11-24', 'by hand'])
    const { keyFile } = hall.config
    for (const name of readdirSync(dir).filter((one) => one.startsWith('daily')))
      expect(openedPhotos(join(dir, name), keyFile)).toEqual([])
  })

  it('a server that was off at that hour makes it when it starts, and once', async () => {
    const { hall, dir } = await hallWith()
    await hall.setClock('2099-11-24T09:00:00+03:00')
    await restart(hall)
    await hall.setClock('2099-11-24T17:00:00+03:00')
    await hall.setClock('2099-11-25T01:00:00+03:00')
    expect(days(dir).filter((day) => day.startsWith('2099'))).toEqual(['2099-11-24'])
    await restart(hall)
    await hall.setClock('2099-11-27T08:00:00+03:00')
    expect(days(dir).filter((day) => day.startsWith('2099'))).toEqual(['2099-11-24', '2099-11-27'])
  })
})

const failedAt = async (hall: TestHall): Promise<string | null> => {
  const stream = await openStream(hall, `branch=${hall.branchId}&view=hall`, hall.admin)
  const { backupFailedAt } = await stream.next('view')
  stream.close()
  return backupFailedAt
}

describe('a daily backup that fails', () => {
  it('is shown to the manager, tried again after an hour, and forgotten once one went well', async () => {
    const { hall, dir } = await hallWith()
    await hall.setClock('2099-11-24T02:00:00+03:00')
    expect(await failedAt(hall)).toBeNull()

    renameSync(dir, `${dir}-unplugged`)
    await hall.setClock('2099-11-25T02:00:00+03:00')
    expect(await failedAt(hall)).toBe('2099-11-25T02:00:00+03:00')
    renameSync(`${dir}-unplugged`, dir)
    await hall.setClock('2099-11-25T02:59:00+03:00')
    expect(await failedAt(hall)).toBe('2099-11-25T02:00:00+03:00')
    expect(readdirSync(dir)).toHaveLength(1)
    await hall.setClock('2099-11-25T03:00:00+03:00')
    expect(await failedAt(hall)).toBeNull()
    expect(readdirSync(dir)).toHaveLength(2)
  })

  it('throws no older one away', async () => {
    const { hall, dir } = await hallWith({ keep: 1 })
    await hall.setClock('2099-11-24T02:00:00+03:00')
    const [kept] = readdirSync(dir)
    // Nothing can be made under a name that is taken.
    const taken = join(dir, 'daily-2099-11-24T23-00-00-000Z')
    mkdirSync(taken)
    await hall.setClock('2099-11-25T02:00:00+03:00')
    expect(await failedAt(hall)).not.toBeNull()
    expect(readdirSync(dir)).toContain(kept)
  })
})
