import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Command } from '../../domain/queue/decide.ts'
import { newId } from '../ids.ts'
import type { RunOptions } from '../queue/branch-queue.ts'
import { counterResource } from '../queue/counter-resource.ts'
import { insertNote } from '../storage/note-table.ts'
import { allow } from './callers.ts'
import { calledResource } from './calls.ts'
import { execute } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { staffNames } from './staff-names.ts'
import { body } from './validate.ts'

const Opening = v.object({
  desks: v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(100))),
  takeOver: v.optional(v.boolean(), false),
})
const Pause = v.object({ reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))) })
const CallBody = v.object({ ticketId: v.optional(id) })
const Nothing = v.object({})

type Build = (base: Pick<Command, 'at' | 'actor'> & { counterId: string }) => Command

/** The clerk's place, and the calls from it. */
export function counterRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['counters'], summary })
  const operate = allow(house, 'counter.operate')

  return new Hono<Env>()
    .post('/counters/:id/opening', describe('Sit down'), operate, body(Opening), (c) => {
      const { desks, takeOver } = c.req.valid('json')
      const caller = c.get('caller')
      const languages = caller.kind === 'staff' ? caller.staff.languages : []
      const deskIds = desks ? { deskIds: desks } : {}
      const opening = { openingId: newId(), languages, takeOver, ...deskIds }
      return change(c, house, (base) => ({ verb: 'open-counter', ...base, ...opening }))
    })
    .post('/counters/:id/pauses', describe('Take a break'), operate, body(Pause), (c) => {
      const { reason } = c.req.valid('json')
      const noteId = reason ? newId() : null
      return change(
        c,
        house,
        (base) => ({ verb: 'pause-counter', ...base, noteId }),
        (branchId, at) => (reason && noteId ? [insertNote(noteId, branchId, at, reason)] : []),
      )
    })
    .post(
      '/counters/:id/resumption',
      describe('Back from the break'),
      operate,
      body(Nothing),
      (c) => change(c, house, (base) => ({ verb: 'resume-counter', ...base })),
    )
    .post('/counters/:id/closing', describe('Leave'), operate, body(Nothing), (c) =>
      change(c, house, (base) => ({ verb: 'close-counter', ...base })),
    )
    .post(
      '/counters/:id/calls',
      describe('Call the next citizen, or a chosen one'),
      allow(house, 'ticket.call'),
      body(CallBody),
      (c) => call(c, house, c.req.valid('json')),
    )
}

async function call(c: Context<Env>, house: House, input: v.InferOutput<typeof CallBody>) {
  const counter = house.directory.counter(c.req.param('id') ?? '')
  if (!counter) return refuse(c, 'not_found')
  const { id: counterId, branchId } = counter
  const base = { at: house.clock.now(), actor: c.get('caller').actor, counterId }
  const named = input.ticketId === undefined ? {} : { ticketId: input.ticketId }
  const command: Command = { verb: 'call', ...base, ...named }
  const outcome = await execute(c, house, () => ({ branchId, command }))
  if ('refusal' in outcome) return refuse(c, outcome.refusal, outcome.field)
  const [event] = outcome.events
  const called = event?.type === 'called' ? calledResource(house, event) : null
  return called ? c.json(called, 201) : refuse(c, 'not_found')
}

async function change(
  c: Context<Env>,
  house: House,
  build: Build,
  beside: (branchId: string, at: number) => NonNullable<RunOptions['beside']> = () => [],
) {
  const counter = house.directory.counter(c.req.param('id') ?? '')
  const site = counter && house.directory.site(counter.branchId)
  if (!counter || !site) return refuse(c, 'not_found')
  const at = house.clock.now()
  const { branchId } = counter
  const command = build({ at, actor: c.get('caller').actor, counterId: counter.id })
  const wanted = { branchId, command, beside: beside(branchId, at) }
  const outcome = await execute(c, house, () => wanted)
  if ('refusal' in outcome) return refuse(c, outcome.refusal, outcome.field)
  const queue = house.halls.of(branchId).today()
  return c.json({ counter: counterResource(site, queue, counter, staffNames(house)) }, 201)
}
