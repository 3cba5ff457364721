import { expect, test } from 'vitest'
import { answer } from '../../../domain/requests/answer.ts'
import { closeByItself } from '../../../domain/requests/close-by-itself.ts'
import { answered, atDesk, atParks, done, on, person, refusalOf, registered } from './story.ts'

const nobody = { isReachable: false, hasApplicant: false }
const round = on('2026-06-04', person('system'))

test('thanks are closed when they are taken, and somebody is thanked for them', () => {
  const { request, tell } = registered({ kind: 'thanks' })
  expect(request).toMatchObject({
    status: 'closed',
    outcome: 'noted',
    closedAt: request.receivedAt,
  })
  expect(tell).toBe('registered')
})

test('thanks stay open where somebody is to hear of them, or CİMER waits', () => {
  expect(atDesk({ kind: 'thanks', isHandedOver: true }).status).toBe('received')
  expect(atDesk({ kind: 'thanks', channel: 'cimer' }).status).toBe('received')
})

test('thanks that were taken before are closed', () => {
  const old = atDesk({ kind: 'thanks', isHandedOver: true })
  expect(done(closeByItself(old, {}, round)).request).toMatchObject({
    ...{ status: 'closed', outcome: 'noted', closedAt: round.at },
  })
})

test('what nobody asked is closed with its answer', () => {
  expect(answered(atParks(nobody))).toMatchObject({ status: 'closed', outcome: 'answered' })
})

test.each([
  [{ ...nobody, channel: 'cimer' } as const],
  [{ ...nobody, channel: 'acik-kapi' } as const],
  [{ ...nobody, channel: 'institution' } as const],
  // A letter can be sent to them.
  [{ isReachable: false, hasApplicant: true } as const],
])('where somebody is still to hear of it, it waits: %j', (input) => {
  const request = answered(atParks(input))
  expect(request).toMatchObject({ status: 'answered', closedAt: null })
  expect(refusalOf(closeByItself(request, {}, round))).toBe('wrong_status')
})

test('what was answered before it was known is closed with its own outcome', () => {
  const before = { ...answered(), hasApplicant: false, isReachable: false }
  const { request, tell } = done(closeByItself(before, {}, round))
  expect(request).toMatchObject({ status: 'closed', outcome: 'answered', closedAt: round.at })
  expect(tell).toBeNull()
})

test('nothing else is', () => {
  for (const request of [atDesk(), atParks(), answered(), atDesk(nobody)])
    expect(refusalOf(closeByItself(request, {}, round))).toBe('wrong_status')
  const edited = done(answer(atDesk(), { text: 'Done' }, on('2026-05-26'))).request
  expect(refusalOf(closeByItself(edited, {}, round))).toBe('wrong_status')
})
