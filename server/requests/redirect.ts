import { isDeciding } from '../../domain/requests/citizen-steps.ts'
import { nudgeEvents, type TellEvent } from '../../domain/requests/decision.ts'
import type { Applicant } from '../../domain/requests/resources.ts'
import { isStillTrue } from '../../domain/requests/still-true.ts'
import { oneTimeCode } from '../outbox/pauses.ts'
import { readMessageRowsOf } from '../storage/outbox-reading.ts'
import type { OutboxRow } from '../storage/outbox-table.ts'
import { callBack } from '../storage/redirecting.ts'
import { readSteps } from '../storage/request-step-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import type { Statement } from '../storage/writer.ts'
import { openContent } from './content.ts'
import type { RequestParts } from './parts.ts'
import { ownState } from './state-row.ts'
import { languageOf, tellApplicant, wayTo } from './telling.ts'

const insideEvents: ReadonlySet<string> = new Set(nudgeEvents)

/**
 * The applicant was put right: what they have not been told goes where they are now, in their language, and nothing goes
 * to the old address any more. A message that is under way in this moment may still arrive there; the new address is told
 * as well. For the transaction of the correction; `row` as it is after it.
 */
export function redirectMessages(
  parts: RequestParts,
  row: RequestRow,
  { before, after }: { before: Applicant | null; after: Applicant },
): Statement[] {
  if (isSameWay(row, before, after)) return []
  const messages = readMessageRowsOf(parts.tables, row.id).filter(isForApplicant)
  const unsent = messages.filter(({ state }) => state === 'waiting' || state === 'given-up')
  const { statusCode } = openContent(parts.keyring, row)
  const notices = untold(parts, row, messages)
  return [
    ...callBack(unsent.map(({ id }) => id)),
    ...notices.flatMap(({ event, leaveBy }) =>
      tellApplicant(parts, { row, applicant: after, statusCode, leaveBy }, event),
    ),
  ]
}

function isSameWay({ channel }: RequestRow, before: Applicant | null, after: Applicant): boolean {
  const [old, now] = [wayTo(before, channel), wayTo(after, channel)]
  const isSame = old?.channel === now?.channel && old?.to === now?.to
  return isSame && languageOf(before?.language) === languageOf(after.language)
}

const isForApplicant = ({ channel, event }: OutboxRow) =>
  channel !== 'webhook' && !insideEvents.has(event)

interface Notice {
  event: TellEvent
  /** By then it must have left; see `NewMessage`. */
  leaveBy: number | undefined
}

/**
 * Each event once, in the order in which they happened last: what waits, what was given up since the last message that
 * arrived (nobody is told of that once it is closed), and a decision that nobody could be told. Nothing that is not so any
 * more. One-time codes are asked for again
 * by whoever needs one, and one that arrived says nothing of what did not.
 */
function untold(parts: RequestParts, row: RequestRow, messages: readonly OutboxRow[]): Notice[] {
  const notices = messages.filter(({ event }) => event !== oneTimeCode)
  const lastSent = notices.findLastIndex(({ state }) => state === 'sent')
  const isOpen = row.closedAt === null
  const missed = notices.filter(
    ({ state }, index) =>
      state === 'waiting' || (isOpen && state === 'given-up' && index > lastSent),
  )
  const own = ownState(row)
  const untold = lastOfEach(missed)
  for (const notice of untoldDecision(parts, row, messages)) untold.set(notice.event, notice)
  return [...untold.values()].filter(({ event }) => isStillTrue(event, own))
}

function lastOfEach(messages: readonly OutboxRow[]): Map<string, Notice> {
  const notices = new Map<string, Notice>()
  for (const { event, channel, leaveBy } of messages) {
    // Made when the message itself was given up, and in its place.
    if (channel === 'call' && notices.has(event)) continue
    notices.delete(event)
    notices.set(event, { event: event as TellEvent, leaveBy: leaveBy ?? undefined })
  }
  return notices
}

/** The decision of an answered request of which there is no message at all. */
function untoldDecision(
  { tables }: RequestParts,
  row: RequestRow,
  messages: readonly OutboxRow[],
): Notice[] {
  if (row.status !== 'answered' || ownState(row).told === 'told') return []
  const step = readSteps(tables, row.id).findLast(({ type }) => isDeciding(type))
  const isTold = messages.some(
    ({ event, state, createdAt }) =>
      isDeciding(event) && createdAt >= (step?.at ?? 0) && state !== 'cancelled',
  )
  return step && !isTold ? [{ event: step.type as TellEvent, leaveBy: undefined }] : []
}
