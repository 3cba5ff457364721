import type { Clock } from '../clock.ts'
import type { Sealer } from '../sealing/port.ts'
import type { TableStore } from '../storage/tables.ts'
import type { Zone } from '../zone.ts'
import type { CarriedChannel, Carrier, OutboxHooks } from './port.ts'
import type { QuietHours } from './quiet-hours.ts'

/** What sending needs. */
export interface SenderParts {
  tables: TableStore
  sealer: Sealer
  clock: Clock
  /** Where the house stands; asked each time, because settings change. */
  zone: () => Zone
  quietHours: () => QuietHours
  /** Null while a channel is not set up. */
  carrierOf: (channel: CarriedChannel) => Carrier | null
  hooks: OutboxHooks
  /** How many messages of a channel are under way at once. */
  atOnce: number
  /** Something of ours went wrong; says nothing of the message. */
  onProblem: (problem: unknown) => void
}
