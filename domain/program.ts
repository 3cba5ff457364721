/** Programs of others: what a key opens, and what travels about keys, webhooks and lists that are brought in. */
import type { RequestStatus } from './requests/state.ts'
import type { StepType } from './requests/decision.ts'
import type { Verb } from './staff.ts'

/** What a key may be given: to hand requests in, to read them, to answer what was referred. */
export const programScopes = ['requests:create', 'requests:read', 'referrals:answer'] as const
/** One of them. */
export type ProgramScope = (typeof programScopes)[number]

/** The one mapping of verbs to scopes, any of which will do; what does not stand here is closed to programs. */
const scopes: Partial<Record<Verb, readonly ProgramScope[]>> = {
  'request.create': ['requests:create'],
  'request.read': ['requests:read'],
  'referral.read': ['referrals:answer'],
  'request.answer': ['referrals:answer'],
  'attachment.add': ['requests:create', 'referrals:answer'],
  'attachment.read': ['requests:read'],
}

/** Whether a key with these scopes covers a verb. That the role may do it at all stands in `staff.ts`. */
export function coversVerb(granted: readonly ProgramScope[], verb: Verb): boolean {
  return scopes[verb]?.some((scope) => granted.includes(scope)) ?? false
}

/**
 * A key with which another system speaks to the house. Its secret was shown once and is not in it.
 */
export interface ApiKeyResource {
  id: string
  name: string
  scopes: ProgramScope[]
  /** It sees and answers only what is referred there; null = every request. */
  directorateId: string | null
  /** Requests a minute. */
  perMinute: number
  createdAt: string
}

/** An address that is told of changes. The secret that signs what it is told was shown once. */
export interface WebhookResource {
  id: string
  url: string
  /** It hears only of what is referred there, to the moment it leaves; null = of every request. */
  directorateId: string | null
  createdAt: string
}

/** What a webhook carries: ids and dates, never anything about a person. */
export interface WebhookPayload {
  type: `request.${StepType}`
  /** When it happened. */
  timestamp: string
  data: {
    requestId: string
    /** `2026-000123` */
    number: string
    status: RequestStatus
    /** Who has it now; null = the desk. */
    directorateId: string | null
    dueOn: string | null
    /** Rises by one with each change: messages may arrive in another order. */
    version: number
  }
}

/** Which system a list comes from. */
export const importSources = ['cimer', 'acik-kapi', 'dys'] as const
/** One of them. */
export type ImportSource = (typeof importSources)[number]

/** The columns that are read from a list; every other one is passed over unread. */
export const importFields = [
  'externalReference',
  'receivedAt',
  'kind',
  'topic',
  'directorate',
  'text',
  'neighbourhood',
] as const
/** One of them. */
export type ImportField = (typeof importFields)[number]

/** Why a line is not brought in, beside the refusals of taking a request. */
export type ImportRefusal = 'unknown_kind' | 'wrong_date' | 'line_too_long'

/** Why a whole list is not read. */
export type ListRefusal = 'list_unreadable' | 'columns_missing' | 'too_many_lines'

/** What became of one line of a list, or would become of it in a preview. */
export interface ImportRowResource {
  /** As a spreadsheet counts: the heading is line 1. */
  line: number
  /** The house's number, once there is one. */
  number?: string
  /** `new` = taken (or to be taken, in a preview); `known` = taken before. */
  outcome: 'new' | 'known' | 'refused'
  refusal?: string
  field?: ImportField
}

/** What became of a list: its lines in their order, and how many of them had which outcome. */
export interface ImportResource {
  rows: ImportRowResource[]
  created: number
  known: number
  refused: number
}
