import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Ticket } from '../../domain/queue/state.ts'
import { ticketResource } from '../queue/ticket-resource.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { query } from './validate.ts'

const states = [
  'waiting',
  'called',
  'serving',
  'parked',
  'completed',
  'no-show',
  'cancelled',
  'expired',
] as const
const SearchQuery = v.object({
  state: v.optional(v.picklist(states)),
  number: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
  desk: v.optional(id),
})

/** `z42`, `Z-042` and `42` all find `Z-042`. */
function matchesNumber(number: string, wanted: string): boolean {
  const [letter, serial] = number.split('-')
  const [, wantedLetter, wantedSerial] =
    /^(\p{L}*)-?(\d*)$/u.exec(wanted.toLocaleUpperCase('tr')) ?? []
  if (wantedLetter === undefined || wantedSerial === undefined) return false
  if (wantedLetter !== '' && wantedLetter !== letter) return false
  return wantedSerial === '' || Number(wantedSerial) === Number(serial)
}

/** Find a ticket of today; list no-shows, parked ones and so on. The newest stands first; none is left out. */
export function searchRoutes(house: House) {
  const describe = describeRoute({ tags: ['tickets'], summary: 'Find tickets of today' })
  const read = allow(house, 'ticket.read')
  return new Hono<Env>().get(
    '/branches/:id/tickets',
    describe,
    read,
    query(SearchQuery),
    async (c) => {
      const site = house.directory.site(c.req.param('id'))
      if (!site) return refuse(c, 'not_found')
      await house.writer.settled()
      const { state, number, desk } = c.req.valid('query')
      const queue = house.halls.of(site.branch.id).today()
      const matches = (ticket: Ticket) =>
        (state === undefined || ticket.state === state) &&
        (desk === undefined || ticket.deskId === desk) &&
        (number === undefined || matchesNumber(ticket.number, number))
      const found = [...queue.tickets.values()].filter(matches).toReversed()
      const now = house.clock.now()
      const items = found.map((ticket) => ticketResource(site, queue, ticket, house.pace, now))
      return c.json({ items })
    },
  )
}
