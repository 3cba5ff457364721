import type { Logger } from 'pino'
import type { AttachmentStore } from '../attachments/store.ts'
import type { Backups } from '../backup/backups.ts'
import type { TestClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { HelpBook } from '../devices/help-book.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Print, PrintDesk } from '../printing/print-desk.ts'
import type { Recent } from '../printing/recent.ts'
import type { KeyBook } from '../programs/key-book.ts'
import type { KeyLimits } from '../programs/key-limits.ts'
import type { EscortBook } from '../queue/escort-book.ts'
import type { Voice } from '../voice/port.ts'
import type { PaceBook } from '../queue/pace.ts'
import type { CommandKeys } from '../queue/idempotency.ts'
import type { RequestDesk } from '../requests/change.ts'
import type { DailyRound } from '../requests/daily-round.ts'
import type { CalendarEdits } from '../requests/recount.ts'
import type { RequestParts } from '../requests/parts.ts'
import type { RequestSearch } from '../search/port.ts'
import type { Editor } from '../settings/editor.ts'
import type { Reader } from '../storage/reader.ts'
import type { Writer } from '../storage/writer.ts'
import type { AttemptLimits } from './attempt-limits.ts'

/** All parts that the routes speak to. */
export interface House extends Editor, RequestParts {
  config: Config
  /** Only with `TEST_CLOCK=1`. */
  testClock: TestClock | null
  /** How others reach this server, without a slash at the end. */
  publicUrl: () => string
  keys: CommandKeys
  pace: PaceBook
  reader: Reader
  writer: Writer
  limits: AttemptLimits
  printing: PrintDesk
  /** The first slip of each ticket: a repeated order is answered with it, and prints nothing. */
  firstPrints: Recent<Print>
  /** Copies by their command key. */
  copies: Recent<{ hash: string; print: Print }>
  voice: Voice
  help: HelpBook
  escorts: EscortBook
  attachments: AttachmentStore
  requests: RequestDesk
  calendarEdits: CalendarEdits
  dailyRound: DailyRound
  /** What other systems show when they speak to this one. */
  programKeys: KeyBook
  keyLimits: KeyLimits
  search: RequestSearch
  /** What days bring by themselves to requests. Never rejects. */
  lookAfterRequests: () => Promise<void>
  /** What must be told to citizens and other systems. */
  outbox: Outbox
  backups: Backups
  log: Logger
  /** The version of a view made now. */
  version: () => number
}
