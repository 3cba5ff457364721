/** What holds for every request, whoever does what with it in whatever order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuseForeign } from '../../../domain/requests/access.ts'
import { isNobodys, needsNothing } from '../../../domain/requests/close-by-itself.ts'
import { isRefusedRequest, type RequestChange } from '../../../domain/requests/decision.ts'
import { escalate } from '../../../domain/requests/escalate.ts'
import { remind } from '../../../domain/requests/remind.ts'
import { reportDesk } from '../../../domain/requests/report-desk.ts'
import { dueNudges } from '../../../domain/requests/silence.ts'
import { openReferral, type RequestState } from '../../../domain/requests/state.ts'
import { anyLife, lived, type Happening } from './history.ts'
import { done } from './story.ts'

const nudgeVerbs = { remind, escalate, 'report-desk': reportDesk }

type Done = Happening & { decision: RequestChange }

function whateverHappens(
  check: (happening: Happening) => void,
  runs: fc.Parameters<unknown> = {},
): void {
  fc.assert(
    fc.property(anyLife, (life) => {
      for (const happening of lived(life)) check(happening)
    }),
    { numRuns: 500, ...runs },
  )
}

function afterEachChange(check: (after: RequestState, happening: Done) => void): void {
  whateverHappens((happening) => {
    const { decision } = happening
    if (!isRefusedRequest(decision)) check(decision.request, { ...happening, decision })
  })
}

/** The same lives each time, and enough of them: whether rare things are reached is not left to chance. */
const fixed = { seed: 1984, numRuns: 3000 }

test('random lives reach every step and every refusal', () => {
  const seen = new Set<string>()
  whateverHappens(({ decision }) => {
    seen.add(isRefusedRequest(decision) ? decision.refusal : decision.step.type)
  }, fixed)
  expect([...seen].sort()).toEqual(
    [
      ...['edited', 'referred', 'received', 'passed-on', 'returned', 'asked', 'supplemented'],
      ...['fee-asked', 'fee-paid', 'fee-unpaid', 'extended', 'interim', 'answered', 'refused'],
      ...['not-examinable', 'forwarded', 'appealed', 'appeal-decided', 'withdrawn', 'reopened'],
      ...['reminded', 'escalated', 'reissued', 'assigned', 'registry', 'visited', 'told', 'closed'],
      ...['wrong_status', 'already_referred', 'not_referred', 'not_your_request', 'text_missing'],
      ...['already_received', 'same_directorate', 'not_information', 'not_petition', 'not_told'],
      ...['already_extended', 'too_late_to_extend', 'no_fee_asked', 'not_refused'],
      ...['too_late_to_appeal', 'already_escalated', 'too_late_for_interim'],
      ...['in_the_future', 'in_the_past', 'paid_before_asked', 'paid_too_late'],
    ].sort(),
  )
})

test('each change is the next version, and changes neither what it is nor when it came', () => {
  afterEachChange((after, { before }) => {
    expect(after.version).toBe(before.version + 1)
    expect(after).toMatchObject({
      ...{ id: before.id, channel: before.channel, receivedAt: before.receivedAt },
      isReachable: before.isReachable,
    })
  })
})

test('at most one hand-over is open, and it is the last', () => {
  afterEachChange((after) => {
    const open = after.referrals.filter(({ endedAt }) => endedAt === null)
    expect(open.length).toBeLessThanOrEqual(1)
    if (open[0]) expect(after.referrals.at(-1)).toBe(open[0])
  })
})

test('what was handed over stays in the chain, each hop and round once', () => {
  afterEachChange((after, { before }) => {
    const ended = before.referrals.filter(({ endedAt }) => endedAt !== null)
    expect(after.referrals.slice(0, ended.length)).toEqual(ended)
    expect(after.referrals.length).toBeGreaterThanOrEqual(before.referrals.length)
    const places = after.referrals.map(({ hop, round }) => `${hop}.${round}`)
    expect(new Set(places).size).toBe(places.length)
  })
})

test('an end has its outcome, and what is open has none', () => {
  afterEachChange((after) => {
    for (const { endedAt, outcome } of after.referrals)
      expect(endedAt === null).toBe(outcome === null)
    const isDecided = after.status === 'answered' || after.status === 'closed'
    expect(after.outcome !== null).toBe(isDecided)
    expect(after.closedAt !== null).toBe(after.status === 'closed')
  })
})

test('somebody has it exactly while it is open', () => {
  afterEachChange((after) => {
    const isOpen = openReferral(after) !== undefined
    if (after.status === 'referred') expect(isOpen).toBe(true)
    if (['received', 'answered', 'closed'].includes(after.status)) expect(isOpen).toBe(false)
  })
})

test('the clock stands exactly while the applicant of an information request is to do something', () => {
  afterEachChange((after) => {
    const stands =
      after.status === 'awaiting-fee' ||
      (after.status === 'incomplete' && after.kind === 'information')
    expect(after.clock.stoppedOn !== null).toBe(stands)
    expect(after.clock.feeDueOn !== null).toBe(after.status === 'awaiting-fee')
  })
})

test('the clock that stood for a fee is kept exactly while it is closed for not being paid', () => {
  afterEachChange((after) => {
    expect(after.unpaidClock !== null).toBe(after.outcome === 'fee-unpaid')
    expect(after.unpaidClock?.feeDueOn).not.toBeNull()
  })
})

test('a recipient’s date is never after the request’s own while that is ahead', () => {
  afterEachChange((after, { moment }) => {
    const [open, { dueOn, stoppedOn }] = [openReferral(after), after.clock]
    if (open && stoppedOn === null && dueOn !== null && dueOn >= moment.today)
      expect(open.dueOn <= dueOn).toBe(true)
  })
})

test('nobody is told of a request whose applicant must not be reached', () => {
  afterEachChange((after, { decision }) => {
    if (after.channel === 'cimer') expect(after.isReachable).toBe(false)
    if (!after.isReachable) expect(decision.tell).toBeNull()
  })
})

test('it is closed only when the applicant was told, cannot be, or asks nothing', () => {
  afterEachChange((after) => {
    if (after.status !== 'closed') return
    const asksNothing = ['withdrawn', 'fee-unpaid', 'noted'].includes(after.outcome ?? '')
    expect(asksNothing || after.told !== null || !after.isReachable).toBe(true)
  })
})

test('nothing that is open is without a day, and what is decided is nobody’s only where that is closed', () => {
  afterEachChange((after) => {
    if (needsNothing(after)) expect(after.status).toBe('closed')
    if (after.status === 'answered') expect(isNobodys(after)).toBe(false)
    if (after.deskEscalation !== null) expect(openReferral(after)).toBeUndefined()
  })
})

test('what a verb writes down holds no words', () => {
  afterEachChange((_, { decision }) => {
    const { number: registry, ...data } = decision.step.data
    expect(registry === undefined || decision.step.type === 'registry').toBe(true)
    expect(Object.values(data)).not.toContain('Words.')
    expect(Object.values(data)).not.toContain('More words.')
  })
})

test('who may not change it changes nothing, whatever they try', () => {
  whateverHappens(({ before, decision, moment }) => {
    if (refuseForeign(before, moment)) expect(decision).toEqual({ refusal: 'not_your_request' })
  })
})

test('what the daily round asks for can be done, and then it asks for nothing more that day', () => {
  afterEachChange((after, { moment }) => {
    const system = {
      ...moment,
      actor: { id: 'system', role: 'system', directorateId: null },
    } as const
    const nudged = dueNudges(after, system).reduce(
      (now, nudge) => done(nudgeVerbs[nudge](now, {}, system)).request,
      after,
    )
    expect(dueNudges(nudged, system)).toEqual([])
  })
})
