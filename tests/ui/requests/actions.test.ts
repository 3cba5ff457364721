import { describe, expect, test } from 'vitest'
import { forms, missingIn, type ActionValues } from '../../../apps/requests/src/lib/action-form.ts'
import { groupActions } from '../../../apps/requests/src/lib/action-groups.ts'
import { actions } from '../../../apps/requests/src/lib/offered.ts'
import { officeCatalogues } from '../../../messages/office.ts'

const empty: ActionValues = {
  ...{ text: ' ', directorateId: '', dueOn: '', staffId: '', ground: '', number: '', on: '' },
  ...{ decision: '', kind: 'wish', topicId: '', neighbourhood: '', address: '' },
  ...{ point: null, urgent: false, needsText: true },
}

describe('a sheet that is not filled in says what is missing', () => {
  test.each([
    ['answer', { text: 'write' }],
    ['passing-on', { text: 'write', directorateId: 'choose' }],
    ['forwarding', { text: 'write', directorateId: 'choose' }],
    ['non-examination', { text: 'write', ground: 'choose' }],
    ['registry', { number: 'write', on: 'date' }],
    ['appeal', { on: 'date' }],
    ['appeal-decision', { decision: 'choose' }],
    ['assignment', { staffId: 'choose' }],
    ['edit', { text: 'write' }],
  ] as const)('%s', (action, missing) => {
    expect(missingIn(forms[action], empty)).toEqual(missing)
  })

  test.each(['referrals', 'reissue'] as const)('%s needs neither a note nor a date', (action) => {
    expect(missingIn(forms[action], { ...empty, directorateId: 'fen' })).toEqual({})
  })

  test('a CİMER request that came without words is put right without words', () => {
    expect(missingIn(forms.edit, { ...empty, needsText: false })).toEqual({})
  })
})

describe('what comes first', () => {
  test('for an officer is the receipt, then the answer', () => {
    const { first, groups } = groupActions(['receipt', 'answer', 'return', 'question'], 'officer')
    expect(first).toEqual(['receipt', 'answer'])
    expect(groups).toEqual([
      { name: 'answer', actions: ['question'] },
      { name: 'referral', actions: ['return'] },
    ])
  })

  test('for a supervisor is what sends it on its way', () => {
    expect(groupActions(['answer', 'referrals', 'edit'], 'supervisor').first).toEqual([
      ...(['referrals', 'answer'] as const),
    ])
  })

  test('nothing that is offered is lost, and nothing stands twice', () => {
    for (const role of ['officer', 'supervisor'] as const) {
      const { first, groups } = groupActions(actions, role)
      const shown = [...first, ...groups.flatMap((group) => group.actions)]
      expect(shown.toSorted()).toEqual([...actions].toSorted())
    }
  })
})

test('every action has its button, its explanation and what is said afterwards', () => {
  const { labels, explanations, done } = officeCatalogues.tr.actions
  for (const words of [labels, explanations, done])
    expect(Object.keys(words).toSorted()).toEqual([...actions].toSorted())
})
