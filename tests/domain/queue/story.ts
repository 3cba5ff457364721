/** Stories of a day: `given(…).when(command).then(event)`, or `.refused('counter_busy')`. */
import { expect } from 'vitest'
import type { LineClass } from '../../../domain/queue/line.ts'
import { decide } from '../../../domain/queue/decide.ts'
import { isRefusal, type Refusal, type RefusalCode } from '../../../domain/queue/decision.ts'
import { evolve, type QueueEvent } from '../../../domain/queue/evolve.ts'
import type { QueueSettings } from '../../../domain/queue/settings.ts'
import {
  counterOf,
  currentLeg,
  emptyQueue,
  ticketOf,
  type CounterPlace,
  type Leg,
  type Queue,
  type Ticket,
} from '../../../domain/queue/state.ts'
import type { OrderedLine } from '../../../domain/ordered-line.ts'
import { systemActor } from '../../../domain/staff.ts'
import type { Draft } from './commands.ts'
import { hall, type SettingsChange } from './hall.ts'

/** Nine in the morning of 24 November 2026 in Turkey. */
export const morning = Date.UTC(2026, 10, 24, 6)

interface Pause {
  passMs: number
}

export const seconds = (count: number): Pause => ({ passMs: count * 1000 })
export const minutes = (count: number): Pause => seconds(count * 60)

type Step = Draft | Pause | SettingsChange
type ExpectedEvent = Partial<QueueEvent> & Pick<QueueEvent, 'type'>

/** A queue with its clock, which stands still until time is said to pass. */
export class Story {
  queue: Queue = emptyQueue('merkez', '2026-11-24')
  settings: QueueSettings = hall
  at = morning
  log: QueueEvent[] = []

  /** A story from before the day is opened. */
  static from(...steps: Step[]): Story {
    const story = new Story()
    for (const step of steps) story.go(step)
    return story
  }

  go(step: Step): void {
    if ('passMs' in step) this.at += step.passMs
    else if ('change' in step) this.settings = step.change(this.settings)
    else {
      const decision = this.decide(step)
      if (isRefusal(decision)) throw new Error(`${step.verb} is refused: ${decision.refusal}`)
      this.take(decision)
    }
  }

  decide(draft: Draft): QueueEvent[] | Refusal {
    return decide(this.queue, this.settings, { ...draft, at: this.at })
  }

  take(events: QueueEvent[]): void {
    for (const event of events) evolve(this.queue, event)
    this.log.push(...events)
  }

  when(draft: Draft) {
    const before = snapshot(this.queue)
    const decision = this.decide(draft)
    expect(snapshot(this.queue), 'deciding changes nothing').toEqual(before)
    return {
      /** Exactly these events, each with at least these fields; the story goes on after them. */
      then: (...expected: ExpectedEvent[]): Story => {
        expect(decision).toMatchObject(expected)
        if (!isRefusal(decision)) this.take(decision)
        return this
      },
      refused: (refusal: RefusalCode, field?: string): void => {
        expect(decision).toEqual(field === undefined ? { refusal } : { refusal, field })
      },
    }
  }

  ticket(ticketId: string): Ticket {
    return ticketOf(this.queue, ticketId)
  }

  leg(ticketId: string): Leg {
    return currentLeg(this.ticket(ticketId))
  }

  counter(counterId: string): CounterPlace {
    return counterOf(this.queue, counterId)
  }
}

/** A story of a day that is open. */
export function given(...steps: Step[]): Story {
  const openDay: Draft = {
    verb: 'open-day',
    actor: systemActor,
    firstAnnouncementId: 1,
    carried: [],
  }
  return Story.from(openDay, ...steps)
}

function inOrder(line: OrderedLine<Ticket>): string[] {
  return Array.from({ length: line.size }, (_, index) => line.at(index)!.id)
}

const classOf = ({ priority, language, tickets, arrivals }: LineClass) => ({
  priority,
  language,
  tickets: inOrder(tickets),
  arrivals: inOrder(arrivals),
})

/** The whole state as plain data that shares nothing with it. */
export function snapshot(queue: Queue): unknown {
  const lines = [...queue.lines].map(([deskId, { classes, arrivals }]) => ({
    deskId,
    classes: [...classes].map(([key, lineClass]) => [key, classOf(lineClass)]),
    arrivals: inOrder(arrivals),
  }))
  return structuredClone({
    ...queue,
    tickets: [...queue.tickets],
    ticketIdByCode: [...queue.ticketIdByCode],
    lastNumbers: [...queue.lastNumbers],
    lines,
    counters: [...queue.counters],
    parked: [...queue.parked],
    noShows: [...queue.noShows],
  })
}
