import { setImmediate as letOthersWork } from 'node:timers/promises'
import type {
  ImportField,
  ImportResource,
  ImportRowResource,
  ImportSource,
} from '../../domain/program.ts'
import { isTheirs } from '../../domain/requests/access.ts'
import type { RequestActor } from '../../domain/requests/decision.ts'
import { numbersOnce } from '../../domain/requests/kinds.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import { knownRequest } from '../requests/known-reference.ts'
import { registerNew } from '../requests/register.ts'
import type { RequestParts } from '../requests/parts.ts'
import type { Turns } from '../turns.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { requestOfLine, type ImportedRequest, type ImportPlace } from './import-line.ts'
import type { ListLine } from './read-list.ts'

/** What is to be done with a list, by whom, and where its requests belong. */
export interface Import {
  source: ImportSource
  /** False = a preview, which stores nothing. */
  commit: boolean
  actor: RequestActor
  place: ImportPlace
}

type Outcome = Omit<ImportRowResource, 'line'>

/** Lines between which a preview lets others work; taking a request waits for the disk anyway. */
const linesATurn = 20

/**
 * Bring in the lines of a list in their order, each as a request of its own: what is refused stops no other, and what
 * was taken before is not taken again, so that a list may be brought in as often as one likes. Throws `StorageError`;
 * what was taken until then stays.
 */
export async function importList(
  parts: RequestParts,
  turns: Turns,
  lines: readonly ListLine[],
  wanted: Import,
): Promise<ImportResource> {
  const rows: ImportRowResource[] = []
  const seen = new Set<string>()
  for (const [index, line] of lines.entries()) {
    rows.push({ line: line.line, ...(await importLine(parts, turns, line, wanted, seen)) })
    if (index % linesATurn === linesATurn - 1) await letOthersWork()
  }
  const count = (outcome: Outcome['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length
  return { rows, created: count('new'), known: count('known'), refused: count('refused') }
}

async function importLine(
  parts: RequestParts,
  turns: Turns,
  line: ListLine,
  { source, commit, actor, place }: Import,
  seen: Set<string>,
): Promise<Outcome> {
  const request = requestOfLine(parts, place, source, line)
  if ('refusal' in request) return refused(request.refusal, request.field)
  if (!isTheirs(actor, { ...request, referrals: [] })) return refused('not_your_request', 'kind')
  const before = knownRequest(parts, request)
  if (before) return { outcome: 'known', number: numberOf(before) }
  const name = nameOf(request, place)
  if (seen.has(name)) return { outcome: 'known' }
  seen.add(name)
  if (!commit) return { outcome: 'new' }
  const made = await registerNew(parts, turns, request, actor, null)
  if (!('refusal' in made)) return { outcome: 'new', number: numberOf(made) }
  // Somebody else took it in the same moment.
  const meanwhile = made.refusal === 'reference_taken' ? knownRequest(parts, request) : undefined
  if (meanwhile) return { outcome: 'known', number: numberOf(meanwhile) }
  return refused(made.refusal, undefined)
}

/** What makes two lines of a list the same request. */
function nameOf(
  { channel, externalReference, receivedAt }: ImportedRequest,
  { zone }: ImportPlace,
): string {
  if (numbersOnce(channel) || receivedAt === null) return externalReference
  return `${zone.day(receivedAt)} ${externalReference}`
}

function numberOf({ year, serial }: RequestRow): string {
  return requestNumber(year, serial)
}

function refused(refusal: string, field: ImportField | undefined): Outcome {
  return { outcome: 'refused', refusal, ...(field ? { field } : {}) }
}
