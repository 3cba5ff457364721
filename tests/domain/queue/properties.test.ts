/** What holds on every day, whoever does what in whatever order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../domain/queue/decision.ts'
import { carriedCounters } from '../../../domain/queue/end-day.ts'
import { evolve, type QueueEvent } from '../../../domain/queue/evolve.ts'
import { waitingCount } from '../../../domain/queue/line.ts'
import {
  counterOf,
  emptyQueue,
  serviceMs,
  waitMs,
  type Queue,
} from '../../../domain/queue/state.ts'
import { endDay, issue, type Draft } from './commands.ts'
import { anyDay, play, played, type Moment } from './history.ts'
import { waitingIn } from './oracle.ts'
import { given, snapshot, Story } from './story.ts'

const runs = { numRuns: 150 }

function onAnyDay(check: (story: Story) => void): void {
  fc.assert(
    fc.property(anyDay, (moves) => check(played(moves))),
    runs,
  )
}

function atEveryMoment(check: (story: Story, moment: Moment) => void, numRuns = 150): void {
  fc.assert(
    fc.property(anyDay, (moves) => {
      const story = given()
      for (const moment of play(story, moves)) check(story, moment)
    }),
    { numRuns },
  )
}

const ticketsOf = (queue: Queue) => [...queue.tickets.values()]

test('random days reach every event and nearly every refusal', () => {
  const seen = new Set<string>()
  atEveryMoment((_, { decision }) => {
    if (isRefusal(decision)) seen.add(decision.refusal)
    else for (const { type } of decision) seen.add(type)
  }, 400)
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...['issued', 'called', 'recalled', 'announcement-confirmed', 'service-started', 'completed'],
      ...['parked', 'resumed', 'marked-no-show', 'requeued', 'reinstated', 'transferred'],
      ...['cancelled', 'counter-opened', 'counter-paused', 'counter-resumed', 'counter-closed'],
      ...['forbidden', 'not_your_ticket', 'not_your_counter', 'nobody_waiting', 'counter_busy'],
      ...['counter_closed', 'counter_paused', 'counter_taken', 'wrong_state', 'calls_missing'],
      ...['too_early', 'same_desk', 'no_tickets_here', 'not_found', 'unknown_desk'],
    ]),
  )
})

test('a number is given once', () => {
  onAnyDay(({ queue }) => {
    const numbers = ticketsOf(queue).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

test('a counter has one ticket, a ticket one counter', () => {
  atEveryMoment(({ queue }) => {
    for (const { id, state, counterId } of ticketsOf(queue))
      if (state === 'called' || state === 'serving')
        expect(counterOf(queue, counterId ?? '').ticketId).toBe(id)
    for (const { id, state, ticketId } of queue.counters.values()) {
      if (ticketId === null) continue
      expect(state).not.toBe('closed')
      expect(queue.tickets.get(ticketId)?.counterId).toBe(id)
      expect(['called', 'serving']).toContain(queue.tickets.get(ticketId)?.state)
    }
  })
})

test('everybody stands where their state says: in one line, among the parked, among the no-shows', () => {
  onAnyDay(({ queue }) => {
    const inState = (wanted: string) =>
      ticketsOf(queue).flatMap(({ id, state }) => (state === wanted ? id : []))
    expect([...queue.parked].sort()).toEqual(inState('parked').sort())
    expect([...queue.noShows].sort()).toEqual(inState('no-show').sort())
    for (const [deskId, { classes, arrivals }] of queue.lines) {
      const here = waitingIn(queue).filter((ticket) => ticket.deskId === deskId)
      expect(waitingCount(queue, deskId)).toBe(here.length)
      for (const ticket of here) {
        const { tickets } = [...classes.values()].find(
          ({ priority, language }) => priority === ticket.priority && language === ticket.language,
        )!
        expect(tickets.at(tickets.rank({ time: ticket.lineTime, seq: ticket.seq }))).toBe(ticket)
        const arrival = { time: ticket.legs.at(-1)!.arrivedAt, seq: ticket.seq }
        expect(arrivals.at(arrivals.rank(arrival))).toBe(ticket)
      }
    }
  })
})

test('replaying the log gives the same state', () => {
  onAnyDay((story) => {
    story.go(endDay())
    const stored: QueueEvent[] = JSON.parse(JSON.stringify(story.log))
    const again = emptyQueue('merkez', '2026-11-24')
    for (const event of stored) evolve(again, event)
    expect(snapshot(again)).toEqual(snapshot(story.queue))
  })
})

test('deciding leaves the state alone, and above all refusing does', () => {
  atEveryMoment((story, { draft, decision }) => {
    const before = JSON.stringify(snapshot(story.queue))
    expect(story.decide(draft)).toEqual(decision)
    expect(JSON.stringify(snapshot(story.queue))).toBe(before)
  }, 80)
})

test('time never falls, and every event counts', () => {
  onAnyDay(({ log, queue }) => {
    const times = log.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(queue.version).toBe(log.length)
    expect(queue.lastAt).toBe(times.at(-1))
  })
})

test('announcements rise by one without gaps, and the last hundred are kept', () => {
  onAnyDay(({ log, queue }) => {
    const ids = log.flatMap((event) =>
      'announcementId' in event && 'counterNumber' in event ? event.announcementId : [],
    )
    expect(ids).toEqual(ids.map((_, index) => index + 1))
    expect(queue.announcements.map(({ id }) => id)).toEqual(ids.slice(-100))
    expect(queue.nextAnnouncementId).toBe(ids.length + 1)
  })
})

describe('time is never lost through park, requeue or transfer', () => {
  test('the service of a leg is the time really spent serving in it', () => {
    onAnyDay(({ log, queue }) => {
      const again = emptyQueue('merkez', '2026-11-24')
      const served = new Map<string, number>()
      const legKey = (ticketId: string, leg: number) => `${ticketId} leg ${leg}`
      for (const event of log) {
        for (const { id, state, legs } of ticketsOf(again)) {
          if (state !== 'serving') continue
          const key = legKey(id, legs.length)
          served.set(key, (served.get(key) ?? 0) + event.at - again.lastAt)
        }
        evolve(again, event)
      }
      for (const { id, legs } of ticketsOf(queue))
        legs.forEach((leg, index) =>
          expect(serviceMs(leg, queue.lastAt)).toBe(served.get(legKey(id, index + 1)) ?? 0),
        )
    })
  })

  test('the wait of a leg is from arrival to the first start, or to the end', () => {
    onAnyDay(({ log, queue }) => {
      for (const { id, legs } of ticketsOf(queue)) {
        const own = log.filter((event) => 'ticketId' in event && event.ticketId === id)
        const arrivals = own.filter(({ type }) => type === 'issued' || type === 'transferred')
        expect(legs.map(({ arrivedAt }) => arrivedAt)).toEqual(arrivals.map((event) => event.at))
        arrivals.forEach((arrival, index) => {
          const from = own.indexOf(arrival)
          const next = arrivals[index + 1]
          const until = next ? own.indexOf(next) : own.length
          const start = own.slice(from, until).find(({ type }) => type === 'service-started')
          const end = start?.at ?? legs[index]!.endedAt
          expect(waitMs(legs[index]!)).toBe(end === null ? null : end - arrival.at)
        })
      }
    })
  })

  test('a ticket has one leg per desk it went to, all but the last ended by transfer', () => {
    onAnyDay(({ queue }) => {
      for (const { legs, deskId, state } of ticketsOf(queue)) {
        expect(legs.at(-1)?.deskId).toBe(deskId)
        for (const leg of legs.slice(0, -1)) expect(leg.outcome).toBe('transferred')
        const isOver = ['completed', 'cancelled', 'no-show', 'expired'].includes(state)
        expect(legs.at(-1)?.endedAt !== null).toBe(isOver)
        expect(legs.at(-1)?.outcome === 'open').toBe(!isOver)
      }
    })
  })
})

test('a no-show comes after enough calls and enough time, and then it is not refused', () => {
  atEveryMoment(({ log, settings, queue, at }, { draft, decision }) => {
    if (draft.verb !== 'mark-no-show') return
    const ticket = queue.tickets.get(draft.ticketId)
    const refusal = isRefusal(decision) ? decision.refusal : null
    if (ticket?.state !== 'called' || refusal?.startsWith('not_') || refusal === 'forbidden') return
    const own = log.filter((event) => 'ticketId' in event && event.ticketId === ticket.id)
    const calls = own.slice(own.findLastIndex(({ type }) => type === 'called'))
    const told = calls.slice(calls.findLastIndex((event) => 'counterNumber' in event))
    const confirmed = (stage: string) =>
      told.find((event) => event.type === 'announcement-confirmed' && event.stage === stage)?.at
    const unheard = told[0]!.at + (draft.displayOnline ? 30_000 : 0)
    const { noShowCalls, noShowAfterSeconds } = settings.desks.get(ticket.deskId)!
    const since = confirmed('spoken') ?? confirmed('shown') ?? unheard
    const made = calls.filter((event) => 'counterNumber' in event).length
    const isEarly = Math.max(at, queue.lastAt) < since + noShowAfterSeconds * 1000
    expect(refusal).toBe(made < noShowCalls ? 'calls_missing' : isEarly ? 'too_early' : null)
  })
})

describe('the end of the day', () => {
  const openIds = (queue: Queue) =>
    [...queue.counters.values()].flatMap(({ id, state }) => (state === 'closed' ? [] : id))

  test('leaves nobody behind, closes the hall’s counters and not the telephone’s', () => {
    onAnyDay((story) => {
      const isTelephone = (id: string) => story.counter(id).deskIds.join() === 'santral'
      const telephones = openIds(story.queue).filter(isTelephone)
      story.go(endDay())
      for (const { state } of ticketsOf(story.queue))
        expect(['completed', 'no-show', 'cancelled', 'expired']).toContain(state)
      expect(waitingIn(story.queue)).toEqual([])
      for (const deskId of story.queue.lines.keys())
        expect(waitingCount(story.queue, deskId)).toBe(0)
      expect(story.queue.parked.size).toBe(0)
      expect(openIds(story.queue)).toEqual(telephones)
    })
  })

  test('comes once, and nothing happens after it', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (moves, night) => {
        const story = played(moves)
        story.go(endDay())
        story.when(endDay()).then()
        story.when(issue('late')).refused('day_ended')
        const before = snapshot(story.queue)
        for (const { decision } of play(story, night))
          if (!isRefusal(decision)) expect(decision).toEqual([])
        expect(snapshot(story.queue)).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })

  test('hands the open telephones to the next day, whose announcements count on', () => {
    onAnyDay((story) => {
      story.go(endDay())
      const carried = carriedCounters(story.queue)
      const firstAnnouncementId = story.queue.nextAnnouncementId
      const openDay: Draft = { ...endDay(), verb: 'open-day', firstAnnouncementId, carried }
      const { queue } = Story.from(openDay)
      expect(openIds(queue)).toEqual(openIds(story.queue))
      for (const { served: _, ...counter } of queue.counters.values())
        expect(story.counter(counter.id)).toMatchObject(counter)
      expect(queue.nextAnnouncementId).toBe(firstAnnouncementId)
      expect(queue.tickets.size).toBe(0)
    })
  })
})
