import type { SendResult } from '../../domain/requests/delivery.ts'
import type { OutboxRow } from '../storage/outbox-table.ts'
import { oneTimeCode } from './pauses.ts'

/** As it is noted of an attempt; what waits for a way out is found by it. */
export const notSetUpProblem = 'not-set-up'
/** A channel that nobody has set up is looked at this often. */
export const laterMs = 12 * 3_600_000

/** Nobody carries it: a text message becomes a call at once, everything else waits until somebody does. */
export function notSetUp({ channel, event }: OutboxRow): SendResult {
  const mayRetry = channel !== 'sms' || event === oneTimeCode
  return { outcome: 'failed', problem: notSetUpProblem, mayRetry }
}
