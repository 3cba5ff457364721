import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Command } from '../../domain/queue/decide.ts'
import type { QueueEvent } from '../../domain/queue/evolve.ts'
import { completionOutcomes } from '../../domain/resources.ts'
import { newFollowCode, newId } from '../ids.ts'
import type { FoundTicket } from '../queue/halls.ts'
import { ticketResource } from '../queue/ticket-resource.ts'
import { insertNote } from '../storage/note-table.ts'
import type { RunOptions } from '../queue/branch-queue.ts'
import { allow } from './callers.ts'
import { calledResource } from './calls.ts'
import { execute, type RefusedCommand } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const place = v.optional(v.picklist(['keep', 'first', 'last']), 'keep')
const noteText = v.pipe(v.string(), v.trim(), v.maxLength(500))
const language = v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)))

const Issue = v.object({
  branchId: id,
  deskId: id,
  priority: v.optional(v.boolean(), false),
  language,
  topicId: v.optional(v.nullable(id)),
})
const Nothing = v.object({})
const Completion = v.object({
  outcome: v.optional(v.picklist(completionOutcomes), 'informed'),
  thenCallNext: v.optional(v.boolean(), false),
})
const Placed = v.object({ place })
const Resumption = v.object({ counterId: id })
const TransferBody = v.object({ deskId: id, place, note: v.optional(noteText) })
const Cancellation = v.object({ reason: v.optional(v.picklist(['left', 'mistake']), 'left') })

type Build = (base: Pick<Command, 'at' | 'actor'> & { ticketId: string }) => Command

/** A ticket's life: each change of state is a resource of its own. */
export function ticketRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['tickets'], summary })
  const serve = allow(house, 'ticket.serve')

  return new Hono<Env>()
    .post('/tickets', describe('Take a number'), allow(house, 'ticket.issue'), body(Issue), (c) =>
      issue(c, house, c.req.valid('json')),
    )
    .get('/tickets/:id', describe('A ticket'), allow(house, 'ticket.read'), async (c) => {
      await house.writer.settled()
      const found = house.halls.find(c.req.param('id'))
      return found ? c.json({ ticket: resourceOf(house, found) }) : refuse(c, 'not_found')
    })
    .post('/tickets/:id/recalls', describe('Call again'), serve, body(Nothing), (c) =>
      change(c, house, (base) => ({ verb: 'recall', ...base })),
    )
    .post('/tickets/:id/service', describe('Begin service'), serve, body(Nothing), (c) =>
      change(c, house, (base) => ({ verb: 'start', ...base })),
    )
    .post('/tickets/:id/completion', describe('Finish'), serve, body(Completion), (c) => {
      const input = c.req.valid('json')
      return change(c, house, (base) => ({ verb: 'complete', ...base, ...input }))
    })
    .post('/tickets/:id/no-show', describe('Nobody came'), serve, body(Nothing), (c) =>
      change(c, house, (base) => {
        const branchId = house.halls.findToday(base.ticketId)?.site.branch.id ?? ''
        const displayOnline = house.hub.displayOnline(branchId)
        return { verb: 'mark-no-show', ...base, displayOnline }
      }),
    )
    .post('/tickets/:id/requeue', describe('Back into the line'), serve, body(Placed), (c) => {
      const input = c.req.valid('json')
      return change(c, house, (base) => ({ verb: 'requeue', ...base, ...input }))
    })
    .post('/tickets/:id/parking', describe('Park'), serve, body(Nothing), (c) =>
      change(c, house, (base) => ({ verb: 'park', ...base })),
    )
    .post('/tickets/:id/resumption', describe('Go on'), serve, body(Resumption), (c) => {
      const input = c.req.valid('json')
      return change(c, house, (base) => ({ verb: 'resume', ...base, ...input }))
    })
    .post('/tickets/:id/transfers', describe('To another desk'), serve, body(TransferBody), (c) => {
      const { note, ...input } = c.req.valid('json')
      const noteId = note ? newId() : null
      return change(
        c,
        house,
        (base) => ({ verb: 'transfer', ...base, ...input, noteId }),
        (branchId, at) => (note && noteId ? [insertNote(noteId, branchId, at, note)] : []),
      )
    })
    .post('/tickets/:id/reinstatement', describe('Came back'), serve, body(Placed), (c) => {
      const input = c.req.valid('json')
      return change(c, house, (base) => ({ verb: 'reinstate', ...base, ...input }))
    })
    .post(
      '/tickets/:id/cancellation',
      describe('Cancel'),
      allow(house, 'ticket.cancel'),
      body(Cancellation),
      (c) => {
        const input = c.req.valid('json')
        return change(c, house, (base) => ({ verb: 'cancel', ...base, ...input }))
      },
    )
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

/** Find the ticket, run the command, answer with the ticket as it is afterwards. */
async function change(
  c: Context<Env>,
  house: House,
  build: Build,
  beside: (branchId: string, at: number) => NonNullable<RunOptions['beside']> = () => [],
) {
  const ticketId = c.req.param('id') ?? ''
  const found = house.halls.findToday(ticketId)
  if (!found) return refuse(c, house.halls.find(ticketId) ? 'day_ended' : 'not_found')
  const at = house.clock.now()
  const branchId = found.site.branch.id
  const command = build({ at, actor: c.get('caller').actor, ticketId })
  const outcome = await execute(c, house, branchId, command, beside(branchId, at))
  return answerTicket(c, house, outcome)
}

function answerTicket(
  c: Context<Env>,
  house: House,
  outcome: { events: readonly QueueEvent[] } | RefusedCommand,
) {
  if ('refusal' in outcome) return refuse(c, outcome.refusal, outcome.field)
  const [event, next] = outcome.events
  const found = event && 'ticketId' in event ? house.halls.find(event.ticketId) : undefined
  if (!found) return refuse(c, 'not_found')
  const ticket = resourceOf(house, found)
  const called = next?.type === 'called' ? calledResource(house, next) : null
  return called ? c.json({ ticket, next: called }, 201) : c.json({ ticket }, 201)
}

function resourceOf(house: House, { site, queue, ticket }: FoundTicket) {
  return ticketResource(site, queue, ticket, house.pace, house.clock.now())
}
