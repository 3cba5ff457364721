import { randomInt } from 'node:crypto'
import type { PrintContent, PrinterSettings, PrintProblem } from '../../domain/slip.ts'
import { PrinterConnection } from './connection.ts'
import { encode } from './encode.ts'
import { askWhenDone, endOfBrokenJob } from './escpos.ts'
import type { PrintResult, SlipPrinter } from './port.ts'
import { readStatus } from './status.ts'

/** Of a job from its start. With a look at the printer just before it, which is not broken off, it stays under five seconds. */
const jobMs = { connect: 1500, status: 800, silent: 1200, delivered: 3300, all: 3700, close: 300 }
/** Of a look at a printer. */
const checkMs = { connect: 600, all: 800, close: 100 }

/**
 * A printer on the network. `printed` only when the printer has confirmed this very job; nothing is ever sent twice. Why
 * which outcome: docs/decisions/printing.md.
 */
export function networkPrinter(): SlipPrinter {
  /** Addresses whose last job broke off, perhaps in the middle of a command. */
  const broken = new Set<string>()

  async function print(settings: PrinterSettings, content: PrintContent): Promise<PrintResult> {
    const job = await encode(settings, content).catch(() => null)
    if (!job) return failed('error')
    // The first picture takes its time to be drawn: that is not the printer's fault.
    const start = performance.now()
    const connection = await PrinterConnection.open(settings.address, start + jobMs.connect)
    if (!connection) return failed('unreachable')
    const problem = await readStatus(connection, performance.now() + jobMs.status)
    const bytes = broken.has(settings.address) ? Buffer.concat([endOfBrokenJob, job]) : job
    const result = problem ? failed(problem) : await deliver(connection, bytes, start)
    if (result.problem === 'dropped' || result.problem === 'not-reading')
      broken.add(settings.address)
    else if (result.outcome === 'printed') broken.delete(settings.address)
    if (result.problem === 'not-reading') connection.abandon()
    else await connection.close(performance.now() + jobMs.close)
    return result
  }

  return { print: (...job) => print(...job).catch(() => failed('error')), check }
}

async function check({ address }: PrinterSettings): Promise<PrintProblem | null> {
  const start = performance.now()
  const connection = await PrinterConnection.open(address, start + checkMs.connect)
  if (!connection) return 'unreachable'
  const problem = await readStatus(connection, start + checkMs.all)
  await connection.close(performance.now() + checkMs.close)
  return problem
}

/** Hand over a job and wait until the printer says that it is done. */
async function deliver(
  connection: PrinterConnection,
  job: Buffer,
  start: number,
): Promise<PrintResult> {
  const id = newJobId()
  const bytes = Buffer.concat([job, askWhenDone(id)])
  const sent = await connection.send(bytes, start + jobMs.delivered)
  if (sent !== 'sent') return failed(sent === 'blocked' ? 'not-reading' : 'dropped')
  const isOver = () => connection.doneId === id || connection.lost !== null
  const silentUntil = Math.min(performance.now() + jobMs.silent, start + jobMs.delivered)
  await connection.until(() => connection.heard || isOver(), silentUntil)
  if (connection.heard) await connection.until(isOver, start + jobMs.delivered)
  if (connection.doneId === id) return { outcome: 'printed' }
  if (connection.lost === 'reset') return failed('dropped')
  if (connection.lost)
    return connection.heard ? { outcome: 'unknown', problem: 'dropped' } : { outcome: 'unknown' }
  const problem = connection.heard ? await readStatus(connection, start + jobMs.all) : null
  if (connection.doneId === id) return { outcome: 'printed' }
  return problem ? failed(problem) : { outcome: 'unknown' }
}

function failed(problem: PrintProblem): PrintResult {
  return { outcome: 'failed', problem }
}

/** Four printable characters, unlike those of any job that may still be answered. */
function newJobId(): string {
  return Array.from({ length: 4 }, () => String.fromCharCode(randomInt(0x30, 0x7b))).join('')
}
