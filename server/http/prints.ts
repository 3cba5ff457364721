import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { printerSettings } from '../devices/printer-settings.ts'
import type { Print } from '../printing/print-desk.ts'
import { allow } from './callers.ts'
import { commandKey, type RefusedCommand } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { printerForCopy, printResource, printSlip } from './printing.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const Copy = v.object({
  printerId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
})
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
        const found = house.halls.findToday(c.req.param('id'))
        if (!found)
          return refuse(c, house.halls.find(c.req.param('id')) ? 'day_ended' : 'not_found')
        const printer = printerForCopy(house, found, c.req.valid('json').printerId)
        if (!printer) return refuse(c, 'unknown_printer', 'printerId')
        const print = onceByKey(house, c, () => printSlip(house, printer, found, true))
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
        const printer = house.devices.get(c.req.param('id'))
        if (printer?.kind !== 'printer') return refuse(c, 'not_found')
        const site = house.directory.site(printer.branchId)
        const { zone, language } = site?.branch ?? { zone: null, language: 'tr' }
        const print = house.printing.print(printer.id, printerSettings(printer), {
          kind: 'test',
          language,
          printer: printer.name,
          at: new Date(house.clock.now()).toISOString(),
          timeZone: zone?.name ?? 'UTC',
        })
        return c.json({ print: printResource(print) }, 201)
      },
    )
}

/** The same command again is the same copy; only the latest are known, and none over a restart. */
export function onceByKey(
  house: House,
  c: Context<Env>,
  print: () => Print,
): Print | RefusedCommand {
  const key = commandKey(c)
  if (key === null) return print()
  if ('refusal' in key) return key
  const name = `${key.actor} ${key.key}`
  const known = house.copies.get(name)
  if (known && known.hash !== key.hash) return { refusal: 'key_reused', field: 'Idempotency-Key' }
  const made = known?.print ?? print()
  if (!known) house.copies.remember(name, { hash: key.hash, print: made })
  return made
}
