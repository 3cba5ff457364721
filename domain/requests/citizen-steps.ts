import type { StepType } from './decision.ts'

/** What a citizen is shown of a request's history; how the house passes it around inside is not among it. */
export const citizenSteps = [
  'registered',
  'referred',
  'received',
  'passed-on',
  'visited',
  'asked',
  'supplemented',
  'fee-asked',
  'fee-paid',
  'fee-unpaid',
  'extended',
  'interim',
  'answered',
  'refused',
  'not-examinable',
  'forwarded',
  'appealed',
  'appeal-decided',
  'withdrawn',
  'reopened',
  'closed',
] as const satisfies readonly StepType[]
/** One of them. */
export type CitizenStep = (typeof citizenSteps)[number]

/** Steps that decide: with the message of one the citizen was told. Each is also the event of that message. */
export const decidingSteps = [
  'answered',
  'refused',
  'not-examinable',
  'forwarded',
] as const satisfies readonly CitizenStep[]

/** Whether a step, or the event of a message, is a decision. */
export function isDeciding(type: string): boolean {
  return decidingSteps.some((one) => one === type)
}

/** Steps whose words are meant for the citizen: decisions, and what is said on the way to one. */
export const answerSteps = [
  ...decidingSteps,
  'interim',
  'extended',
] as const satisfies readonly CitizenStep[]
/** One of them. */
export type AnswerStep = (typeof answerSteps)[number]

/**
 * Whether a step takes back what was said before it: opened again, by the house or by the review board. A decision of
 * the board that was only noted came after the house had opened it again by itself.
 */
export function takesBack({
  type,
  data,
}: {
  type: StepType
  data: Record<string, unknown>
}): boolean {
  const isGranted = type === 'appeal-decided' && data['decision'] === 'granted'
  return type === 'reopened' || (isGranted && data['noted'] !== true)
}

/** Steps that ask something of the citizen. */
export const questionSteps = ['asked', 'fee-asked'] as const satisfies readonly CitizenStep[]
/** One of them. */
export type QuestionStep = (typeof questionSteps)[number]
