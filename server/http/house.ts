import type { Logger } from 'pino'
import type { Clock, TestClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { HelpBook } from '../devices/help-book.ts'
import type { Print, PrintDesk } from '../printing/print-desk.ts'
import type { Recent } from '../printing/recent.ts'
import type { EscortBook } from '../queue/escort-book.ts'
import type { Voice } from '../voice/port.ts'
import type { PaceBook } from '../queue/pace.ts'
import type { CommandKeys } from '../queue/idempotency.ts'
import type { Editor } from '../settings/editor.ts'
import type { Reader } from '../storage/reader.ts'
import type { Writer } from '../storage/writer.ts'
import type { AttemptLimits } from './attempt-limits.ts'

/** All parts that the routes speak to. */
export interface House extends Editor {
  config: Config
  clock: Clock
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
  log: Logger
  /** The version of a view made now. */
  version: () => number
}
