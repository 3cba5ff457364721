import { expect, test } from 'vitest'
import type { StepType } from '../../../domain/requests/decision.ts'
import { stepTold } from '../../../domain/requests/told-words.ts'

const steps = (...types: StepType[]) => types.map((type, at) => ({ type, at, data: {} }))

test('a message of a decision, a question or a fee is about the last step of its kind', () => {
  expect(stepTold('answered', steps('registered', 'answered', 'told'))).toMatchObject({ at: 1 })
  expect(stepTold('refused', steps('refused'))).toMatchObject({ type: 'refused' })
  const twice = steps('asked', 'supplemented', 'asked')
  expect(stepTold('incomplete', twice)).toMatchObject({ type: 'asked', at: 2 })
  expect(stepTold('fee-asked', steps('fee-asked'))).toMatchObject({ type: 'fee-asked' })
  expect(stepTold('interim', steps('interim', 'answered'))).toMatchObject({ at: 0 })
})

test('an answer that was taken back is not read out any more', () => {
  expect(stepTold('answered', steps('answered', 'reopened'))).toBeUndefined()
  const granted = { type: 'appeal-decided', at: 9, data: { decision: 'granted' } } as const
  expect(stepTold('refused', [...steps('refused', 'appealed'), granted])).toBeUndefined()
})

test('what says all there is has no words behind it', () => {
  for (const event of ['registered', 'withdrawn', 'reopened', 'bulletin', 'toString'])
    expect(stepTold(event, steps('registered', 'withdrawn', 'reopened'))).toBeUndefined()
})
