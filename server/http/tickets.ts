import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { QueueEvent } from '../../domain/queue/evolve.ts'
import { insertEscort } from '../storage/escort-table.ts'
import { streamName } from '../storage/event-log.ts'
import { newFollowCode, newId } from '../ids.ts'
import { allow } from './callers.ts'
import { execute, type RefusedCommand, type Wanted } from './command.ts'
import type { Caller, Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { followUrlOf, printIssued } from './printing.ts'
import { refuse } from './refusals.ts'
import { resourceOf } from './ticket-answer.ts'
import { body } from './validate.ts'

/** As BCP 47 writes a language, perhaps its script and its region (`tr`, `zh-Hant-TW`): too short to say anything else. */
const language = v.optional(
  v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/)),
)

const Issue = v.object({
  branchId: id,
  deskId: id,
  priority: v.optional(v.boolean(), false),
  language,
  topicId: v.optional(v.nullable(id)),
  /** Walk with me to the counter, when I am called. */
  escort: v.optional(v.boolean(), false),
})

type IssueInput = v.InferOutput<typeof Issue>

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

async function issue(c: Context<Env>, house: House, input: IssueInput) {
  const ticketId = newId()
  const caller = c.get('caller')
  const outcome = await execute(c, house, () => wantedTicket(house, caller, input, ticketId))
  return answerIssued(c, house, outcome, { ticketId, escort: input.escort })
}

/** Every id looked up: the log cannot forget, so nothing that is written by hand gets into it. */
function wantedTicket(
  house: House,
  caller: Caller,
  input: IssueInput,
  ticketId: string,
): Wanted | RefusedCommand {
  const { branchId, deskId, priority, topicId = null } = input
  const site = house.directory.site(branchId)
  if (!site) return { refusal: 'unknown_branch', field: 'branchId' }
  if (caller.kind === 'device' && caller.device.branchId !== branchId)
    return { refusal: 'forbidden', field: 'branchId' }
  if (!site.desks.has(deskId)) return { refusal: 'unknown_desk', field: 'deskId' }
  if (topicId !== null && !isTopicOf(house, topicId, deskId))
    return { refusal: 'unknown_topic', field: 'topicId' }
  const language = input.language ?? site.branch.language
  const base = { at: house.clock.now(), actor: caller.actor, ticketId, code: newFollowCode() }
  const { day } = house.halls.of(branchId).today()
  return {
    branchId,
    command: { verb: 'issue', ...base, deskId, priority, language, topicId },
    beside: input.escort ? [insertEscort(ticketId, streamName(branchId, day))] : [],
  }
}

/** Of this desk, or of every desk. */
function isTopicOf({ catalogue }: House, topicId: string, deskId: string): boolean {
  const topic = catalogue.topic(topicId)
  return topic !== undefined && (topic.deskId === null || topic.deskId === deskId)
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
