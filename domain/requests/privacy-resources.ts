import type { RequestKind } from './kinds.ts'
import type { ErasureDecision } from './retention.ts'
import type { RequestStatus } from './state.ts'

/** What travels between the server and the screens about looking at people's data and erasing it. */

/** Why a line stands in the log of looks. */
export const accessActions = [
  'opened',
  'unlocked',
  'corrected',
  'searched',
  'receipt',
  'attachment',
  'exported',
  'erasure-asked',
  'erasure-decided',
  'erased',
  'key-made',
  'key-revoked',
] as const
export type AccessAction = (typeof accessActions)[number]

/** One line of the log of looks. */
export interface AccessLogEntry {
  id: number
  at: string
  /** Empty: the system, a program, or somebody who left. */
  staffName: string
  action: AccessAction
  /** Null for what is about no single request. */
  requestId: string | null
  requestNumber: string | null
  reason: string
}

/** Somebody asked to be forgotten. Days are `YYYY-MM-DD`. */
export interface ErasureResource {
  id: string
  requestId: string
  requestNumber: string
  kind: RequestKind
  status: RequestStatus
  closedOn: string | null
  /** The first day on which it may be granted; null while the request is open. */
  erasableFrom: string | null
  /** The day on which it happens without a decision; null while the request is open. */
  scheduledOn: string | null
  askedAt: string
  askedBy: string
  /** As the person gave it; empty once erased. */
  reason: string
  decision: ErasureDecision | null
  decidedAt: string | null
  decidedBy: string
  eraseOn: string | null
  /** It may be granted now. */
  mayGrant: boolean
}
