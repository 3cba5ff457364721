import type {
  PrintContent,
  PrinterSettings,
  PrintOutcome,
  PrintProblem,
} from '../../domain/slip.ts'

/** What became of a job; `failed` says why. */
export interface PrintResult {
  outcome: Exclude<PrintOutcome, 'pending'>
  problem?: PrintProblem
}

/** A way to put something on paper. Never throws: what goes wrong is a result. */
export interface SlipPrinter {
  print: (settings: PrinterSettings, content: PrintContent) => Promise<PrintResult>
  /** How the printer says it is; null when all is well or it says nothing. */
  check: (settings: PrinterSettings) => Promise<PrintProblem | null>
}
