import type { Role } from '../../../../domain/staff.ts'
import type { Action } from './offered.ts'

const answering: readonly Action[] = [
  ...(['answer', 'question', 'interim-answer', 'extension', 'fee'] as const),
  ...(['refusal', 'non-examination', 'forwarding'] as const),
]
const referring: readonly Action[] = [
  ...(['receipt', 'outside-receipt', 'passing-on', 'return', 'referrals', 'reminders'] as const),
  ...(['escalation', 'reissue', 'assignment'] as const),
]

/** What is to be done first, in this order of preference: officers answer, the others see that it is answered. */
const firstFor = {
  officer: ['receipt', 'answer'],
  others: [
    ...(['supplement', 'fee-payment', 'appeal-decision', 'referrals', 'reminders'] as const),
    ...(['closing', 'answer'] as const),
  ],
} as const satisfies Record<string, readonly Action[]>

/**
 * What an action is about: what is said to the citizen, who has the request, or what else is noted
 * of it.
 */
export type GroupName = 'answer' | 'referral' | 'record'

/** The offered actions as a page shows them: what comes first, and the others by what they are about. */
export function groupActions(offered: readonly Action[], role: Role) {
  const wanted: readonly Action[] = role === 'officer' ? firstFor.officer : firstFor.others
  const first = wanted.filter((action) => offered.includes(action)).slice(0, 2)
  const rest = offered.filter((action) => !first.includes(action))
  const nameOf = (action: Action): GroupName => {
    if (answering.includes(action)) return 'answer'
    return referring.includes(action) ? 'referral' : 'record'
  }
  const names = role === 'officer' ? officerOrder : leadOrder
  const groups = names
    .map((name) => ({ name, actions: rest.filter((action) => nameOf(action) === name) }))
    .filter(({ actions }) => actions.length > 0)
  return { first, groups }
}

const officerOrder: readonly GroupName[] = ['answer', 'referral', 'record']
const leadOrder: readonly GroupName[] = ['referral', 'answer', 'record']
