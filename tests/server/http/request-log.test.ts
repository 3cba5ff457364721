import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { RunningServer } from '../../../server/main.ts'
import { Program } from '../crash/support.ts'
import { sitDown } from '../shift.ts'
import { adminPassword, makeDataDir, TestHall, testConfig } from '../support.ts'

const mainFile = fileURLToPath(new URL('../../../server/main.ts', import.meta.url))

/** A town hall in a process of its own, which writes its log at this level. */
async function hallLogging(level: string) {
  const dataDir = makeDataDir()
  const program = new Program(mainFile, [], {
    ...{ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ADMIN_PASSWORD: adminPassword },
    ...{ TEST_CLOCK: '1', LOG_LEVEL: level },
  })
  const url = await program.printed(/(http:\S+)\/kiosk\//)
  const stop = async () => void (await program.end('SIGTERM'))
  const hall = new TestHall({ url, stop } as RunningServer, testConfig(dataDir))
  await hall.enter()
  return { hall, program }
}

test('a line a request: method, pattern, status and time, and no id, code, name or key', async () => {
  const { hall, program } = await hallLogging('info')
  const shift = await sitDown(hall, 1, ['Z'])
  const kiosk = await hall.pairKiosk()
  const { id, code, number } = await hall.issue('Z')
  await shift.call()
  await shift.done(id, 'service')
  await shift.client
    .key('a-key-of-mine')
    .post(`/tickets/${id}/transfers`, { deskId: hall.desks['T'], note: 'Sır' })
  await hall.visitor().get(`/follow/${code}`)
  await hall.visitor().get(`/live?view=ticket&code=${code}x`)
  await hall.visitor().get('/nothing/Ayşe')
  await hall.visitor().post('/session', { username: 'fatma', password: 'gizli-parola' })
  const { stderr } = await program.end('SIGTERM')

  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toContainEqual({
    ...{ level: 30, time: expect.any(Number), method: 'POST', route: '/api/tickets/:id/service' },
    ...{ status: 201, milliseconds: expect.any(Number) },
  })
  expect(lines).toContainEqual(
    expect.objectContaining({ method: 'GET', route: '/api/follow/:code', status: 200 }),
  )
  expect(lines).toContainEqual(expect.objectContaining({ route: '(none)', status: 404 }))
  const secrets = [
    ...[id, code, number, hall.branchId, shift.counterId, shift.person.id, kiosk.id],
    ...[shift.person.username, 'fatma', 'gizli', 'Sır', 'Ayşe', 'a-key-of-mine', adminPassword],
    ...[...shift.client.cookies.values(), ...kiosk.client.cookies.values()],
  ]
  for (const secret of secrets) expect(stderr).not.toContain(secret)
})

test('unless asked for, a quiet day writes nothing', async () => {
  const { hall, program } = await hallLogging('warn')
  await hall.issue('Z')
  await hall.visitor().get('/nothing')
  expect((await program.end('SIGTERM')).stderr).toBe('')
})
