import { eraseOnOf as eraseOnBy } from '../../domain/requests/retention.ts'
import type { RequestKind } from '../../domain/requests/kinds.ts'
import type { RequestParts } from './parts.ts'

/** The day from which a request has no words and no applicant any more: official papers keep the period of their plan. */
export function eraseOnOf(
  { requestSettings }: Pick<RequestParts, 'requestSettings'>,
  kind: RequestKind,
  closedOn: string,
): string {
  return eraseOnBy(kind, closedOn, requestSettings.current.retentionMonths)
}
