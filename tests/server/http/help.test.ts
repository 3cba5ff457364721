import { describe, expect, test, vi } from 'vitest'
import { openStream } from '../live/stream.ts'
import { refused, sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

// A server that is started again has the machine's date until it is told another: none on which these days are over.
vi.setSystemTime('2026-11-24T09:00:00+03:00')

const hall = await openHall()
await hall.setClock('2026-11-24T10:00:00+03:00')
const kiosk = await hall.pairKiosk()

async function counterHelp(counterId: string) {
  const query = `view=counter&branch=${hall.branchId}&counter=${counterId}`
  const stream = await openStream(hall, query, hall.admin)
  const view = await stream.nextView(() => true)
  stream.close()
  return view.help as unknown[]
}

const boardHelp = async () =>
  (await hall.visitor().get(`/branches/${hall.branchId}/board`)).body.help as unknown[]

describe('a kiosk that calls for staff', () => {
  test('rings once however often it is touched, on the board and at the help desk only', async () => {
    const reception = await sitDown(hall, 1, ['A'])
    const other = await sitDown(hall, 2, ['Z'])
    const supervisor = await sitDown(hall, 3, ['Z'], 'supervisor')
    const [first, second] = await Promise.all([
      kiosk.client.post('/help-calls'),
      kiosk.client.post('/help-calls'),
    ])
    const { helpCall } = expectStatus(first, 201).body
    expect(second.body.helpCall).toEqual(helpCall)
    expect(helpCall).toMatchObject({
      deviceId: kiosk.id,
      at: '2026-11-24T10:00:00+03:00',
      answeredAt: null,
    })
    expect(await boardHelp()).toEqual([helpCall])
    expect(await counterHelp(reception.counterId)).toEqual([helpCall])
    expect(await counterHelp(other.counterId)).toEqual([])
    expect(await counterHelp(supervisor.counterId)).toEqual([helpCall])
  })

  test('goes on ringing over a restart, until somebody answers; then says so for a minute', async () => {
    const [ringing] = (await boardHelp()) as { id: string }[]
    await hall.restart()
    await hall.setClock('2026-11-24T10:01:00+03:00')
    expect(await boardHelp()).toEqual([ringing])
    const clerk = await hall.makeStaff('clerk')
    const answer = () => clerk.client.post(`/help-calls/${ringing!.id}/answer`)
    const [first, second] = [await answer(), await answer()]
    expect(first.body.helpCall.answeredAt).toBe('2026-11-24T10:01:00+03:00')
    expect(second.body).toEqual(first.body)
    expect(await boardHelp()).toEqual([first.body.helpCall])
    await hall.setClock('2026-11-24T10:02:01+03:00')
    expect(await boardHelp()).toEqual([])
  })

  test('rings anew after it was answered', async () => {
    const { id } = expectStatus(await kiosk.client.post('/help-calls'), 201).body.helpCall
    const [row] = (await boardHelp()) as { id: string; answeredAt: null }[]
    expect(row).toMatchObject({ id, answeredAt: null })
  })

  test('is silent once it is removed', async () => {
    const gone = await hall.pairKiosk()
    expectStatus(await gone.client.post('/help-calls'), 201)
    expect(await boardHelp()).toHaveLength(2)
    expectStatus(await hall.admin.delete(`/devices/${gone.id}`), 204)
    expect(await boardHelp()).toHaveLength(1)
  })

  test('is the only one that rings, and staff alone answer', async () => {
    const forbidden = refused(403, 'forbidden')
    expect(await (await hall.pairDisplay()).client.post('/help-calls')).toMatchObject(forbidden)
    expect(await kiosk.client.post('/help-calls/x/answer')).toMatchObject(forbidden)
    expect(await hall.admin.post('/help-calls/x/answer')).toMatchObject(refused(404, 'not_found'))
  })

  test('rings at the desk that a manager names', async () => {
    const path = `/branches/${hall.branchId}`
    const unknown = await hall.admin.patch(path, { helpDeskId: 'nowhere' })
    expect(unknown).toMatchObject(refused(422, 'unknown_desk', 'helpDeskId'))
    expectStatus(await hall.admin.patch(path, { helpDeskId: hall.desks['Z'] }), 200)
    expect(await counterHelp(hall.counters[0]!)).toEqual([])
    expect(await counterHelp(hall.counters[1]!)).toHaveLength(1)
  })

  test('rings at the first desk again when the named one is removed', async () => {
    const input = { name: 'Danışma', letter: 'N' }
    const path = `/branches/${hall.branchId}`
    const { desk } = expectStatus(await hall.admin.post(`${path}/desks`, input), 201).body
    expectStatus(await hall.admin.patch(path, { helpDeskId: desk.id }), 200)
    expect(await counterHelp(hall.counters[0]!)).toEqual([])
    expectStatus(await hall.admin.delete(`/desks/${desk.id}`), 204)
    expect(await counterHelp(hall.counters[0]!)).toHaveLength(1)
  })
})
