/**
 * How a call is spoken: `long` says what to do, `short` only who and where; `auto` takes the short one when several wait
 * to be spoken.
 */
export const callForms = ['auto', 'long', 'short'] as const
/** One of them. */
export type CallForm = (typeof callForms)[number]

/** With this many calls still to be spoken, `auto` becomes short. */
const shortFrom = 3

/** The form for the next call, with that many to be spoken, itself counted. */
export function formFor(setting: CallForm, unspoken: number): 'long' | 'short' {
  if (setting !== 'auto') return setting
  return unspoken >= shortFrom ? 'short' : 'long'
}
