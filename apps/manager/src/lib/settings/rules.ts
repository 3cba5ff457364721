/** How the house treats requests, as the server tells it. */
export interface Rules {
  defaultStandardDays: number
  quietHours: { from: string; to: string } | null
  notice: { version: string; text: string }
  retentionMonths: { official: number; other: number }
  sender: string
  escalationEmails: { supervisor: string; manager: string }
}

/** What can be set of it: a new wording of the notice gets its version by itself. */
export type RuleValues = Omit<Rules, 'notice'> & { notice: { text: string } }

/** Only what can be set, out of what the server tells of the rules. */
export function ruleValues({ notice, ...rest }: Rules): RuleValues {
  return { ...rest, notice: { text: notice.text } }
}
