import { hash, timingSafeEqual } from 'node:crypto'
import {
  answerSteps,
  citizenSteps,
  isDeciding,
  questionSteps,
  takesBack,
  type AnswerStep,
  type CitizenStep,
  type QuestionStep,
} from '../../domain/requests/citizen-steps.ts'
import { isAnonymous } from '../../domain/requests/kinds.ts'
import { codeWay, type CodeObstacle, type CodeWay } from '../../domain/requests/code-way.ts'
import { maskEmail, maskPhone } from '../../domain/requests/mask.ts'
import { parseRequestNumber, requestNumber } from '../../domain/requests/number.ts'
import type { CodeHints, RequestStatusResource } from '../../domain/requests/resources.ts'
import { openText, rowContext } from '../sealing/port.ts'
import { readAttachmentsOf } from '../storage/attachment-table.ts'
import { readSteps, type RequestStepRow } from '../storage/request-step-table.ts'
import { readRequestByNumber, type RequestRow } from '../storage/request-table.ts'
import { applicantOf } from './applicants.ts'
import { openContent, sealContent } from './content.ts'
import type { RequestParts } from './parts.ts'
import { ownState } from './state-row.ts'

/** Steps with words for the citizen, opened. */
export interface CitizenWords {
  answer: { at: number; type: AnswerStep; text: string } | null
  question: { at: number; type: QuestionStep; text: string } | null
}

/** Opened when there is no such request, so that a wrong number takes as long as a wrong code. */
const decoyId = 'decoy'

/** Finds requests by the number and the code that their citizens were told. */
export class StatusDoor {
  #parts: RequestParts
  #decoy: Uint8Array

  constructor(parts: RequestParts) {
    this.#parts = parts
    const content = { text: '', address: '', point: null, statusCode: '' }
    this.#decoy = sealContent(parts.keyring, decoyId, content)
  }

  /**
   * The request, if the code is its own; small letters, spaces and dashes do not matter. Null for everything else:
   * unknown, CİMER's, erased, another code.
   */
  find(number: string, code: string): RequestRow | null {
    const { keyring, tables } = this.#parts
    const parsed = parseRequestNumber(number)
    const row = parsed ? readRequestByNumber(tables, parsed.year, parsed.serial) : undefined
    const sealed = row ?? { id: decoyId, sealed: this.#decoy }
    const { statusCode } = openContent(keyring, sealed)
    const isRight = isSame(plainCode(code), statusCode) && statusCode !== ''
    return row && isRight && !isAnonymous(row.channel) ? row : null
  }
}

/** As it was made: capitals and digits alone. */
function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'))
}

/** Where this request's one-time code goes now, or why nowhere. */
export function codeWayOf(parts: RequestParts, row: RequestRow): CodeWay | CodeObstacle {
  const { sms, mailer } = parts.gateways
  return codeWay(applicantOf(parts, row), { sms: sms !== null, email: mailer !== null })
}

/** `•• 45`, or `a***@e***.com` */
export function codeHints({ channel, to }: CodeWay): CodeHints {
  const isSms = channel === 'sms'
  return {
    phoneHint: isSms ? `•• ${maskPhone(to).slice(-2)}` : null,
    emailHint: isSms ? null : maskEmail(to),
  }
}

/** What the citizen sees without a one-time code. */
export function requestStatus(parts: RequestParts, row: RequestRow): RequestStatusResource {
  const branch = parts.directory.site(row.branchId)?.branch
  const iso = (at: number) => branch?.zone.iso(at) ?? new Date(at).toISOString()
  const { outcome, clock } = ownState(row)
  const steps = readSteps(parts.tables, row.id)
  const way = codeWayOf(parts, row)
  const isWaiting = row.status !== 'answered' && row.status !== 'closed'
  const lateness = latenessOf(parts, row, steps)
  return {
    ...{ status: row.status, outcome, lateness },
    number: requestNumber(row.year, row.serial),
    receivedAt: iso(row.receivedAt),
    dueOn: isWaiting && clock.stoppedOn === null ? row.dueOn : null,
    feeDueOn: row.status === 'awaiting-fee' ? clock.feeDueOn : null,
    wasDueOn: lateness === 'none' ? null : row.dueOn,
    steps: steps.filter(isCitizens).map(({ at, type }) => ({ at: iso(at), type })),
    hasAnswer: findAnswer(steps) !== undefined,
    hasQuestion: findQuestion(row, steps) !== undefined,
    ...(typeof way === 'string' ? { phoneHint: null, emailHint: null } : codeHints(way)),
    codeObstacle: typeof way === 'string' ? way : null,
    municipality: branch?.municipality || branch?.name || '',
  }
}

/** A clock that stands makes nobody late. */
function latenessOf(
  { clock, directory }: RequestParts,
  row: RequestRow,
  steps: readonly RequestStepRow[],
): RequestStatusResource['lateness'] {
  const { outcome, clock: legal } = ownState(row)
  const zone = directory.site(row.branchId)?.branch.zone
  if (!zone || row.dueOn === null || outcome === 'withdrawn' || outcome === 'fee-unpaid')
    return 'none'
  if (row.status !== 'answered' && row.status !== 'closed')
    return legal.stoppedOn === null && zone.day(clock.now()) > row.dueOn ? 'late' : 'none'
  const decidedAt = steps.findLast(({ type }) => isDeciding(type))?.at
  return decidedAt !== undefined && zone.day(decidedAt) > row.dueOn ? 'answered-late' : 'none'
}

/** The last words of the house to the citizen, and what it asks of them. Throws `SealError`. */
export function wordsFor(
  { tables, keyring }: Pick<RequestParts, 'tables' | 'keyring'>,
  row: RequestRow,
): CitizenWords {
  const steps = readSteps(tables, row.id)
  const opened = <Step extends Worded>({ at, type, version, sealed }: Step) => {
    const text = openText(keyring, sealed, rowContext('request_steps', row.id, version))
    return { at, type: type as Step['type'], text }
  }
  const [answer, question] = [findAnswer(steps), findQuestion(row, steps)]
  return { answer: answer ? opened(answer) : null, question: question ? opened(question) : null }
}

type Worded<Type extends CitizenStep = CitizenStep> = RequestStepRow & {
  type: Type
  sealed: Uint8Array
}

/** The files of the answer that `wordsFor` shows, and no other: one that was taken back takes its own with it. */
export function answerFiles({ tables }: Pick<RequestParts, 'tables'>, requestId: string) {
  const answer = findAnswer(readSteps(tables, requestId))
  return readAttachmentsOf(tables, requestId).filter(
    ({ kind, takenIn }) => kind === 'answer' && takenIn === answer?.version,
  )
}

/** Since it was opened the last time. Erased words are not there any more. */
function findAnswer(steps: readonly RequestStepRow[]) {
  const since = steps.slice(steps.findLastIndex(takesBack) + 1)
  return since.findLast((step): step is Worded<AnswerStep> => hasWords(step, answerSteps))
}

function findQuestion({ status }: RequestRow, steps: readonly RequestStepRow[]) {
  if (status !== 'incomplete' && status !== 'awaiting-fee') return undefined
  return steps.findLast((step): step is Worded<QuestionStep> => hasWords(step, questionSteps))
}

function hasWords({ type, sealed }: RequestStepRow, types: readonly CitizenStep[]): boolean {
  return sealed !== null && types.some((one) => one === type)
}

function isCitizens(step: RequestStepRow): step is RequestStepRow & { type: CitizenStep } {
  return citizenSteps.some((type) => type === step.type)
}
