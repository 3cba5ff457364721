import {
  addCalendarDays,
  addWorkingDays,
  workingDayOnOrBefore,
  workingDaysBetween,
  type WorkCalendar,
} from '../calendar.ts'
import { forwardByFrom } from './at-desk.ts'
import type { Channel, RequestKind } from './kinds.ts'
import type { ClockLaw, RequestClock } from './state.ts'

/** The legal times: which date a request must be answered by, and how that date moves. */

/** Law 4982, art. 11. */
const informationWorkingDays = 15
/** Law 4982, art. 11: with other units or institutions 30 in all, so as many again. */
const extensionWorkingDays = 15
/** Law 4982, art. 11: to pay the cost of access, else it counts as withdrawn. */
const feeWorkingDays = 15
/** Law 3071, art. 7; CİMER takes the same for whatever comes through it. */
const petitionDays = 30

/** What sets the clock of a request. */
export interface ClockInput {
  kind: RequestKind
  channel: Channel
  /** The day of receipt, which is not counted; for CİMER its own date. */
  startsOn: string
  /** Working days of the topic's own standard; null = the house's. */
  standardDays: number | null
}

/** CİMER wants thanks answered too: everything that comes through it has its date. */
function lawOf({ kind, channel }: Pick<ClockInput, 'kind' | 'channel'>): ClockLaw {
  if (kind === 'information') return 'information'
  if (kind === 'petition') return 'petition'
  if (channel === 'cimer') return 'cimer'
  return kind === 'thanks' ? 'none' : 'standard'
}

/** Under these laws days are counted in a row, under the others only working days. */
function countsCalendarDays(law: ClockLaw): boolean {
  return law === 'petition' || law === 'cimer'
}

function dueOn(
  clock: Pick<RequestClock, 'law' | 'startsOn' | 'standardDays'>,
  calendar: WorkCalendar,
) {
  switch (clock.law) {
    case 'information':
      return addWorkingDays(calendar, clock.startsOn, informationWorkingDays)
    case 'petition':
    case 'cimer':
      return addCalendarDays(clock.startsOn, petitionDays)
    case 'standard':
      return addWorkingDays(calendar, clock.startsOn, clock.standardDays ?? 0)
    case 'none':
      return null
  }
}

/** A clock that starts now under a rule. */
function clockUnder(
  rule: Pick<RequestClock, 'law' | 'startsOn' | 'standardDays'>,
  kind: RequestKind,
  calendar: WorkCalendar,
): RequestClock {
  const forwardBy = forwardByFrom(calendar, rule.startsOn)
  return {
    ...rule,
    forwardBy: kind === 'thanks' ? null : forwardBy,
    dueOn: dueOn(rule, calendar),
    isExtended: false,
    stoppedOn: null,
    feeDueOn: null,
  }
}

/**
 * The clock of a new request: 15 working days for information, through CİMER too (Law 4982, art. 11); 30 calendar days
 * for a petition (Law 3071, art. 7) and for everything else through CİMER; else the topic's standard or the house's, in
 * working days. Thanks have no date to be handed over by, and none to be answered by unless CİMER waits.
 */
export function startClock(
  { kind, channel, startsOn, standardDays }: ClockInput,
  calendar: WorkCalendar,
  defaultStandardDays: number,
): RequestClock {
  const law = lawOf({ kind, channel })
  const days = law === 'standard' ? (standardDays ?? defaultStandardDays) : null
  return clockUnder({ law, startsOn, standardDays: days }, kind, calendar)
}

/** The same rule once more, from today: for what was reopened. */
export function restartClock(
  { law, standardDays }: RequestClock,
  kind: RequestKind,
  calendar: WorkCalendar,
  today: string,
): RequestClock {
  return clockUnder({ law, startsOn: today, standardDays }, kind, calendar)
}

/** The date as people see it: one on a closed day is the working day before. Null when nobody waits for an answer. */
export function shownDueOn(clock: Pick<RequestClock, 'dueOn'>, calendar: WorkCalendar) {
  return clock.dueOn === null ? null : workingDayOnOrBefore(calendar, clock.dueOn)
}

/** The clock stands from today. One that stands already keeps its day. */
export function stopClock(clock: RequestClock, today: string): RequestClock {
  return { ...clock, stoppedOn: clock.stoppedOn ?? today }
}

/** Where a day is to move, as long as the clock stood; days of a running clock stay where they are. */
export function dayAfterStop(
  clock: Pick<RequestClock, 'law' | 'stoppedOn'>,
  calendar: WorkCalendar,
  today: string,
  day: string,
): string {
  const { law, stoppedOn } = clock
  if (stoppedOn === null) return day
  if (countsCalendarDays(law)) {
    const stoodMs = Date.parse(today) - Date.parse(stoppedOn)
    return addCalendarDays(day, Math.round(stoodMs / 86_400_000))
  }
  return addWorkingDays(calendar, day, workingDaysBetween(calendar, stoppedOn, today))
}

/**
 * The clock runs again from today; its date moves by the days it stood. The date of the hand-over moves only when it had
 * not passed before: one that was missed stays missed. The date for the fee is gone.
 */
export function resumeClock(
  clock: RequestClock,
  calendar: WorkCalendar,
  today: string,
): RequestClock {
  const { stoppedOn } = clock
  const moved = (day: string) => dayAfterStop(clock, calendar, today, day)
  const isForwardMissed = (day: string) => stoppedOn !== null && day < stoppedOn
  return {
    ...clock,
    dueOn: clock.dueOn && moved(clock.dueOn),
    forwardBy:
      clock.forwardBy === null || isForwardMissed(clock.forwardBy)
        ? clock.forwardBy
        : moved(clock.forwardBy),
    stoppedOn: null,
    feeDueOn: null,
  }
}

/**
 * Information that needs other units: 30 working days in all (Law 4982, art. 11). Counted from the date as it is, so
 * that the days the clock stood stay in it.
 */
export function extendClock(clock: RequestClock, calendar: WorkCalendar): RequestClock {
  if (clock.dueOn === null) return clock
  const extended = addWorkingDays(calendar, clock.dueOn, extensionWorkingDays)
  return { ...clock, dueOn: extended, isExtended: true }
}

/** A clock from its first day on, as if it had never stood. */
export function countedClock(
  { clock, kind }: { clock: RequestClock; kind: RequestKind },
  calendar: WorkCalendar,
): RequestClock {
  const plain = restartClock(clock, kind, calendar, clock.startsOn)
  return clock.isExtended ? extendClock(plain, calendar) : plain
}

/** The applicant was told how far it is (Law 3071, art. 7): the result is due 30 calendar days later, never earlier. */
export function interimClock(clock: RequestClock, today: string): RequestClock {
  return { ...clock, dueOn: addCalendarDays(today, petitionDays) }
}

/** The clock stands until the fee is paid; there are 15 working days for that (Law 4982, art. 11). */
export function awaitFee(clock: RequestClock, calendar: WorkCalendar, today: string): RequestClock {
  return { ...stopClock(clock, today), feeDueOn: addWorkingDays(calendar, today, feeWorkingDays) }
}
