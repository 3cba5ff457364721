/** Who is next, held against the plainest way to say it, at every moment of random days. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefusal } from '../../../domain/queue/decision.ts'
import { aheadOf, chooseNext, headStartMs, upcoming } from '../../../domain/queue/order.ts'
import type { QueueSettings } from '../../../domain/queue/settings.ts'
import { counterOf, type Ticket } from '../../../domain/queue/state.ts'
import { anyDay, oneLanguageDay, play, type Moment } from './history.ts'
import { expectedOrder, expectedOvertook, goesBefore, waitingIn } from './oracle.ts'
import { given, type Story } from './story.ts'

function atEveryMoment(check: (story: Story, moment: Moment) => void, days = anyDay): void {
  fc.assert(
    fc.property(days, (moves) => {
      const story = given()
      for (const moment of play(story, moves)) check(story, moment)
    }),
    { numRuns: 150 },
  )
}

const called = ({ decision }: Moment) =>
  isRefusal(decision) ? [] : decision.filter((event) => event.type === 'called')

const idsOf = (tickets: Ticket[]) => tickets.map(({ id }) => id)

test('every counter calls in the order that the rule says', () => {
  atEveryMoment((story) => {
    const { queue, settings, at } = story
    for (const counterId of settings.counters.keys()) {
      const counter = counterOf(queue, counterId)
      const expected = expectedOrder(story, counter)
      expect(idsOf(upcoming(queue, settings, counter, at, 20))).toEqual(
        idsOf(expected.slice(0, 20)),
      )
      const next = chooseNext(queue, settings, counter, at)
      expect(next?.ticket).toBe(expected[0])
      if (!next) continue
      const isOwn = counter.deskIds.includes(next.ticket.deskId)
      expect(next.reason).toEqual({
        rule: isOwn ? 'earliest' : 'helped-out',
        overtook: expectedOvertook(story, counter, next.ticket),
      })
    }
  })
})

test('a call that names its ticket says whom it overtook', () => {
  atEveryMoment((story, moment) => {
    for (const { reason, ticketId, counterId } of called(moment)) {
      const [counter, ticket] = [story.counter(counterId), story.ticket(ticketId)]
      if (reason.rule === 'chosen')
        expect(reason.overtook).toEqual(expectedOvertook(story, counter, ticket))
    }
  })
})

test('as many are ahead as would be called before', () => {
  atEveryMoment(({ queue, settings }) => {
    const waiting = waitingIn(queue)
    for (const ticket of queue.tickets.values()) {
      const before = waiting.filter(
        (one) => one.deskId === ticket.deskId && goesBefore(settings, one, ticket) < 0,
      )
      expect(aheadOf(queue, settings, ticket)).toBe(ticket.state === 'waiting' ? before.length : 0)
    }
  })
})

test('who is put first has nobody ahead, who is put last has everybody', () => {
  interface Placed {
    story: Story
    ticketId: string
    place: string
    settings: QueueSettings
  }
  let placed: Placed | null = null
  atEveryMoment((story, { draft, decision }) => {
    if (placed?.story === story && placed.place !== 'keep') {
      const ticket = story.ticket(placed.ticketId)
      const others = waitingIn(story.queue).filter(({ deskId }) => deskId === ticket.deskId)
      expect(others).toContain(ticket)
      const ahead = aheadOf(story.queue, placed.settings, ticket)
      expect(ahead).toBe(placed.place === 'first' ? 0 : others.length - 1)
    }
    const isPlaced = 'place' in draft && !isRefusal(decision)
    placed = isPlaced ? { ...draft, story, settings: story.settings } : null
  })
})

/** Came to this desk directly and kept the time it came with. */
const isDirect = ({ legs, lineTime, issuedAt }: Ticket) =>
  legs.length === 1 && lineTime === issuedAt

test('nobody is overtaken except by priority tickets taken less than a head start later', () => {
  atEveryMoment((story, moment) => {
    for (const { reason, ticketId } of called(moment)) {
      const chosen = story.ticket(ticketId)
      if (reason.rule === 'chosen' || !isDirect(chosen)) continue
      for (const other of waitingIn(story.queue).filter(isDirect)) {
        const laterMs = chosen.issuedAt - other.issuedAt
        const cameLater = laterMs > 0 || (laterMs === 0 && chosen.seq > other.seq)
        if (other.deskId !== chosen.deskId || !cameLater) continue
        expect([chosen.priority, other.priority]).toEqual([true, false])
        expect(laterMs).toBeLessThan(headStartMs(story.settings))
      }
    }
  }, oneLanguageDay)
})

test('a call takes whoever waits, and only them', () => {
  atEveryMoment((story, moment) => {
    for (const { ticketId } of called(moment)) expect(story.ticket(ticketId).state).toBe('waiting')
    const { decision } = moment
    if (!isRefusal(decision) || decision.refusal !== 'nobody_waiting') return
    const { draft } = moment
    if (draft.verb === 'call')
      expect(expectedOrder(story, story.counter(draft.counterId))).toEqual([])
  })
})
