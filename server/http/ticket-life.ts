import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Command } from '../../domain/queue/decide.ts'
import { completionOutcomes } from '../../domain/resources.ts'
import { newId } from '../ids.ts'
import type { RunOptions } from '../queue/branch-queue.ts'
import { insertNote } from '../storage/note-table.ts'
import { allow } from './callers.ts'
import { execute } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { answerTicket } from './ticket-answer.ts'
import { body } from './validate.ts'

const place = v.optional(v.picklist(['keep', 'first', 'last']), 'keep')
const noteText = v.pipe(v.string(), v.trim(), v.maxLength(500))
const Nothing = v.object({})
const Completion = v.object({
  outcome: v.optional(v.picklist(completionOutcomes), 'informed'),
  thenCallNext: v.optional(v.boolean(), false),
})
const Placed = v.object({ place })
const Resumption = v.object({ counterId: id })
const TransferBody = v.object({ deskId: id, place, note: v.optional(noteText) })
const Cancellation = v.object({ reason: v.optional(v.picklist(['left', 'mistake']), 'left') })

type Build = (
  base: Pick<Command, 'at' | 'actor'> & { ticketId: string },
  branchId: string,
) => Command

/** A ticket's life: each change of state is a resource of its own. */
export function ticketLifeRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['tickets'], summary })
  const serve = allow(house, 'ticket.serve')

  return new Hono<Env>()
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
      change(c, house, (base, branchId) => {
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

/** Find the ticket, run the command, answer with the ticket as it is afterwards. */
async function change(
  c: Context<Env>,
  house: House,
  build: Build,
  beside: (branchId: string, at: number) => NonNullable<RunOptions['beside']> = () => [],
) {
  const ticketId = c.req.param('id') ?? ''
  const outcome = await execute(c, house, () => {
    const found = house.halls.findToday(ticketId)
    if (!found) return { refusal: house.halls.find(ticketId) ? 'day_ended' : 'not_found' }
    const at = house.clock.now()
    const branchId = found.site.branch.id
    const command = build({ at, actor: c.get('caller').actor, ticketId }, branchId)
    return { branchId, command, beside: beside(branchId, at) }
  })
  return answerTicket(c, house, outcome)
}
