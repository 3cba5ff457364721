import { refuseRequest } from '../../domain/requests/decision.ts'
import { isDeciding } from '../../domain/requests/citizen-steps.ts'
import { noteTold } from '../../domain/requests/note-told.ts'
import { toldBy } from '../../domain/requests/told-by.ts'
import { readMessagesOf } from '../storage/outbox-reading.ts'
import { readRequest } from '../storage/request-table.ts'
import { readSteps } from '../storage/request-step-table.ts'
import type { RequestDesk } from './change.ts'
import { systemRequestActor } from './moment.ts'
import type { RequestParts } from './parts.ts'
import { ownState } from './state-row.ts'
import { codeWayOf } from './status.ts'

/** Close an answered request once its applicant was told, or note once that they cannot be. Does nothing for any other. */
export async function settleTold(
  parts: RequestParts,
  desk: RequestDesk,
  requestId: string,
): Promise<void> {
  const row = readRequest(parts.tables, requestId)
  if (row?.status !== 'answered') return
  const decidedAt = readSteps(parts.tables, requestId).findLast(({ type }) => isDeciding(type))?.at
  const messages = readMessagesOf(parts.tables, requestId).filter(
    ({ event, createdAt }) => isDeciding(event) && createdAt >= (decidedAt ?? 0),
  )
  const told = toldBy(messages, typeof codeWayOf(parts, row) !== 'string')
  if (told === null || told === ownState(row).told) return
  await desk.change({
    id: requestId,
    actor: systemRequestActor,
    // Asked again inside its turn: two messages may end at once.
    decide: (request, moment) =>
      request.told === told ? refuseRequest('wrong_status') : noteTold(request, { told }, moment),
  })
}
