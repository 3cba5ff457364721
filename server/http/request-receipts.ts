import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Receipt } from '../../domain/slip.ts'
import { scopeOf } from '../../domain/staff.ts'
import { printerSettings } from '../devices/printer-settings.ts'
import { receiptOf, wasTakenToday } from '../requests/receipt.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import type { DeviceRow } from '../storage/device-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { printResource } from './printing.ts'
import { onceByKey } from './prints.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { body } from './validate.ts'

const Wanted = v.object({
  /** On a slip printer: the one that is named, or the branch's first. */
  slip: v.optional(v.boolean(), false),
  printerId: v.optional(id),
})

/**
 * The receipt of a request with its code: to whoever took it, on the same day, and to those who lead. Each is written
 * down before it is handed out.
 */
export function receiptRoutes(house: House) {
  return new Hono<Env>().post(
    '/requests/:id/receipts',
    describeRoute({ tags: ['requests'], summary: 'A receipt for the citizen' }),
    allow(house, 'request.create'),
    body(Wanted),
    async (c) => {
      const row = findReadable(c, house, c.req.param('id'))
      if (!row) return refuse(c, 'not_found')
      const actor = actorOf(c)
      const mayAlways = scopeOf(c.get('caller').actor.role, 'request.lead') !== undefined
      if (!mayAlways && !wasTakenToday(house, row, actor.id)) return refuse(c, 'forbidden')
      const { slip, printerId } = c.req.valid('json')
      const printers = printersOf(house, row.branchId)
      const printer = printers.find((one) => printerId === undefined || one.id === printerId)
      const isPrinted = slip || printerId !== undefined
      if (isPrinted && !printer) return refuse(c, 'unknown_printer', 'printerId')
      const look = { at: house.clock.now(), staffId: actor.id, requestId: row.id }
      await house.tables.edit(
        insertAccess({ ...look, action: 'receipt', subject: null, sealed: null }),
      )
      const receipt = receiptOf(house, row)
      const print = isPrinted && printer ? printed(c, house, printer, receipt) : null
      if (print && 'refusal' in print) return refuse(c, print.refusal, print.field)
      const names = printers.map(({ id, name }) => ({ id, name }))
      const printing = print && { print: printResource(print) }
      return c.json({ receipt, printers: names, ...printing }, 201)
    },
  )
}

function printersOf({ devices }: House, branchId: string): DeviceRow[] {
  return devices.all.filter((device) => device.kind === 'printer' && device.branchId === branchId)
}

function printed(c: Context<Env>, house: House, printer: DeviceRow, receipt: Receipt) {
  const content = { kind: 'receipt', receipt } as const
  return onceByKey(house, c, () =>
    house.printing.print(printer.id, printerSettings(printer), content),
  )
}
