import type { ActionValues } from './action-form.ts'

/** What an edit sends: only what was changed on the sheet, so that it undoes nothing that somebody else has written. */
export function editPatch(values: ActionValues, original: ActionValues) {
  const isOther = (field: keyof ActionValues) => !isSame(values[field], original[field])
  const { kind, topicId, urgent, neighbourhood, address, point } = values
  const text = values.text.trim()
  const isElsewhere = isOther('neighbourhood') || isOther('address') || isOther('point')
  return {
    ...(isOther('kind') ? { kind } : {}),
    ...(isOther('topicId') ? { topicId: topicId === '' ? null : topicId } : {}),
    ...(isOther('urgent') ? { urgent } : {}),
    ...(isOther('text') && text !== '' ? { text } : {}),
    ...(isElsewhere ? { place: { neighbourhood, address, point } } : {}),
  }
}

/**
 * What was written, on top of the request as it is by now: a field that nobody touched shows what somebody else has
 * written into it since.
 */
export function rebased(
  values: ActionValues,
  original: ActionValues,
  current: ActionValues,
): ActionValues {
  const touched = Object.entries(values).filter(
    ([field, value]) => !isSame(value, original[field as keyof ActionValues]),
  )
  return { ...current, ...(Object.fromEntries(touched) as Partial<ActionValues>) }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
