import { describe, expect, test } from 'vitest'
import type { ActionValues } from '../../../apps/requests/src/lib/action-form.ts'
import { editPatch, rebased } from '../../../apps/requests/src/lib/edit-patch.ts'

const original = {
  ...{ text: 'Bir bank konsun.', kind: 'wish', topicId: 'benches', urgent: false },
  ...{ neighbourhood: 'Cumhuriyet', address: '', point: { latitude: 41, longitude: 29 } },
} as ActionValues

describe('an edit sends', () => {
  test('nothing that was left as it was', () => {
    expect(editPatch({ ...original }, original)).toEqual({})
    expect(editPatch({ ...original, text: ' ' }, original)).toEqual({})
  })

  test('what was changed, and a place whole', () => {
    const { point } = original
    expect(editPatch({ ...original, topicId: '', urgent: true }, original)).toEqual({
      ...{ topicId: null, urgent: true },
    })
    expect(editPatch({ ...original, address: 'Çınar Sk. 5' }, original)).toEqual({
      place: { neighbourhood: 'Cumhuriyet', address: 'Çınar Sk. 5', point },
    })
  })
})

test('what somebody else changed meanwhile is on the sheet beside what was written', () => {
  const written = { ...original, urgent: true, text: 'İki bank konsun.' }
  const current = { ...original, kind: 'complaint', text: 'Üç bank konsun.' } as ActionValues
  const values = rebased(written, original, current)
  expect(values).toEqual({ ...current, urgent: true, text: 'İki bank konsun.' })
  expect(editPatch(values, current)).toEqual({ urgent: true, text: 'İki bank konsun.' })
})
