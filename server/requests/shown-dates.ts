import { workingDayOnOrBefore } from '../../domain/calendar.ts'
import type { StepData } from '../../domain/requests/decision.ts'
import type { RequestParts } from './parts.ts'

type Parts = Pick<RequestParts, 'calendar'>

/** A legal date as everybody sees it, whether it is the request's or a hand-over's: the working day on or before it. */
export function shownDay({ calendar }: Parts, day: string): string {
  return workingDayOnOrBefore(calendar.calendar, day)
}

/** What a step says, with its date as it is shown. */
export function shownData(parts: Parts, data: StepData): StepData {
  const { dueOn } = data
  return typeof dueOn === 'string' ? { ...data, dueOn: shownDay(parts, dueOn) } : data
}
