import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { TestClock } from '../clock.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { moment } from './time-schemas.ts'
import { body } from './validate.ts'

const Setting = v.object({ now: moment })

/** Sets the queue's clock; answers when everything that is due has happened. Only with `TEST_CLOCK=1`. */
export function testClockRoutes(house: House, clock: TestClock) {
  const describe = describeRoute({ tags: ['test'], summary: 'Set the clock' })
  return new Hono<Env>().post('/test/clock', describe, body(Setting), async (c) => {
    const { now } = c.req.valid('json')
    clock.set(Date.parse(now))
    await house.halls.tick()
    await house.lookAfterRequests()
    await house.outbox.tick()
    await house.backups.tick()
    for (const { branch } of house.directory.sites) house.hub.changed(branch.id)
    return c.json({ now })
  })
}
