import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { deliveryChannels, deliveryStates, personOutcomes } from '../../domain/requests/delivery.ts'
import { scopeOf } from '../../domain/staff.ts'
import { recordAttempt, retryMessage } from '../outbox/by-hand.ts'
import { openLetter } from '../outbox/letter.ts'
import { saidByHand } from '../requests/said-by-hand.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import {
  listOutbox,
  readAttempts,
  readListed,
  readOpenWork,
  type OutboxPlace,
} from '../storage/outbox-reading.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import type { Caller, Env } from './env.ts'
import type { House } from './house.ts'
import { attemptResource, deliveryResource, openingResource } from './outbox-resource.ts'
import { refuse } from './refusals.ts'
import { mayReadRequest } from './request-access.ts'
import { staffNames } from './staff-names.ts'
import { body, query } from './validate.ts'

const pageSize = 100
const maxWork = 500

const ListQuery = v.object({
  state: v.optional(v.picklist(deliveryStates)),
  channel: v.optional(v.picklist(deliveryChannels)),
  /** Bulletins instead of what is told about requests. */
  bulletins: v.optional(v.picklist(['true', 'false']), 'false'),
  /** Where the page before ended. */
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}\.[\w-]{1,100}$/))),
})
const Attempt = v.object({ outcome: v.picklist(personOutcomes) })
const Nothing = v.object({})

/** What citizens are told: what waits, what arrived, what was given up, and what people do by hand. */
export function outboxRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['outbox'], summary })
  const read = allow(house, 'outbox.read')
  const tick = allow(house, 'outbox.tick')

  return new Hono<Env>()
    .get('/outbox', describe('Messages, newest first'), read, query(ListQuery), (c) => {
      const { state = null, channel, bulletins, after } = c.req.valid('query')
      const channels = channel === undefined ? null : [channel]
      const sieve = { state, channels, bulletins: bulletins === 'true' }
      const filter = { ...sieve, after: placeOf(after), limit: pageSize + 1 }
      const rows = listOutbox(house.tables, filter)
      const items = rows.slice(0, pageSize)
      const last = rows.length > pageSize ? items.at(-1) : undefined
      return c.json({
        items: items.map((row) => deliveryResource(house.outbox, row)),
        next: last ? `${last.createdAt}.${last.id}` : null,
      })
    })
    .get('/outbox/work', describe('What is told by hand, masked'), tick, (c) => {
      const isHandCarried = house.gateways.hand !== null
      const rows = readOpenWork(house.tables, { isHandCarried, limit: maxWork })
      const mine = rows.filter(({ requestId }) => mayTell(house, c.get('caller'), requestId))
      const items = mine.map((row) => deliveryResource(house.outbox, row))
      return c.json({ items: items.filter(({ recipient }) => recipient !== null) })
    })
    .get('/outbox/:id', describe('A message and its attempts'), read, (c) => {
      const found = detailOf(house, c.req.param('id'))
      return found ? c.json(found) : refuse(c, 'not_found')
    })
    .post(
      '/outbox/:id/attempts',
      describe('Somebody has called, or sent by hand'),
      tick,
      body(Attempt),
      (c) => attempt(house, c, c.req.param('id'), c.req.valid('json').outcome),
    )
    .post(
      '/outbox/:id/openings',
      describe('Look at whom to tell and what; on record'),
      tick,
      body(Nothing),
      (c) => open(house, c, c.req.param('id')),
    )
    .post('/outbox/:id/retry', describe('Send again now'), read, body(Nothing), async (c) => {
      const refused = await retryMessage(house.outbox, c.req.param('id'))
      if (refused) return refuse(c, refused.refusal, refused.field)
      const row = readListed(house.tables, c.req.param('id'))
      return row
        ? c.json({ message: deliveryResource(house.outbox, row) }, 201)
        : refuse(c, 'not_found')
    })
}

/** Whom and what, for who is about to tell it: written down before it is shown. */
async function open(house: House, c: Context<Env>, id: string) {
  const row = readListed(house.tables, id)
  const caller = c.get('caller')
  const letter = row && openLetter(house.keyring, row)
  if (!row || !letter) return refuse(c, 'not_found')
  const said = saidByHand(house, row, letter)
  if (!mayOpen(house, caller, row.requestId, said.version)) return refuse(c, 'not_found')
  if (row.channel !== 'call' && row.channel !== 'hand') return refuse(c, 'not_by_hand')
  if (row.state !== 'waiting') return refuse(c, 'message_settled')
  const { requestId } = row
  const look = { at: house.clock.now(), staffId: caller.actor.id, action: 'opened' as const }
  await house.tables.edit(insertAccess({ ...look, requestId, subject: id, sealed: null }))
  return c.json(openingResource(letter, said), 201)
}

/** What belongs to no request is for those who may tell anything. */
function mayOpen(house: House, caller: Caller, requestId: string | null, version: number): boolean {
  return requestId === null
    ? mayTell(house, caller, requestId)
    : mayReadRequest(house, caller, requestId, version)
}

async function attempt(
  house: House,
  c: Context<Env>,
  id: string,
  outcome: v.InferOutput<typeof Attempt>['outcome'],
) {
  const key = commandKey(c)
  if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
  const found = readListed(house.tables, id)
  if (!found || !mayTell(house, c.get('caller'), found.requestId)) return refuse(c, 'not_found')
  const by = c.get('caller').actor.id
  const refused = await recordAttempt(house.outbox, id, { by, outcome }, key)
  if (refused) return refuse(c, refused.refusal, refused.field)
  const row = readListed(house.tables, id)
  return row
    ? c.json({ message: deliveryResource(house.outbox, row) }, 201)
    : refuse(c, 'not_found')
}

/** Who may act on their own requests only, tells only about those. */
function mayTell(house: House, caller: Caller, requestId: string | null): boolean {
  if (scopeOf(caller.actor.role, 'outbox.tick') === 'any') return true
  return requestId !== null && mayReadRequest(house, caller, requestId)
}

function detailOf(house: House, id: string) {
  const row = readListed(house.tables, id)
  if (!row) return null
  const names = staffNames(house)
  const attempts = readAttempts(house.tables, id)
  return {
    message: deliveryResource(house.outbox, row),
    attempts: attempts.map((one) => attemptResource(house.outbox, one, names)),
  }
}

function placeOf(after: string | undefined): OutboxPlace | null {
  if (after === undefined) return null
  const dot = after.indexOf('.')
  return { createdAt: Number(after.slice(0, dot)), id: after.slice(dot + 1) }
}
