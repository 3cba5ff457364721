import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Directory } from '../queue/directory.ts'
import type { Sealer } from '../sealing/port.ts'
import type { TableStore } from '../storage/tables.ts'
import { Zone } from '../zone.ts'
import { carrierOf, type OtherCarriers, type WaysOut } from './carriers.ts'
import { Outbox } from './outbox.ts'
import type { OutboxHooks } from './port.ts'
import type { QuietHours } from './quiet-hours.ts'

/** How many messages of a channel are under way at once. */
const atOnce = 4

/** What an outbox needs of a house; all of it is asked each time, because settings change. */
export interface OutboxNeeds {
  tables: TableStore
  keyring: Sealer
  clock: Clock
  directory: Directory
  requestSettings: { quietMinutes: QuietHours }
  gateways: WaysOut
  log: Logger
}

/** The outbox of a house; `hooks`: what follows from a message. */
export function openOutbox(house: OutboxNeeds, others: OtherCarriers, hooks: OutboxHooks): Outbox {
  const { tables, keyring, clock, directory, requestSettings, gateways, log } = house
  const nowhere = new Zone('Europe/Istanbul')
  return new Outbox({
    ...{ tables, sealer: keyring, clock, hooks, atOnce },
    zone: () => [...directory.sites][0]?.branch.zone ?? nowhere,
    quietHours: () => requestSettings.quietMinutes,
    carrierOf: (channel) => carrierOf(channel, gateways, others),
    onProblem: (problem) =>
      log.error({ problem: String(problem) }, 'a message could not be handled'),
  })
}
