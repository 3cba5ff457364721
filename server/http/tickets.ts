import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Command } from '../../domain/queue/decide.ts'
import type { QueueEvent } from '../../domain/queue/evolve.ts'
import { insertEscort } from '../storage/escort-table.ts'
import { streamName } from '../storage/event-log.ts'
import { newFollowCode, newId } from '../ids.ts'
import { allow } from './callers.ts'
import { execute, type RefusedCommand } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { followUrlOf, printIssued } from './printing.ts'
import { refuse } from './refusals.ts'
import { resourceOf } from './ticket-answer.ts'
import { body } from './validate.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const language = v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)))

const Issue = v.object({
  branchId: id,
  deskId: id,
  priority: v.optional(v.boolean(), false),
  language,
  topicId: v.optional(v.nullable(id)),
  /** Walk with me to the counter, when I am called. */
  escort: v.optional(v.boolean(), false),
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
  const ticketId = newId()
  const command: Command = {
    verb: 'issue',
    at: house.clock.now(),
    actor: caller.actor,
    ticketId,
    code: newFollowCode(),
    deskId: input.deskId,
    priority: input.priority,
    language: input.language ?? site.branch.language,
    topicId: input.topicId ?? null,
  }
  const { day } = house.halls.of(input.branchId).today()
  const escort = input.escort ? [insertEscort(ticketId, streamName(input.branchId, day))] : []
  const outcome = await execute(c, house, input.branchId, command, escort)
  return answerIssued(c, house, outcome, { ticketId, escort: input.escort })
}

/** The ticket, and its slip's print where the kiosk has a printer: the paper may fail, the ticket stands. */
function answerIssued(
  c: Context<Env>,
  house: House,
  outcome: { events: readonly QueueEvent[] } | RefusedCommand,
  order: { ticketId: string; escort: boolean },
) {
  if ('refusal' in outcome) return refuse(c, outcome.refusal, outcome.field)
  const issued = outcome.events.find((event) => event.type === 'issued')
  const found = issued && house.halls.find(issued.ticketId)
  if (!found) return refuse(c, 'not_found')
  if (order.escort) house.escorts.add(found.ticket.id)
  const ticket = resourceOf(house, found)
  const print = found.isToday
    ? printIssued(c, house, found, found.ticket.id !== order.ticketId)
    : undefined
  const followUrl = followUrlOf(house, found)
  return c.json(print ? { ticket, followUrl, print } : { ticket, followUrl }, 201)
}
