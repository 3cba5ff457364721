import type { RequestKind } from './kinds.ts'
import type { ErasureDecision } from './retention.ts'
import type { RequestStatus } from './state.ts'

/** What travels between the server and the screens about looking at people's data and erasing it. */

/** Why a line stands in the log of looks. */
export const accessActions = [
  'opened',
  'unlocked',
  'corrected',
  'bulletin-wish',
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
/** One of them. */
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

/** One request of a person who asks to be forgotten, and what the rule says of it. Days are `YYYY-MM-DD`. */
export interface RequestOfPerson {
  requestId: string
  requestNumber: string
  kind: RequestKind
  status: RequestStatus
  closedOn: string | null
  /** The first day on which it may be granted; null while the request is open. */
  erasableFrom: string | null
  /** The day on which it happens without a decision; null while the request is open. */
  scheduledOn: string | null
  /** It may be granted now. */
  mayGrant: boolean
}

/** Somebody asked that a request forgets people. */
export interface ErasureResource extends RequestOfPerson {
  id: string
  /** Without one the words go that may name people, the history’s and the files. */
  hasApplicant: boolean
  askedAt: string
  askedBy: string
  /** As the person gave it; empty once erased. */
  reason: string
  decision: ErasureDecision | null
  decidedAt: string | null
  decidedBy: string
  eraseOn: string | null
}
