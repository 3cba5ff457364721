import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { StatisticsKey, StatisticsRow } from '../../domain/resources.ts'
import {
  halfHours,
  heatMap,
  waitBins,
  type HalfHour,
  type HeatMapCell,
  type VisitLeg,
  type WaitBin,
} from '../../domain/statistics-pictures.ts'
import { statistics, type LegRecord } from '../../domain/statistics.ts'

/** A leg that had not ended when the question was asked. */
export interface OpenLeg {
  ticketId: string
  index: number
  leg: LegRecord
}

/** Business days of a branch, both ends included. */
export interface LegPeriod {
  branchId: string
  from: string
  to: string
  /** Legs still open, from the queue's memory. */
  openLegs: OpenLeg[]
}

/** Target minutes by desk. */
type Targets = Record<string, number>

/** What can be asked of the finished and the open legs. */
export interface LegQuestions {
  statistics: LegPeriod & { by: StatisticsKey; targets: Targets }
  waits: LegPeriod & { targets: Targets }
  heatMap: LegPeriod
  /** `from` and `to` are the day itself; `earlierDays` newest first, of which the first four with visits count as usual. */
  arrivals: LegPeriod & { earlierDays: string[] }
}

/**
 * What each is answered with. `usualDays`: on how many earlier days the usual curve rests, at most
 * four.
 */
export interface LegAnswers {
  statistics: StatisticsRow[]
  waits: WaitBin[]
  heatMap: HeatMapCell[]
  arrivals: { items: HalfHour[]; usualDays: number }
}

const defaultTargetMinutes = 20
const usualDaysWanted = 4

const targetsOf = (targets: Targets) => (deskId: string) => targets[deskId] ?? defaultTargetMinutes

/** Answers from the table of legs, one consistent reading each. */
export class LegReading {
  #db: DatabaseSync
  #legsOfDays: StatementSync
  #endedLeg: StatementSync
  readonly #answers: {
    [Name in keyof LegQuestions]: (asked: LegQuestions[Name]) => LegAnswers[Name]
  } = {
    statistics: (asked) => statistics(this.#legs(asked), asked.by, targetsOf(asked.targets)),
    waits: (asked) => waitBins(this.#legs(asked), targetsOf(asked.targets)),
    heatMap: (asked) => heatMap(this.#legs(asked)),
    arrivals: (asked) => this.#arrivals(asked),
  }

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#legsOfDays = db.prepare(
      `SELECT desk_id AS deskId, counter_id AS counterId, staff_id AS staffId, day, hour,
         arrived_minute AS arrivedMinute, outcome, wait_ms AS waitMs, service_ms AS serviceMs, leg = 0 AS first
       FROM legs WHERE branch_id = ? AND day BETWEEN ? AND ?`,
    )
    this.#endedLeg = db.prepare('SELECT 1 FROM legs WHERE ticket_id = ? AND leg = ?')
  }

  answer<Name extends keyof LegQuestions>(name: Name, asked: LegQuestions[Name]): LegAnswers[Name] {
    this.#db.exec('BEGIN')
    try {
      return this.#answers[name](asked)
    } finally {
      this.#db.exec('COMMIT')
    }
  }

  #legs({ branchId, from, to, openLegs }: LegPeriod): VisitLeg[] {
    const ended = this.#endedLegs(branchId, from, to)
    // One that ended since the question was asked stands in the table already.
    const open = openLegs.filter(({ ticketId, index }) => !this.#endedLeg.get(ticketId, index))
    return [...ended, ...open.map(({ leg, index }) => ({ ...leg, first: index === 0 }))]
  }

  #endedLegs(branchId: string, from: string, to: string): VisitLeg[] {
    return this.#legsOfDays.all(branchId, from, to) as unknown as VisitLeg[]
  }

  #arrivals(asked: LegQuestions['arrivals']): LegAnswers['arrivals'] {
    const usualDays: VisitLeg[][] = []
    for (const day of asked.earlierDays) {
      const legs = this.#endedLegs(asked.branchId, day, day)
      if (legs.length > 0) usualDays.push(legs)
      if (usualDays.length === usualDaysWanted) break
    }
    return { items: halfHours(this.#legs(asked), usualDays), usualDays: usualDays.length }
  }
}
