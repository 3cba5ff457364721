import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { squaresOf, wordsOf } from '../../../tools/printer/paper.ts'
import { SimulatedPrinter } from '../../../tools/printer/simulated-printer.ts'
import type { ApiClient, Answer } from '../client.ts'
import { openStream } from '../live/stream.ts'
import {
  cleanUp,
  expectStatus,
  openHall,
  uniqueName,
  type Device,
  type TestHall,
} from '../support.ts'

let hall: TestHall
let printer: SimulatedPrinter
let printerId: string
let kiosk: Device

async function registerPrinter(
  at: TestHall,
  settings: Record<string, unknown>,
  branchId = at.branchId,
): Promise<string> {
  const input = { kind: 'printer', name: uniqueName('Yazıcı'), branchId, settings }
  return expectStatus(await at.admin.post('/devices', input), 201).body.device.id
}

async function pairKioskWith(at: TestHall, printerId: string): Promise<Device> {
  const kiosk = await at.pairKiosk()
  expectStatus(await at.admin.patch(`/devices/${kiosk.id}`, { settings: { printerId } }), 200)
  return kiosk
}

function take(client: ApiClient, more: Record<string, unknown> = {}, at = hall): Promise<Answer> {
  return client.post('/tickets', { branchId: at.branchId, deskId: at.desks['Z'], ...more })
}

/** What became of a print, once it is known. */
async function outcomeOf(client: ApiClient, id: string): Promise<Record<string, unknown>> {
  return vi.waitFor(
    async () => {
      const { print } = expectStatus(await client.get(`/prints/${id}`), 200).body
      expect(print.outcome).not.toBe('pending')
      return print
    },
    { timeout: 8000, interval: 20 },
  )
}

beforeAll(async () => {
  printer = await new SimulatedPrinter({ model: 'pos-5890', chinese: true, columns: 32 }).start()
  cleanUp(() => printer.stop())
  hall = await openHall()
  await hall.setClock('2026-11-24T10:42:00+03:00')
  printerId = await registerPrinter(hall, {
    ...{ address: printer.address, codePage: 'cp857', codePageNumber: 61, columns: 32 },
  })
  kiosk = await pairKioskWith(hall, printerId)
})

afterEach(async () => {
  await printer.suffer('none')
  printer.slips.length = 0
})

test('a ticket taken at the kiosk comes out of its printer', async () => {
  const { ticket, print } = expectStatus(await take(kiosk.client), 201).body
  expect(print).toEqual({ id: expect.any(String), outcome: 'pending' })
  expect(await outcomeOf(kiosk.client, print.id)).toEqual({ id: print.id, outcome: 'printed' })
  expect(printer.slips).toHaveLength(1)
  const words = wordsOf(printer.slips[0]!)
  expect(words).toContain(ticket.number)
  expect(words).toContain('24 Kasım Salı 10.42')
  expect(words).toContain('Sıranız gelince çağrılacaksınız.')
  // Nobody outside could open the page, so nothing leads to it.
  expect(squaresOf(printer.slips[0]!)).toEqual([])
})

test('the slip speaks the language that was chosen', async () => {
  const { print } = expectStatus(await take(kiosk.client, { language: 'en' }), 201).body
  await outcomeOf(kiosk.client, print.id)
  expect(wordsOf(printer.slips[0]!)).toContain('Your number')
})

test('the same order again is the same ticket, the same print and one slip', async () => {
  const client = kiosk.client.key('a-key-for-one-slip')
  const first = expectStatus(await take(client), 201).body
  const again = expectStatus(await take(client), 201).body
  expect(again.ticket.id).toBe(first.ticket.id)
  expect(again.print.id).toBe(first.print.id)
  await outcomeOf(kiosk.client, first.print.id)
  const later = expectStatus(await take(client), 201).body
  expect(later.print).toEqual({ id: first.print.id, outcome: 'printed' })
  expect(printer.slips).toHaveLength(1)
})

test('without a printer of its own a kiosk gives tickets without a print', async () => {
  const bare = await hall.pairKiosk()
  expect(expectStatus(await take(bare.client), 201).body.print).toBeUndefined()
  expect(expectStatus(await take(hall.admin), 201).body.print).toBeUndefined()
})

describe('when the printer hangs', () => {
  test('the ticket is there at once, and the print is known within five seconds', async () => {
    await printer.suffer('never-reads')
    const start = performance.now()
    const { ticket, print } = expectStatus(await take(kiosk.client), 201).body
    expect(performance.now() - start).toBeLessThan(1000)
    expect(print.outcome).toBe('pending')
    expectStatus(await hall.admin.get(`/tickets/${ticket.id}`), 200)
    expect((await outcomeOf(kiosk.client, print.id))['outcome']).toBe('unknown')
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('others go on taking tickets meanwhile', async () => {
    await printer.suffer('dead')
    const start = performance.now()
    for (let count = 0; count < 10; count++) expectStatus(await take(kiosk.client), 201)
    expect(performance.now() - start).toBeLessThan(1500)
    await printer.suffer('none')
    // What still waits for the line comes out or not; the next test begins with an empty one.
    const { print } = expectStatus(await take(kiosk.client), 201).body
    await outcomeOf(kiosk.client, print.id)
  })

  test('the reason is told, and the manager’s page shows it', async () => {
    const stream = await openStream(hall, `view=hall&branch=${hall.branchId}`, hall.admin)
    await printer.suffer('paper-out')
    const { print } = expectStatus(await take(kiosk.client), 201).body
    const known = { id: print.id, outcome: 'failed', problem: 'paper-out' }
    expect(await outcomeOf(kiosk.client, print.id)).toEqual(known)
    const ownRow = ({ id }: { id: string }) => id === printerId
    const view = await stream.nextView(
      ({ devices }) => devices.find(ownRow)?.printer?.problem === 'paper-out',
    )
    expect(view.devices.find(ownRow)).toMatchObject({
      online: true,
      printer: { problem: 'paper-out', lastOutcome: 'failed', at: expect.any(String) },
    })
    stream.close()
  })
})

test('an order repeated over a restart prints nothing: the first slip may be out already', async () => {
  const before = await openHall()
  await before.setClock('2026-11-24T10:42:00+03:00')
  const { address } = printer
  const own = await registerPrinter(before, { address, codePageNumber: 61, columns: 32 })
  const its = await pairKioskWith(before, own)
  const first = expectStatus(await take(its.client.key('k'), {}, before), 201).body
  await outcomeOf(its.client, first.print.id)
  await before.restart()
  await before.setClock('2026-11-24T10:43:00+03:00')
  const again = expectStatus(await take(its.client.key('k'), {}, before), 201).body
  expect(again.ticket.number).toBe(first.ticket.number)
  expect(again.print.outcome).toBe('unknown')
  expect(await outcomeOf(its.client, again.print.id)).toMatchObject({ outcome: 'unknown' })
  expect(printer.slips).toHaveLength(1)
})

describe('a slip again', () => {
  test('asked for with the same key is the same copy', async () => {
    const { ticket, print } = expectStatus(await take(kiosk.client), 201).body
    await outcomeOf(kiosk.client, print.id)
    const staff = hall.admin.key('copy-1')
    const first = expectStatus(await staff.post(`/tickets/${ticket.id}/prints`), 201).body.print
    const again = expectStatus(await staff.post(`/tickets/${ticket.id}/prints`), 201).body.print
    expect(again.id).toBe(first.id)
    await outcomeOf(kiosk.client, first.id)
    expect(printer.slips).toHaveLength(2)
    const other = await staff.post(`/tickets/${ticket.id}/prints`, { printerId })
    expect(other).toMatchObject({ status: 422, body: { refusal: 'key_reused' } })
  })

  test('is marked as a copy and comes from the printer of the ticket’s kiosk', async () => {
    const { ticket, print } = expectStatus(await take(kiosk.client), 201).body
    await outcomeOf(kiosk.client, print.id)
    const copy = expectStatus(await hall.admin.post(`/tickets/${ticket.id}/prints`, {}), 201).body
    expect(copy.print.outcome).toBe('pending')
    expect((await outcomeOf(hall.admin, copy.print.id))['outcome']).toBe('printed')
    expect(wordsOf(printer.slips[0]!)).not.toContain('KOPYA')
    expect(wordsOf(printer.slips[1]!)).toContain('KOPYA')
    expect(wordsOf(printer.slips[1]!)).toContain(ticket.number)
  })

  test('may come from a printer that is named, but not from one of another branch', async () => {
    const ticket = await hall.issue('Z')
    const at = `/tickets/${ticket.id}/prints`
    const { print } = expectStatus(await hall.admin.post(at, { printerId }), 201).body
    expect((await outcomeOf(hall.admin, print.id))['outcome']).toBe('printed')
    const branch = expectStatus(await hall.admin.post('/branches', { name: 'Ek bina' }), 201).body
    const away = await registerPrinter(hall, { address: printer.address }, branch.branch.id)
    for (const id of [away, kiosk.id, 'nobody']) {
      const refused = expectStatus(await hall.admin.post(at, { printerId: id }), 422).body
      expect(refused).toMatchObject({ refusal: 'unknown_printer', field: 'printerId' })
    }
  })

  test('is for staff, and only for tickets that there are', async () => {
    const ticket = await hall.issue('Z')
    const at = `/tickets/${ticket.id}/prints`
    const clerk = await hall.makeStaff('clerk')
    const { print } = expectStatus(await clerk.client.post(at, {}), 201).body
    expect((await outcomeOf(clerk.client, print.id))['outcome']).toBe('printed')
    expectStatus(await kiosk.client.post(at, {}), 403)
    expectStatus(await hall.visitor().post(at, {}), 401)
    expectStatus(await hall.admin.post('/tickets/nobody/prints', {}), 404)
  })

  test('of a ticket of yesterday is refused', async () => {
    const other = await openHall()
    await other.setClock('2026-11-24T10:42:00+03:00')
    const ticket = await other.issue('Z')
    await other.setClock('2026-11-25T10:42:00+03:00')
    const refused = await other.admin.post(`/tickets/${ticket.id}/prints`, {})
    expect(expectStatus(refused, 409).body.refusal).toBe('day_ended')
  })
})

describe('a test page', () => {
  test('shows the Turkish letters', async () => {
    const at = `/devices/${printerId}/test-prints`
    const { print } = expectStatus(await hall.admin.post(at, {}), 201).body
    expect((await outcomeOf(hall.admin, print.id))['outcome']).toBe('printed')
    expect(wordsOf(printer.slips[0]!)).toContain('ŞĞÜÖÇİ şğüöçı')
  })

  test('is for those who look after devices, and for printers only', async () => {
    const clerk = await hall.makeStaff('clerk')
    expectStatus(await clerk.client.post(`/devices/${printerId}/test-prints`, {}), 403)
    expectStatus(await kiosk.client.post(`/devices/${printerId}/test-prints`, {}), 403)
    expectStatus(await hall.admin.post(`/devices/${kiosk.id}/test-prints`, {}), 404)
    expectStatus(await hall.admin.post('/devices/nobody/test-prints', {}), 404)
  })
})

test('what became of a print is told to the kiosk and to staff, not to others', async () => {
  const { print } = expectStatus(await take(kiosk.client), 201).body
  expectStatus(await hall.visitor().get(`/prints/${print.id}`), 401)
  expectStatus(await hall.admin.get(`/prints/${print.id}`), 200)
  expectStatus(await kiosk.client.get('/prints/nobody'), 404)
  await outcomeOf(kiosk.client, print.id)
})

test('with a public address the slip leads to the citizen’s own page', async () => {
  const other = await openHall({ publicUrl: 'https://sira.ornek.bel.tr' })
  const id = await registerPrinter(other, { address: printer.address, codePageNumber: 61 })
  const { client } = await pairKioskWith(other, id)
  const { ticket, print } = expectStatus(await take(client, {}, other), 201).body
  await outcomeOf(client, print.id)
  const [slip] = printer.slips
  expect(squaresOf(slip!)).toEqual([`https://sira.ornek.bel.tr/f/${ticket.code}`])
})
