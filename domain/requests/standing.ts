import type { StepType } from './decision.ts'
import type { RequestState } from './state.ts'

/** How a request stands. */
export type Standing = Pick<RequestState, 'status' | 'outcome'>

/** How it stood when a step ended somebody's turn; steps that end none are not named. */
const standings: Partial<Record<StepType, Standing>> = {
  'passed-on': { status: 'referred', outcome: null },
  reissued: { status: 'referred', outcome: null },
  returned: { status: 'received', outcome: null },
  answered: { status: 'answered', outcome: 'answered' },
  refused: { status: 'answered', outcome: 'refused' },
  'not-examinable': { status: 'answered', outcome: 'not-examinable' },
  forwarded: { status: 'answered', outcome: 'forwarded' },
  withdrawn: { status: 'closed', outcome: 'withdrawn' },
  'fee-unpaid': { status: 'closed', outcome: 'fee-unpaid' },
}

/** How a request stood after these steps, the last of which ended somebody's turn; null when none of them did. */
export function standingAfter(steps: readonly { type: StepType }[]): Standing | null {
  const last = steps.findLast(({ type }) => standings[type] !== undefined)
  return (last && standings[last.type]) ?? null
}
