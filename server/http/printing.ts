import type { Context } from 'hono'
import { printerIdOf, printerSettings } from '../devices/printer-settings.ts'
import type { Print } from '../printing/print-desk.ts'
import type { FoundTicket } from '../queue/halls.ts'
import { slipOf } from '../queue/slip.ts'
import type { DeviceRow } from '../storage/device-table.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'

/** What the contract tells of a print. */
export function printResource({ id, outcome, problem }: Print) {
  return problem ? { id, outcome, problem } : { id, outcome }
}

/** The citizen's own page of a ticket; null without a public address. */
export function followUrlOf(house: House, { ticket }: FoundTicket): string | null {
  const { publicUrl } = house.config
  return publicUrl === null ? null : `${publicUrl}/f/${ticket.code}`
}

/** Put a ticket's slip into a printer's line, after the ticket is stored. */
export function printSlip(
  house: House,
  printer: DeviceRow,
  found: FoundTicket,
  copy: boolean,
): Print {
  const slip = slipOf(found, house.pace, followUrlOf(house, found), copy)
  return house.printing.print(printer.id, printerSettings(printer), { kind: 'slip', slip })
}

/**
 * The slip of a ticket just taken, once per ticket, also when the order is repeated; undefined where the kiosk has no
 * printer.
 */
export function printIssued(
  c: Context<Env>,
  house: House,
  found: FoundTicket,
  isRepeated: boolean,
): ReturnType<typeof printResource> | undefined {
  const caller = c.get('caller')
  if (caller.kind !== 'device') return undefined
  const printer = printerOf(house, printerIdOf(caller.device))
  if (!printer) return undefined
  const known = house.firstPrints.get(found.ticket.id)
  // A restart lies between the order and its repetition: the slip may be out already.
  const print =
    known ??
    (isRepeated ? house.printing.lost(printer.id) : printSlip(house, printer, found, false))
  house.firstPrints.remember(found.ticket.id, print)
  return printResource(print)
}

/** Where a copy comes out: the printer that was named, the one of the ticket's kiosk, or the branch's first. */
export function printerForCopy(
  house: House,
  { site, ticket }: FoundTicket,
  printerId: string | undefined,
): DeviceRow | undefined {
  const branchId = site.branch.id
  if (printerId !== undefined) {
    const named = printerOf(house, printerId)
    return named?.branchId === branchId ? named : undefined
  }
  const kiosk = house.devices.get(ticket.issuedBy)
  const own = kiosk && printerOf(house, printerIdOf(kiosk))
  return (
    own ??
    house.devices.all.find((device) => device.kind === 'printer' && device.branchId === branchId)
  )
}

function printerOf(house: House, id: string | null): DeviceRow | undefined {
  const device = id === null ? undefined : house.devices.get(id)
  return device?.kind === 'printer' ? device : undefined
}
