import { beforeAll, describe, expect, it } from 'vitest'
import type { QueueEvent } from '../../../domain/queue/evolve.ts'
import { PaceBook } from '../../../server/queue/pace.ts'
import { addDays } from '../../../server/zone.ts'
import { sitDown, type Shift } from '../shift.ts'
import { openHall, type TestHall } from '../support.ts'

/** The machine’s clock is years past it, wherever this runs. */
const day = '2024-03-04'

let hall: TestHall
const at = (on: string, time: string) => hall.setClock(`${on}T${time}:00+03:00`)

beforeAll(async () => {
  hall = await openHall()
  await at(day, '10:00')
  await serve(await sitDown(hall, 1, ['Z']), [day, '10:20'])
})

/** Somebody is served until then. */
async function serve(shift: Shift, [on, time]: [string, string]): Promise<string> {
  const { id } = await hall.issue('Z')
  await shift.call(id)
  await shift.done(id, 'service')
  await at(on, time)
  await shift.done(id, 'completion')
  return id
}

const freshBook = () => new PaceBook(hall.server.opened.house.tables)

/** The branch as it is at this moment of the queue's clock. */
function present() {
  const { directory, halls } = hall.server.opened.house
  const queue = halls.of(hall.branchId).today()
  return { site: directory.site(hall.branchId)!, queue }
}

/** The longest that somebody may wait who comes after those who wait. */
function waitBy(pace: PaceBook): number | undefined {
  const { site, queue } = present()
  return pace.ofDesk(site, queue, hall.desks['Z']!)?.maxMinutes
}

describe('a desk’s pace', () => {
  it('is learned from the 28 days before the one that the queue’s clock shows', async () => {
    const running = freshBook()
    await at(addDays(day, 28), '10:00')
    await sitDown(hall, 1, ['Z'])
    await hall.issue('Z')
    expect(waitBy(freshBook())).toBe(25)
    expect(waitBy(running)).toBe(25)

    await at(addDays(day, 29), '10:00')
    await sitDown(hall, 1, ['Z'])
    await hall.issue('Z')
    expect(waitBy(freshBook())).toBeUndefined()
    // A server that runs on forgets too; a figure is spared for a second.
    await expect.poll(() => waitBy(running), { timeout: 5000 }).toBeUndefined()
  })

  it('counts a service once that ended before anybody asked', async () => {
    const today = addDays(day, 60)
    await at(today, '10:00')
    const shift = await sitDown(hall, 1, ['Z'])
    await serve(shift, [today, '10:20'])
    const ticketId = await serve(shift, [today, '11:20'])
    await hall.issue('Z')
    const late = freshBook()
    const { site, queue } = present()
    late.learn(site, queue, [{ type: 'completed', ticketId } as QueueEvent])
    // The mean of 20 and 60 minutes, and a quarter more.
    expect(waitBy(late)).toBe(50)
  })
})
