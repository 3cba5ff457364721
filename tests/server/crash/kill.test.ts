import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { databaseName } from '../../../server/storage/open.ts'
import { auditedLedger, eventOf, type Ledger } from './ledger.ts'
import { makeCrew, send, startLoad, type Load, type Sent } from './load.ts'
import { noonDay, seededRandom, spawnHall, type SpawnedHall } from './support.ts'

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 6)
const seed = Number(process.env['CRASH_SEED'] ?? 1)

it(
  `kill -9 while 16 issue and 6 call loses nothing that was answered, ${rounds} times over`,
  { timeout: 20_000 + rounds * 10_000 },
  async () => {
    const random = seededRandom(seed)
    const hall = await spawnHall()
    const crew = await makeCrew(hall, { kiosks: 16, clerks: 6 })
    const file = join(hall.config.dataDir, databaseName)
    const total = { answered: 0, unanswered: 0, stored: 0 }

    for (let round = 1; round <= rounds; round++) {
      const load = startLoad(hall, crew, random)
      await pause(100 + random() * 500)
      await hall.kill()
      await load.end()
      const crashed = auditedLedger(file)
      await hall.start()

      expectKept(load, crashed)
      await expectSameAnswers(hall, load)
      const ledger = auditedLedger(file)
      expectKept(load, ledger)
      await expectShown(hall, ledger)
      total.answered += load.done.length
      total.unanswered += load.unanswered.length
      total.stored += load.unanswered.filter(({ key }) => eventOf(crashed, key)).length
    }
    if (process.env['CRASH_ROUNDS']) console.log(`${rounds} kills, seed ${seed}:`, total)
    expect(total.answered).toBeGreaterThan(rounds * 20)
    expect(total.unanswered).toBeGreaterThan(0)
  },
)

/** What was answered stands in the log as it was answered. */
function expectKept(load: Load, ledger: Ledger): void {
  const events = new Map(ledger.entries.map(({ key, event }) => [key, event]))
  for (const { path, key, answer } of load.done) {
    const event = events.get(key)
    if (event === undefined) throw new Error(`${path} was answered and is lost`)
    const { ticket, announcement } = answer.body
    if (event.type === 'issued')
      expect([event.ticketId, event.number]).toEqual([ticket.id, ticket.number])
    if (event.type === 'called')
      expect([event.ticketId, event.announcementId, event.counterId]).toEqual([
        ticket.id,
        announcement.id,
        announcement.counterId,
      ])
  }
}

/** Keys sent again, also twice at once, give what they gave, or what they would have given, once. */
async function expectSameAnswers(hall: SpawnedHall, load: Load): Promise<void> {
  const again = load.done.filter(({ path }) => path === '/tickets').slice(-40)
  await Promise.all(
    again.map(async (sent) => {
      const answer = await send(sent)
      expect(answer?.status).toBe(201)
      expect(answer?.body.ticket).toMatchObject(identity(sent.answer.body.ticket))
    }),
  )
  await Promise.all(load.unanswered.map((sent) => expectOneOutcome(sent)))
}

const identity = ({ id, code, number }: Record<string, string>) => ({ id, code, number })

async function expectOneOutcome(sent: Sent): Promise<void> {
  const [one, other] = await Promise.all([send(sent), send(sent)])
  if (sent.path === '/tickets') expect([one?.status, other?.status]).toEqual([201, 201])
  expect(one?.status).toBe(other?.status)
  if (one?.status === 201) expect(one.body.ticket?.id).toBe(other?.body.ticket?.id)
}

/** The server shows what the log says. */
async function expectShown(hall: SpawnedHall, { queues }: Ledger): Promise<void> {
  const queue = queues.find(({ day }) => day === noonDay)!
  const { body: board } = await hall.visitor().get(`/branches/${hall.branchId}/board`)
  for (const { id, waiting } of board.desks) {
    const expected = [...queue.tickets.values()].filter(
      ({ deskId, state }) => deskId === id && state === 'waiting',
    )
    expect(waiting).toBe(expected.length)
  }
  const { body } = await hall.admin.get(`/branches/${hall.branchId}/counters`)
  for (const { id, ticketId } of body.items)
    expect(ticketId).toBe(queue.counters.get(id)?.ticketId ?? null)
  const shown = board.calls.map(({ id }: { id: number }) => id)
  expect(shown).toEqual(
    queue.announcements
      .map(({ id }) => id)
      .toReversed()
      .slice(0, shown.length),
  )
}
