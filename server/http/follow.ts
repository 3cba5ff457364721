import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { followView } from '../queue/follow-view.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { viewSource } from './views.ts'

/** The citizen's own ticket, by a code that nobody can guess and that is gone with the day. */
export function followRoutes(house: House) {
  const describe = describeRoute({ tags: ['follow'], summary: 'The citizen’s own ticket' })
  return new Hono<Env>().get('/follow/:code', describe, async (c) => {
    await house.writer.settled()
    const found = house.halls.findByCode(c.req.param('code'))
    const source = found && viewSource(house, found.site.branch.id)
    return source ? c.json(followView(source, found.ticket)) : refuse(c, 'not_found')
  })
}
