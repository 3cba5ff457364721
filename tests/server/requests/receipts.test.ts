import { beforeAll, describe, expect, test } from 'vitest'
import { readAccess } from '../../../server/storage/access-log-table.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person

const day = '2026-05-25T10:00:00+03:00'

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock(day)
  clerk = await hall.makeStaff('clerk')
})

async function take(more: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  const input = { kind: 'wish', channel: 'in-person', text: 'Sokak lambası yanmıyor.', ...more }
  return expectStatus(await clerk.client.post('/requests', input), 201).body.request
}

describe('a receipt', () => {
  test('is for who took it, on that day, and for those who lead; each one is on record', async () => {
    const { id, number } = await take()
    const path = `/requests/${id}/receipts`
    const { body } = expectStatus(await clerk.client.post(path, {}), 201)
    expect(body.receipt).toMatchObject({
      ...{ number, kind: 'wish', topic: '', receivedAt: day, statusUrl: null },
      statusCode: expect.stringMatching(/^[2-9A-Z]{8}$/),
    })
    expect(body.printers).toEqual([])
    const colleague = await hall.makeStaff('clerk')
    expect(await colleague.client.post(path, {})).toMatchObject(refused(403, 'forbidden'))
    const officer = await hall.makeStaff('officer')
    expect(await officer.client.post(path, {})).toMatchObject(refused(403, 'forbidden'))
    const lead = await hall.makeStaff('supervisor')
    await hall.setClock('2026-05-26T10:00:00+03:00')
    expect(await clerk.client.post(path, {})).toMatchObject(refused(403, 'forbidden'))
    expectStatus(await lead.client.post(path, {}), 201)
    await hall.setClock(day)
    const log = readAccess(hall.server.opened.house.tables, { requestId: id, limit: 10 })
    expect(log.map(({ action, staffId }) => [action, staffId])).toEqual([
      ['receipt', lead.id],
      ['receipt', clerk.id],
    ])
  })

  test('of CİMER has no code', async () => {
    const cimer = { channel: 'cimer', externalReference: '2600901', receivedAt: '2026-05-20' }
    const { id } = await take({ ...cimer, text: '' })
    const { body } = await clerk.client.post(`/requests/${id}/receipts`, {})
    expect(body.receipt).toMatchObject({ statusCode: null, statusUrl: null })
  })

  test('comes out of the branch’s slip printer, once per key', async () => {
    const { id } = await take()
    const path = `/requests/${id}/receipts`
    const none = await clerk.client.post(path, { slip: true })
    expect(none).toMatchObject(refused(422, 'unknown_printer'))
    const settings = { address: 'tcp://127.0.0.1:9', codePage: 'cp857' }
    const device = { kind: 'printer', name: 'Banko', branchId: hall.branchId, settings }
    const printer = expectStatus(await hall.admin.post('/devices', device), 201).body.device
    const once = clerk.client.key('receipt-once')
    const [first, again] = [
      await once.post(path, { slip: true }),
      await once.post(path, { slip: true }),
    ]
    expect(first.body.printers).toEqual([{ id: printer.id, name: 'Banko' }])
    expect(first.body.print.id).toBe(again.body.print.id)
    const foreign = await clerk.client.post(path, { printerId: 'nowhere' })
    expect(foreign).toMatchObject(refused(422, 'unknown_printer'))
  })
})
