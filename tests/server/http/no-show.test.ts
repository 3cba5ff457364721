import { describe, expect, test } from 'vitest'
import { openStream } from '../live/stream.ts'
import { refused, sitDown, type Shift } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
let day = 0
const at = (time: string) => `2026-11-${String(day).padStart(2, '0')}T${time}+03:00`
const clock = (time: string) => hall.setClock(at(time))

/** On a new day, a citizen of this desk who was called as often as said. */
async function calledTimes(times: number, letter: string) {
  day += 1
  await clock('10:00:00')
  const shift = await sitDown(hall, 1, [letter])
  const { id } = await hall.issue(letter)
  let { announcement } = await shift.call(id)
  for (let n = 1; n < times; n++) {
    await shift.done(id, 'recalls')
    const board = await admin.get(`/branches/${hall.branchId}/board`)
    announcement = board.body.calls[0]
  }
  return { shift, id, announcementId: announcement.id as number }
}

const current = async ({ counterId, client }: Shift) => {
  const query = `branch=${hall.branchId}&view=counter&counter=${counterId}`
  const stream = await openStream(hall, query, client)
  const view = await stream.next('view')
  stream.close()
  return view.current
}

describe('without a display', () => {
  test('needs three calls and thirty seconds since the last one', async () => {
    const { shift, id } = await calledTimes(2, 'Z')
    expect(await shift.act(id, 'no-show')).toMatchObject(refused(409, 'calls_missing'))
    expect(await current(shift)).toMatchObject({ noShowCallsMissing: 1, noShowAllowedAt: null })
    await clock('10:01:00')
    await shift.done(id, 'recalls')
    await clock('10:01:29')
    expect(await shift.act(id, 'no-show')).toMatchObject(refused(409, 'too_early'))
    expect(await current(shift)).toMatchObject({
      ...{ noShowCallsMissing: 0, noShowAllowedAt: at('10:01:30') },
    })
    await clock('10:01:30')
    expect(await shift.done(id, 'no-show')).toMatchObject({
      ...{
        state: 'no-show',
        counterId: null,
        legs: [{ outcome: 'no-show', serviceSeconds: null }],
      },
    })
    expect(await shift.act(id, 'no-show')).toMatchObject(refused(409, 'wrong_state'))
  })

  test('further calls are allowed and begin the thirty seconds anew', async () => {
    const { shift, id } = await calledTimes(3, 'T')
    await clock('10:00:29')
    expect(await shift.done(id, 'recalls')).toMatchObject({ calls: 4 })
    await clock('10:00:58')
    expect(await shift.act(id, 'no-show')).toMatchObject(refused(409, 'too_early'))
    await clock('10:00:59')
    await shift.done(id, 'no-show')
  })

  test('a desk may ask for fewer calls and seconds', async () => {
    const rule = { noShowCalls: 1, noShowAfterSeconds: 0 }
    expectStatus(await admin.patch(`/desks/${hall.desks['E']}`, rule), 200)
    const { shift, id } = await calledTimes(1, 'E')
    await shift.done(id, 'no-show')
  })

  test('somebody who is served, or waits again, is no no-show', async () => {
    const { shift, id } = await calledTimes(3, 'D')
    await clock('10:05:00')
    await shift.done(id, 'service')
    expect(await shift.act(id, 'no-show')).toMatchObject(refused(409, 'wrong_state'))
    await shift.done(id, 'completion')
    const again = await calledTimes(3, 'D')
    await again.shift.done(again.id, 'requeue')
    await clock('10:05:00')
    await again.shift.call()
    expect(await again.shift.act(again.id, 'no-show')).toMatchObject(refused(409, 'calls_missing'))
  })
})

describe('with a display that listens', () => {
  test('the thirty seconds begin when the hall was told, or after thirty more', async () => {
    const display = await hall.pairDisplay()
    const stream = await openStream(
      hall,
      `branch=${hall.branchId}&view=board&as=display`,
      display.client,
    )
    await stream.next('view')
    const { shift, id, announcementId } = await calledTimes(3, 'C')
    await clock('10:00:40')
    expect(await shift.act(id, 'no-show')).toMatchObject(refused(409, 'too_early'))
    expect(await current(shift)).toMatchObject({ announced: 'unconfirmed' })
    const confirm = (stage: string) =>
      display.client.post(`/announcements/${announcementId}/confirmations`, { stage })
    expect(await confirm('shown')).toMatchObject({
      ...{ status: 201, body: { confirmation: { announcementId, stage: 'shown' } } },
    })
    await clock('10:00:45')
    expect(await confirm('spoken')).toMatchObject({ status: 201 })
    expect(await confirm('spoken')).toMatchObject({ status: 201 })
    expect(await current(shift)).toMatchObject({
      ...{ announced: 'spoken', noShowAllowedAt: at('10:01:15') },
    })
    await clock('10:01:14')
    expect(await shift.act(id, 'no-show')).toMatchObject(refused(409, 'too_early'))
    await clock('10:01:15')
    await shift.done(id, 'no-show')

    const silent = await calledTimes(3, 'S')
    await clock('10:00:59')
    expect(await silent.shift.act(silent.id, 'no-show')).toMatchObject(refused(409, 'too_early'))
    await clock('10:01:00')
    await silent.shift.done(silent.id, 'no-show')
    stream.close()
  })

  test('only a call of this branch can be confirmed, by a display', async () => {
    const { announcementId, shift } = await calledTimes(1, 'K')
    const path = `/announcements/${announcementId}/confirmations`
    const display = await hall.pairDisplay()
    const { client } = display
    expect(await client.post('/announcements/999/confirmations', { stage: 'shown' })).toMatchObject(
      refused(404, 'not_found'),
    )
    expect(await client.post('/announcements/x/confirmations', { stage: 'shown' })).toMatchObject(
      refused(404, 'not_found'),
    )
    expect(await client.post(path, { stage: 'heard' })).toMatchObject(
      refused(400, 'malformed', 'stage'),
    )
    expect(await shift.client.post(path, { stage: 'shown' })).toMatchObject({ status: 403 })
    const branch = (await admin.post('/branches', { name: 'Semt Konağı' })).body.branch
    const stranger = await hall.pairDisplay(branch.id)
    expect(await stranger.client.post(path, { stage: 'shown' })).toMatchObject({ status: 404 })
  })
})

describe('a no-show who comes back', () => {
  test('keeps the time of arrival, or goes first or last', async () => {
    const { shift, id } = await calledTimes(3, 'A')
    await clock('10:01:30')
    await shift.done(id, 'no-show')
    const others = [await hall.issue('A'), await hall.issue('A')]
    const found = await shift.client.get(
      `/branches/${hall.branchId}/tickets?state=no-show&number=A`,
    )
    expect(found.body.items).toMatchObject([{ id }])
    expect(await shift.done(id, 'reinstatement')).toMatchObject({
      ...{ state: 'waiting', ahead: 0, calls: 0, legs: [{ outcome: 'open', endedAt: null }] },
    })
    expect(await shift.act(id, 'reinstatement')).toMatchObject(refused(409, 'wrong_state'))
    await shift.call(id)
    for (let n = 1; n < 3; n++) await shift.done(id, 'recalls')
    await clock('10:02:30')
    await shift.done(id, 'no-show')
    const last = await shift.done(id, 'reinstatement', { place: 'last' })
    expect(last).toMatchObject({ ahead: others.length })
    expect(last.legs).toHaveLength(1)
  })
})
