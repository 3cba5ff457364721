import { takesBack, type AnswerStep, type QuestionStep } from './citizen-steps.ts'
import type { StepType, TellEvent } from './decision.ts'

/** The steps whose own words a message stands for. */
const stepOf = {
  answered: 'answered',
  refused: 'refused',
  'not-examinable': 'not-examinable',
  forwarded: 'forwarded',
  interim: 'interim',
  extended: 'extended',
  incomplete: 'asked',
  'fee-asked': 'fee-asked',
} as const satisfies Partial<Record<TellEvent, AnswerStep | QuestionStep>>

/**
 * The step whose words a message is about: whoever is called, or written to by hand, may have nothing that opens their own
 * page, and a refusal must reach them with its reasons and how to appeal (Law 4982, art. 12; Law 3071, art. 7). Undefined where the
 * message says all there is, and once the step was taken back.
 */
export function stepTold<Step extends { type: StepType; data: Record<string, unknown> }>(
  event: string,
  steps: readonly Step[],
): Step | undefined {
  const wanted = Object.hasOwn(stepOf, event) ? stepOf[event as keyof typeof stepOf] : null
  return steps.slice(steps.findLastIndex(takesBack) + 1).findLast(({ type }) => type === wanted)
}
