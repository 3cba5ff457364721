import { join } from 'node:path'
import { expect, it } from 'vitest'
import { databaseName } from '../../../server/storage/open.ts'
import type { Answer } from '../client.ts'
import { auditedLedger } from '../crash/ledger.ts'
import { makeCrew } from '../crash/load.ts'
import { expectStatus, openHall } from '../support.ts'

const rounds = 25

it('clerks who call in the same moment get different people, and the rest hear that nobody waits', async () => {
  const hall = await openHall()
  const { clerks } = await makeCrew(hall, { kiosks: 0, clerks: 6 })
  for (const { client, counterId } of clerks)
    expectStatus(await client.post(`/counters/${counterId}/opening`), 201)

  const called: string[] = []
  for (let round = 0; round < rounds; round++) {
    const arriving = round % (clerks.length + 2)
    const issued = await Promise.all(Array.from({ length: arriving }, () => hall.issue('Z')))
    const answers = await Promise.all(
      clerks.map(({ client, counterId }) => client.post(`/counters/${counterId}/calls`)),
    )
    const tickets = answers.flatMap(({ status, body }) => (status === 201 ? body.ticket : []))
    const turnedAway = answers.filter(({ status }) => status !== 201)
    expect(tickets).toHaveLength(Math.min(issued.length, clerks.length))
    expect(turnedAway.map(({ body }) => body.refusal)).toEqual(
      turnedAway.map(() => 'nobody_waiting'),
    )
    called.push(...tickets.map(({ id }) => id))
    await finishAll(answers)
    const late = issued.length - tickets.length
    if (late > 0) called.push(...(await callTheRest(late)))
  }
  expect(new Set(called).size).toBe(called.length)
  auditedLedger(join(hall.config.dataDir, databaseName))

  async function finishAll(answers: Answer[]): Promise<void> {
    await Promise.all(
      answers.map(async ({ status, body }, index) => {
        if (status !== 201) return
        const { client } = clerks[index]!
        expectStatus(await client.post(`/tickets/${body.ticket.id}/service`), 201)
        expectStatus(await client.post(`/tickets/${body.ticket.id}/completion`), 201)
      }),
    )
  }

  async function callTheRest(count: number): Promise<string[]> {
    const answers = await Promise.all(
      clerks
        .slice(0, count)
        .map(({ client, counterId }) => client.post(`/counters/${counterId}/calls`)),
    )
    await finishAll(answers)
    return answers.map(({ body }) => body.ticket.id)
  }
})

it('one clerk who presses twice calls one person', async () => {
  const hall = await openHall()
  const { clerks } = await makeCrew(hall, { kiosks: 0, clerks: 1 })
  const { client, counterId } = clerks[0]!
  expectStatus(await client.post(`/counters/${counterId}/opening`), 201)
  await hall.issue('Z')
  await hall.issue('Z')
  const path = `/counters/${counterId}/calls`
  const twice = await Promise.all([client.post(path), client.post(path)])
  expect(twice.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(twice.find(({ status }) => status === 409)?.body.refusal).toBe('counter_busy')
})

it('one command sent five times at once under one key happens once', async () => {
  const hall = await openHall()
  const { client } = await hall.pairKiosk()
  const body = { branchId: hall.branchId, deskId: hall.desks['Z'] }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => client.key('same').post('/tickets', body)),
  )
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  expect(new Set(answers.map((answer) => answer.body.ticket.id)).size).toBe(1)
  expect((await hall.issue('Z')).number).toBe('Z-002')
})
