import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { databaseName } from '../../../server/storage/open.ts'
import { auditedLedger } from './ledger.ts'
import { makeCrew, send, startLoad, type Load } from './load.ts'
import { noonDay, readData, seededRandom, spawnHall, type SpawnedHall } from './support.ts'

const prlimit = 'prlimit'
const hasPrlimit = spawnSync(prlimit, ['--version']).status === 0
if (!hasPrlimit)
  console.log('A full disk is acted with prlimit (util-linux), which is not here: skipped.')

/** From now on no file of the server grows beyond this: every write past it fails. */
function limitFiles({ program }: SpawnedHall, bytes: number | 'unlimited'): void {
  execFileSync(prlimit, ['--pid', String(program.child.pid), `--fsize=${bytes}:unlimited`])
}

const refusedBy = (load: Load) => load.sent.filter(({ answer }) => answer?.status === 503)

describe.skipIf(!hasPrlimit)('when the disk is full', () => {
  it('commands are refused, nothing is half done, and all is right again once there is room', async () => {
    const hall = await spawnHall()
    const crew = await makeCrew(hall, { kiosks: 16, clerks: 6 })
    const file = join(hall.config.dataDir, databaseName)
    const random = seededRandom(3)
    limitFiles(hall, statSync(`${file}-wal`).size + 300_000)

    const load = startLoad(hall, crew, random)
    while (refusedBy(load).length < 200) await pause(10)
    await load.end()
    for (const { answer } of refusedBy(load)) {
      expect(answer?.body.refusal).toBe('unavailable')
      expect(answer?.headers.get('Retry-After')).toBe('1')
    }
    expect(load.unanswered).toEqual([])
    await expectOnlyAnswered(hall, load, file)

    limitFiles(hall, 'unlimited')
    const refused = refusedBy(load).filter(({ path }) => path === '/tickets')
    const answers = await Promise.all(refused.map((sent) => send(sent)))
    expect(answers.map((answer) => answer?.status)).toEqual(refused.map(() => 201))
    const again = await Promise.all(refused.map((sent) => send(sent)))
    expect(again.map((answer) => answer?.body.ticket.id)).toEqual(
      answers.map((answer) => answer?.body.ticket.id),
    )
    const issued = auditedLedger(file).entries.filter(({ event }) => event.type === 'issued')
    const answered = load.done.filter(({ path }) => path === '/tickets')
    expect(issued).toHaveLength(answered.length + refused.length)
  })

  it('an edit of the settings is refused and changes nothing', async () => {
    const hall = await spawnHall()
    const file = join(hall.config.dataDir, databaseName)
    limitFiles(hall, 1000)
    const before = readData(file, (db) => db.prepare('SELECT * FROM desks').all())
    const path = `/desks/${hall.desks['Z']}`
    const refused = await hall.admin.patch(path, { name: 'Başka' })
    expect([refused.status, refused.body.refusal]).toEqual([503, 'unavailable'])
    expect(readData(file, (db) => db.prepare('SELECT * FROM desks').all())).toEqual(before)
    const { body } = await hall.admin.get(`/branches/${hall.branchId}/desks`)
    expect(body.items.map(({ name }: { name: string }) => name)).not.toContain('Başka')

    limitFiles(hall, 'unlimited')
    expect((await hall.admin.patch(path, { name: 'Başka' })).status).toBe(200)
  })
})

/** Log, wall and figures hold exactly the tickets that somebody was given. */
async function expectOnlyAnswered(hall: SpawnedHall, load: Load, file: string): Promise<void> {
  const { entries, queues } = auditedLedger(file)
  const numbers = entries.flatMap(({ event }) => (event.type === 'issued' ? event.number : []))
  const answered = load.done.flatMap(({ path, answer }) =>
    path === '/tickets' ? answer.body.ticket.number : [],
  )
  expect(numbers.toSorted()).toEqual(answered.toSorted())

  const { body: board } = await hall.visitor().get(`/branches/${hall.branchId}/board`)
  const tickets = [...queues[0]!.tickets.values()]
  for (const { id, waiting } of board.desks)
    expect(waiting).toBe(
      tickets.filter(({ deskId, state }) => deskId === id && state === 'waiting').length,
    )
  const query = `branch=${hall.branchId}&from=${noonDay}&to=${noonDay}&by=desk`
  const { body: statistics } = await hall.admin.get(`/statistics?${query}`)
  const issued = statistics.items.reduce(
    (sum: number, row: { issued: number }) => sum + row.issued,
    0,
  )
  expect(issued).toBe(tickets.flatMap(({ legs }) => legs).length)
}
