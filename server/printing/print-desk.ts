import type {
  PrintContent,
  PrinterSettings,
  PrintOutcome,
  PrintProblem,
} from '../../domain/slip.ts'
import type { PrintResult, SlipPrinter } from './port.ts'
import { Recent } from './recent.ts'

/** A job, as the kiosk that waits for it may ask. */
export interface Print {
  id: string
  printerId: string
  outcome: PrintOutcome
  problem?: PrintProblem
}

/** What is known of a printer. */
export interface PrinterState {
  /** What it needs now, as its last job or the last look at it told. */
  problem: PrintProblem | null
  /** Of its last job; null when there was none yet. */
  lastOutcome: PrintOutcome | null
  /** Of the last news, epoch milliseconds of the machine's clock. */
  at: number
}

interface Waiting {
  print: Print
  settings: PrinterSettings
  content: PrintContent
  since: number
}

/** Who stood before the kiosk has gone by then: a slip now would lie there for the next one. */
const mostWaitMs = 10_000
const mostWaiting = 50
const keptPrints = 2000

/** One job at a time per printer; nobody waits for it. A job is never repeated by itself. */
export class PrintDesk {
  #printer: SlipPrinter
  #newId: () => string
  #onChange: () => void
  #prints = new Recent<Print>(keptPrints)
  /** By address: a printer that is entered twice is still one printer. */
  #lines = new Map<string, Waiting[]>()
  #states = new Map<string, PrinterState>()

  /** `onChange` is told when a printer's state may look different to the manager. */
  constructor(printer: SlipPrinter, newId: () => string, onChange: () => void) {
    this.#printer = printer
    this.#newId = newId
    this.#onChange = onChange
  }

  /** Put a job into the printer's line; answers at once. */
  print(printerId: string, settings: PrinterSettings, content: PrintContent): Print {
    const print: Print = { id: this.#newId(), printerId, outcome: 'pending' }
    this.#prints.remember(print.id, print)
    const line = this.#lines.get(settings.address)
    const job = { print, settings, content, since: Date.now() }
    if (line && line.length >= mostWaiting) this.#giveUp(print)
    else if (line) line.push(job)
    else void this.#work(settings.address, [job])
    return print
  }

  /** A job of which nobody knows any more what became of it. */
  lost(printerId: string): Print {
    const print: Print = { id: this.#newId(), printerId, outcome: 'unknown' }
    this.#prints.remember(print.id, print)
    return print
  }

  find(id: string): Print | undefined {
    return this.#prints.get(id)
  }

  /** Null until it was used or looked at. */
  stateOf(printerId: string): PrinterState | null {
    return this.#states.get(printerId) ?? null
  }

  /** Ask a printer that has nothing to do how it is. */
  async check(printerId: string, settings: PrinterSettings): Promise<void> {
    const { address } = settings
    if (this.#lines.has(address)) return
    const line: Waiting[] = []
    this.#lines.set(address, line)
    const problem = await this.#printer.check(settings)
    const lastOutcome = this.#states.get(printerId)?.lastOutcome ?? null
    this.#note(printerId, { problem, lastOutcome, at: Date.now() })
    await this.#work(address, line)
  }

  async #work(address: string, line: Waiting[]): Promise<void> {
    this.#lines.set(address, line)
    for (let job = line.shift(); job; job = line.shift()) {
      if (Date.now() - job.since > mostWaitMs) this.#giveUp(job.print)
      else this.#finish(job, await this.#printer.print(job.settings, job.content))
    }
    this.#lines.delete(address)
  }

  /** A job that was never sent: it says nothing new about the printer. */
  #giveUp(print: Print): void {
    print.outcome = 'failed'
    print.problem = this.#states.get(print.printerId)?.problem ?? 'not-reading'
  }

  #finish({ print }: Waiting, { outcome, problem }: PrintResult): void {
    print.outcome = outcome
    if (problem) print.problem = problem
    this.#note(print.printerId, { problem: problem ?? null, lastOutcome: outcome, at: Date.now() })
  }

  #note(printerId: string, state: PrinterState): void {
    const before = this.#states.get(printerId)
    this.#states.set(printerId, state)
    if (before?.lastOutcome !== state.lastOutcome || before?.problem !== state.problem)
      this.#onChange()
  }
}
