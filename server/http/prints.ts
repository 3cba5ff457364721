import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { printerSettings } from '../devices/printer-settings.ts'
import type { Print } from '../printing/print-desk.ts'
import { allow } from './callers.ts'
import { commandKey, type RefusedCommand } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { printerForCopy, printResource, printSlip } from './printing.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const Copy = v.object({ printerId: v.optional(id) })
const Nothing = v.object({})

/** What became of a slip, a slip again, and a printer's test page. */
export function printRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['prints'], summary })

  return new Hono<Env>()
    .get('/prints/:id', describe('What became of it'), allow(house, 'print.read'), (c) => {
      const print = house.printing.find(c.req.param('id'))
      return print ? c.json({ print: printResource(print) }) : refuse(c, 'not_found')
    })
    .post(
      '/tickets/:id/prints',
      describe('The slip again'),
      allow(house, 'ticket.print'),
      body(Copy),
      async (c) => {
        await house.writer.settled()
        const { printerId } = c.req.valid('json')
        const print = onceByKey(house, c, () => printCopy(house, c.req.param('id'), printerId))
        if ('refusal' in print) return refuse(c, print.refusal, print.field)
        return c.json({ print: printResource(print) }, 201)
      },
    )
    .post(
      '/devices/:id/test-prints',
      describe('A page that shows its letters'),
      allow(house, 'device.test'),
      body(Nothing),
      (c) => {
        const print = onceByKey(house, c, () => printTest(house, c.req.param('id')))
        if ('refusal' in print) return refuse(c, print.refusal, print.field)
        return c.json({ print: printResource(print) }, 201)
      },
    )
}

function printTest(house: House, printerId: string): Print | RefusedCommand {
  const printer = house.devices.get(printerId)
  if (printer?.kind !== 'printer') return { refusal: 'not_found' }
  const site = house.directory.site(printer.branchId)
  const { zone, language } = site?.branch ?? { zone: null, language: 'tr' }
  return house.printing.print(printer.id, printerSettings(printer), {
    kind: 'test',
    language,
    printer: printer.name,
    at: new Date(house.clock.now()).toISOString(),
    timeZone: zone?.name ?? 'UTC',
  })
}

function printCopy(
  house: House,
  ticketId: string,
  printerId: string | undefined,
): Print | RefusedCommand {
  const found = house.halls.findToday(ticketId)
  if (!found) return { refusal: house.halls.find(ticketId) ? 'day_ended' : 'not_found' }
  const printer = printerForCopy(house, found, printerId)
  return printer
    ? printSlip(house, printer, found, true)
    : { refusal: 'unknown_printer', field: 'printerId' }
}

/**
 * The same command again is the same copy, also after midnight; only the latest are known, and none over a restart. A
 * refusal is not kept.
 */
export function onceByKey(
  house: House,
  c: Context<Env>,
  print: () => Print | RefusedCommand,
): Print | RefusedCommand {
  const key = commandKey(c)
  if (key === null) return print()
  if ('refusal' in key) return key
  const name = `${key.actor} ${key.key}`
  const known = house.copies.get(name)
  if (known && known.hash !== key.hash) return { refusal: 'key_reused', field: 'Idempotency-Key' }
  const made = known?.print ?? print()
  if (!known && !('refusal' in made)) house.copies.remember(name, { hash: key.hash, print: made })
  return made
}
