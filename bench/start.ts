import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '../domain/staff.ts'
import { openHouse } from '../server/compose.ts'
import { newFollowCode, newId } from '../server/ids.ts'
import type { House } from '../server/http/house.ts'
import type { Measured } from './measured.ts'
import { adminPassword, startServer } from './server.ts'

const days = 100
const ticketsADay = 300
const dayMs = 24 * 3_600_000

/** Past days as the server itself would have written them. */
async function fill(dataDir: string): Promise<void> {
  const config = {
    ...{ port: 0, host: '127.0.0.1', publicUrl: null, tls: null, dataDir, adminPassword },
    ...{ keyFile: join(dataDir, 'keys.json'), rateLimit: false, testClock: true },
    voiceCommand: null,
    backup: null,
    trustProxy: false,
  }
  const { house, close } = await openHouse(config, () => '')
  const start = Date.now() - (days + 1) * dayMs
  for (let day = 0; day < days; day++) {
    house.testClock?.set(start + day * dayMs)
    await house.halls.tick()
    await oneDay(house)
  }
  house.testClock?.set(Date.now())
  await house.halls.tick()
  await close()
}

async function oneDay({ directory, halls, clock }: House): Promise<void> {
  const [site] = directory.sites
  const [counter] = site?.counters.values() ?? []
  const [desk] = site?.desks.values() ?? []
  if (!site || !counter || !desk) throw new Error('an empty seed')
  const base = { at: clock.now(), actor: systemActor }
  const queue = halls.of(site.branch.id)
  const opening = { counterId: counter.id, openingId: newId(), languages: [], takeOver: false }
  await queue.run({ verb: 'open-counter', ...base, ...opening })
  const work: Promise<unknown>[] = []
  for (let index = 0; index < ticketsADay; index++) {
    const ticketId = newId()
    const wanted = { ticketId, code: newFollowCode(), deskId: desk.id, priority: false }
    work.push(queue.run({ verb: 'issue', ...base, ...wanted, language: 'tr', topicId: null }))
    work.push(queue.run({ verb: 'call', ...base, counterId: counter.id, ticketId }))
    work.push(queue.run({ verb: 'start', ...base, ticketId }))
    const finish = { outcome: 'informed', thenCallNext: false } as const
    work.push(queue.run({ verb: 'complete', ...base, ticketId, ...finish }))
  }
  await Promise.all(work)
}

/** From the start of the process to the first healthy answer, with a hundred past days. */
export async function benchStart(): Promise<Measured[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hizli-masa-bench-'))
  try {
    const empty = await startServer()
    await empty.stop()
    await fill(dataDir)
    const full = await startServer({}, dataDir)
    await full.stop(true)
    return [
      {
        name: `start with ${days} past days of ${ticketsADay} tickets`,
        value: full.startMilliseconds,
        unit: 'ms',
        limit: { atMost: 2000 },
        note: `an empty one with its seed ${empty.startMilliseconds.toFixed(0)} ms, ratio ${(full.startMilliseconds / empty.startMilliseconds).toFixed(2)}`,
      },
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
