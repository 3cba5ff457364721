import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { newFollowCode, newId } from '../ids.ts'
import { allow } from './callers.ts'
import { execute } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { answerTicket, resourceOf } from './ticket-answer.ts'
import { body } from './validate.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const language = v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)))

const Issue = v.object({
  branchId: id,
  deskId: id,
  priority: v.optional(v.boolean(), false),
  language,
  topicId: v.optional(v.nullable(id)),
})

/** Taking a number, and looking at one. */
export function ticketRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['tickets'], summary })

  return new Hono<Env>()
    .post('/tickets', describe('Take a number'), allow(house, 'ticket.issue'), body(Issue), (c) =>
      issue(c, house, c.req.valid('json')),
    )
    .get('/tickets/:id', describe('A ticket'), allow(house, 'ticket.read'), async (c) => {
      await house.writer.settled()
      const found = house.halls.find(c.req.param('id'))
      return found ? c.json({ ticket: resourceOf(house, found) }) : refuse(c, 'not_found')
    })
}

async function issue(c: Context<Env>, house: House, input: v.InferOutput<typeof Issue>) {
  const site = house.directory.site(input.branchId)
  if (!site) return refuse(c, 'unknown_branch', 'branchId')
  const caller = c.get('caller')
  if (caller.kind === 'device' && caller.device.branchId !== input.branchId)
    return refuse(c, 'forbidden', 'branchId')
  const outcome = await execute(c, house, input.branchId, {
    verb: 'issue',
    at: house.clock.now(),
    actor: caller.actor,
    ticketId: newId(),
    code: newFollowCode(),
    deskId: input.deskId,
    priority: input.priority,
    language: input.language ?? site.branch.language,
    topicId: input.topicId ?? null,
  })
  return answerTicket(c, house, outcome)
}
