import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../../domain/queue/decide.ts'
import { isRefusal } from '../../../domain/queue/decision.ts'
import type { QueueEvent } from '../../../domain/queue/evolve.ts'
import { systemActor } from '../../../domain/staff.ts'
import { startServer, type RunningServer } from '../../../server/main.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { addDays } from '../../../server/zone.ts'
import { auditedLedger } from '../crash/ledger.ts'
import { makeDataDir, openHall, testConfig, type TestHall } from '../support.ts'

const days = 100
const ticketsADay = 300
const lastDay = addDays(new Date().toISOString().slice(0, 10), -2)

type Bare<C> = C extends Command ? Omit<C, 'at' | 'actor'> : never

/** A day in which six counters serve everybody, told to the queue without HTTP. */
async function liveThrough({ opened: { house } }: RunningServer, day: string): Promise<void> {
  const [site] = house.directory.sites
  const { zone } = site!.branch
  const queue = house.halls.of(site!.branch.id)
  const run = async (minute: number, command: Bare<Command>): Promise<QueueEvent[]> => {
    house.testClock?.set(zone.at(day, 9 * 60 + minute))
    const done = queue.run({ ...command, at: house.clock.now(), actor: systemActor } as Command)
    const decision = await done
    if (isRefusal(decision)) throw new Error(decision.refusal)
    return decision
  }
  const deskIds = [...site!.desks.values()].filter(({ letter }) => letter).map(({ id }) => id)
  const counterIds = [...site!.counters.keys()].slice(0, 6)
  await Promise.all(
    counterIds.map((counterId) =>
      run(0, {
        ...{ verb: 'open-counter', counterId, openingId: `${day} ${counterId}` },
        ...{ languages: [], takeOver: false },
      }),
    ),
  )
  const ticketIds = Array.from({ length: ticketsADay }, (_, index) => `${day} ${index}`)
  await Promise.all(
    ticketIds.map((ticketId, index) =>
      run(1, {
        ...{ verb: 'issue', ticketId, code: ticketId, deskId: deskIds[index % deskIds.length]! },
        ...{ priority: false, language: 'tr', topicId: null },
      }),
    ),
  )
  // All but the last few are served; the day's end finds the others waiting.
  const served = ticketIds.slice(0, -10)
  await Promise.all(
    served.flatMap((ticketId, index) => {
      const counterId = counterIds[index % counterIds.length]!
      return [
        run(5 + index, { verb: 'call', counterId, ticketId }),
        run(6 + index, { verb: 'start', ticketId }),
        run(9 + index, { verb: 'complete', ticketId, outcome: 'solved', thenCallNext: false }),
      ]
    }),
  )
}

describe(`a start with ${days} days behind it`, () => {
  let hall: TestHall
  let file: string
  const firstDay = addDays(lastDay, 1 - days)

  beforeAll(async () => {
    const dataDir = makeDataDir()
    file = join(dataDir, databaseName)
    const running = await startServer(testConfig(dataDir))
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) await liveThrough(running, day)
    await running.stop()
    loseAnEventOf(file, addDays(firstDay, 3))
    hall = await openHall({ dataDir, testClock: false })
  }, 60_000)

  it('ends the day that was left open, at its own midnight', async () => {
    const path = `/statistics?branch=${hall.branchId}&from=${lastDay}&to=${lastDay}&by=day`
    const [row] = (await hall.admin.get(path)).body.items
    expect(row).toMatchObject({ key: lastDay, issued: 300, served: 290, abandoned: 10 })
  })

  it('knows the figures of them all', async () => {
    const path = `/statistics?branch=${hall.branchId}&from=${firstDay}&to=${lastDay}&by=day`
    const { items } = (await hall.admin.get(path)).body
    expect(items).toHaveLength(days)
    for (const row of items) expect(row).toMatchObject({ issued: 300, served: 290 })
  })

  it('reads no log but that of the open day: one with a hole does no harm', async () => {
    expect(() => auditedLedger(file)).toThrow()
    expect((await hall.issue('Z')).number).toBe('Z-001')
    const { body } = await hall.visitor().get(`/branches/${hall.branchId}/board`)
    expect(body.desks.map(({ waiting }: { waiting: number }) => waiting)).toContain(1)
  })

  it('estimates from the services of the last weeks', async () => {
    await hall.admin.post(`/counters/${hall.counters[0]}/opening`)
    // How many counters are open is looked at once a second.
    await expect.poll(estimateOfZ, { timeout: 5000 }).toBeGreaterThan(0)
  })

  async function estimateOfZ(): Promise<number | undefined> {
    const { body } = await hall.visitor().get(`/branches/${hall.branchId}/board`)
    const desk = body.desks.find(({ id }: { id: string }) => id === hall.desks['Z'])
    return desk.estimate?.maxMinutes
  }

  it('still finds a ticket of a past day, and leaves it alone', async () => {
    const id = `${lastDay} 0`
    const found = await hall.admin.get(`/tickets/${encodeURIComponent(id)}`)
    expect(found.body.ticket).toMatchObject({ id, state: 'completed' })
    const late = await hall.admin.post(`/tickets/${encodeURIComponent(id)}/recalls`)
    expect(late.body.refusal).toBe('day_ended')
  })
})

function loseAnEventOf(file: string, day: string): void {
  const db = new DatabaseSync(file)
  db.prepare("DELETE FROM events WHERE stream LIKE '%/' || ? AND version = 2").run(day)
  db.close()
}
