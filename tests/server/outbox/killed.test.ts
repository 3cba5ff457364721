import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Program, seededRandom } from '../crash/support.ts'
import { openGateway, type TestGateway } from '../sms/gateway.ts'
import { makeDataDir } from '../support.ts'
import { carrierTo, hours, idIn, minutes, morning, openOffice } from './support.ts'

const programFile = fileURLToPath(new URL('./killed-program.ts', import.meta.url))

/** A process that hands in so many messages, and sends them unless it is told not to. */
function startProgram(dataDir: string, gateway: TestGateway, messages: number, sends = true) {
  return new Program(programFile, [], {
    ...{ OFFICE_DIR: dataDir, OFFICE_GATEWAY: gateway.url, OFFICE_NOW: String(morning) },
    ...{ OFFICE_MESSAGES: String(messages), OFFICE_SENDS: sends ? 'yes' : 'no' },
  })
}

/** What the process has said to be stored. */
const storedIn = ({ stdout }: Program) =>
  [...stdout.matchAll(/^stored (\S+)$/gm)].map(([, id]) => id ?? '')

async function comeBack(dataDir: string, gateway: TestGateway, at = morning) {
  const office = await openOffice({ sms: carrierTo(gateway.url) }, { dataDir, at })
  await office.outbox.tick()
  return office
}

it('killed between the commit and the sending: told once', async () => {
  const [dataDir, gateway] = [makeDataDir(), await openGateway()]
  const program = startProgram(dataDir, gateway, 1, false)
  await program.printed(/(all stored)/)
  await program.end('SIGKILL')
  const ids = storedIn(program)
  expect(gateway.received).toEqual([])
  await comeBack(dataDir, gateway)
  expect(gateway.delivered.map(idIn)).toEqual(ids)
})

it('killed while the gateway answers: told again under the same id, and no third time', async () => {
  const [dataDir, gateway] = [makeDataDir(), await openGateway()]
  gateway.mood = { afterMs: 60_000 }
  const program = startProgram(dataDir, gateway, 1)
  await expect.poll(() => gateway.delivered.length, { timeout: 15_000 }).toBe(1)
  await program.end('SIGKILL')
  const [id = ''] = gateway.delivered.map(idIn)
  gateway.mood = 'well'
  const office = await comeBack(dataDir, gateway, morning + minutes(1))
  await office.pass(minutes(1))
  await office.pass(hours(24))
  expect([...gateway.countsBy(idIn)]).toEqual([[id, 2]])
  expect(office.outcomesOf(id)).toEqual(['unknown', 'sent'])
})

it('killed while the gateway answers, and off for longer than messages are tried: told again all the same', async () => {
  const [dataDir, gateway] = [makeDataDir(), await openGateway()]
  gateway.mood = { afterMs: 60_000 }
  const program = startProgram(dataDir, gateway, 1)
  await expect.poll(() => gateway.delivered.length, { timeout: 15_000 }).toBe(1)
  await program.end('SIGKILL')
  const [id = ''] = gateway.delivered.map(idIn)
  gateway.mood = 'broken'
  const office = await comeBack(dataDir, gateway, morning + hours(24 * 30))
  expect(office.stateOf(id)).toBe('waiting')
  gateway.mood = 'well'
  await office.pass(hours(1))
  expect(office.stateOf(id)).toBe('sent')
})

it(
  'killed at any moment: whatever was stored is told, once or twice',
  { timeout: 60_000 },
  async () => {
    const random = seededRandom(4)
    let [stored, twice] = [0, 0]
    for (let round = 0; round < 5; round++) {
      const [dataDir, gateway] = [makeDataDir(), await openGateway()]
      gateway.mood = { afterMs: 3 }
      const program = startProgram(dataDir, gateway, 2000)
      // Five at least, however slow the machine: then some are under way.
      await program.printed(/((?:stored \S+\s+){5})/)
      await pause(20 + random() * 200)
      await program.end('SIGKILL')
      const office = await comeBack(dataDir, gateway)
      await office.pass(minutes(2))
      await office.pass(hours(24))
      const counts = gateway.countsBy(idIn)
      for (const id of storedIn(program)) {
        expect([1, 2]).toContain(counts.get(id))
        expect(office.stateOf(id)).toBe('sent')
      }
      for (const count of counts.values()) expect(count).toBeLessThanOrEqual(2)
      stored += storedIn(program).length
      twice += [...counts.values()].filter((count) => count === 2).length
      await office.close()
    }
    expect(stored).toBeGreaterThanOrEqual(5 * 5)
    // No more are in doubt than were under way when it was killed.
    expect(twice).toBeLessThanOrEqual(5 * 4)
  },
)
