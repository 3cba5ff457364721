import type { Clock } from '../clock.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { WebhookBook } from '../programs/webhooks.ts'
import type { Directory } from '../queue/directory.ts'
import type { Keyring } from '../sealing/keyring.ts'
import type { CalendarBook } from '../settings/calendar.ts'
import type { Gateways } from '../settings/gateways.ts'
import type { RequestCatalogue } from '../settings/request-catalogue.ts'
import type { RequestSettings } from '../settings/request-settings.ts'
import type { Templates } from '../settings/templates.ts'
import type { StaffBook } from '../staff/staff-book.ts'
import type { TableStore } from '../storage/tables.ts'

/** What working on requests needs of the house. */
export interface RequestParts {
  tables: TableStore
  clock: Clock
  directory: Directory
  staff: StaffBook
  keyring: Keyring
  calendar: CalendarBook
  catalogue: RequestCatalogue
  requestSettings: RequestSettings
  templates: Templates
  outbox: Outbox
  /** The ways out as they are set up now. */
  gateways: Gateways
  /** Other systems that are told of changes. */
  webhooks: WebhookBook
  /** Told after the commit, so that searching finds what changed. */
  requestChanged: (ids: readonly string[]) => void
  /** Something of ours went wrong with one request; the others go on. Says nothing of a person. */
  onProblem: (problem: unknown) => void
  /** How others reach this server, without a slash at the end; null = nobody was told. */
  publicAddress: () => string | null
}
