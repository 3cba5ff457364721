import type { RequestKind } from './requests/kinds.ts'
import type { EstimateResource } from './resources.ts'

/** What a ticket's slip says; its words come from the catalogue of its language. */
export interface Slip {
  language: string
  timeZone: string
  municipality: string
  branch: string
  desk: string
  number: string
  /** ISO 8601 with offset. */
  issuedAt: string
  ahead: number
  estimate: EstimateResource | null
  /** Where to wait; empty when the manager has not said. */
  waitingPlace: string
  /** The citizen's own page, for the square code; null without a public address. */
  followUrl: string | null
  /** The manager's own lines; may be empty. */
  text: string
  /** Printed before: marked as a copy. */
  copy: boolean
}

/** What a citizen takes home after asking for something. */
export interface Receipt {
  /** The applicant's, as far as it is known. */
  language: string
  timeZone: string
  municipality: string
  branch: string
  /** `2026-000123` */
  number: string
  kind: RequestKind
  /** Empty when none was chosen. */
  topic: string
  /** ISO 8601 with offset. */
  receivedAt: string
  /** `YYYY-MM-DD`; null when nobody waits for an answer. */
  dueOn: string | null
  /** Opens the citizen's own page together with the number; null where there is none (CİMER). */
  statusCode: string | null
  /** The citizen's own page, for the square code; null without a public address. */
  statusUrl: string | null
}

/** A slip, a receipt, or the page that shows whether a printer knows our letters. */
export type PrintContent =
  | { kind: 'slip'; slip: Slip }
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'test'; language: string; printer: string; at: string; timeZone: string }

/** A printer's own code page, or `picture` for one that has no Turkish letters. */
export const codePages = ['cp857', 'windows-1254', 'picture'] as const
/** One of them. */
export type CodePage = (typeof codePages)[number]

/** How a printer is reached and what it understands. */
export interface PrinterSettings {
  /** `tcp://host:9100` */
  address: string
  codePage: CodePage
  /** The printer's own number of that page (`ESC t n`). */
  codePageNumber: number
  /** Characters in a line of its normal letters. */
  columns: number
}

/** `unknown`: sent, but nobody can say whether paper came out. */
export type PrintOutcome = 'pending' | 'printed' | 'failed' | 'unknown'

/**
 * What is wrong with a printer: `not-reading` = it takes no more data, `dropped` = it broke the
 * connection off. What to do about each: docs/operations/printers.md.
 */
export type PrintProblem =
  'paper-out' | 'cover-open' | 'unreachable' | 'dropped' | 'not-reading' | 'error'
