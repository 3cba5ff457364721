import { describe, expect, test } from 'vitest'
import { applicantShown, isTheirs, refuseForeign } from '../../../domain/requests/access.ts'
import { passOn } from '../../../domain/requests/pass-on.ts'
import {
  answered,
  atDesk,
  atParks,
  done,
  information,
  on,
  parks,
  person,
  petition,
  roads,
} from './story.ts'

const toRoads = { referralId: 'ref2', directorateId: 'roads', reason: 'A road.' }
const passedOn = () => done(passOn(atParks(), toRoads, on('2026-06-02', parks))).request
const everything = ['clerk', 'supervisor', 'manager', 'admin', 'system', 'program'] as const
const mayChange = (...[request, actor]: Parameters<typeof readable>) =>
  refuseForeign(request, { actor }) === null
const readable = (request: ReturnType<typeof atDesk>, actor: typeof parks) =>
  isTheirs(actor, request)

describe('an officer', () => {
  test('reads what was ever referred to their directorate', () => {
    expect([atParks(), passedOn(), answered()].map((one) => readable(one, parks))).toEqual([
      ...[true, true, true],
    ])
    expect([atDesk(), atParks()].map((one) => readable(one, roads))).toEqual([false, false])
  })

  test('changes only what their directorate has now', () => {
    expect(mayChange(atParks(), parks)).toBe(true)
    expect(mayChange(passedOn(), parks)).toBe(false)
    expect(mayChange(passedOn(), roads)).toBe(true)
    expect(mayChange(answered(), parks)).toBe(false)
    expect(mayChange(atDesk(), parks)).toBe(false)
  })

  test('without a directorate has nothing', () => {
    for (const request of [atDesk(), atParks()]) {
      expect(readable(request, person('officer'))).toBe(false)
      expect(mayChange(request, person('officer'))).toBe(false)
    }
  })
})

test('a program that answers for a directorate has what an officer has', () => {
  const program = person('program', 'parks')
  expect([readable(passedOn(), program), mayChange(passedOn(), program)]).toEqual([true, false])
  expect([readable(atDesk(), program), mayChange(atParks(), program)]).toEqual([false, true])
})

describe('the information officer', () => {
  const actor = person('information-officer')

  test('has CİMER, information requests and petitions, wherever they are', () => {
    for (const input of [information, petition, { channel: 'cimer' }] as const)
      for (const request of [atDesk(input), atParks(input)])
        expect([readable(request, actor), mayChange(request, actor)]).toEqual([true, true])
  })

  test('has nothing else', () => {
    expect([readable(atParks(), actor), mayChange(atParks(), actor)]).toEqual([false, false])
  })
})

test.each(everything)('%s has everything', (role) => {
  for (const request of [atDesk(), atParks(), answered()])
    expect([readable(request, person(role)), mayChange(request, person(role))]).toEqual([
      true,
      true,
    ])
})

describe('of the applicant', () => {
  test.each(['report', 'complaint'] as const)(
    'of a %s, officers and programs see nothing',
    (kind) => {
      expect(applicantShown('officer', kind, 'web')).toBe('hidden')
      expect(applicantShown('program', kind, 'web')).toBe('hidden')
      expect(applicantShown('clerk', kind, 'web')).toBe('masked')
      expect(applicantShown('information-officer', kind, 'web')).toBe('masked')
    },
  )

  test('of anything else, officers see it masked', () => {
    expect(applicantShown('officer', 'wish', 'web')).toBe('masked')
  })

  test.each(everything)('of CİMER, %s sees nothing', (role) => {
    expect(applicantShown(role, 'wish', 'cimer')).toBe('hidden')
  })
})
