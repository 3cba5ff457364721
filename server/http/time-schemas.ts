import * as v from 'valibot'
import { isDay } from '../../domain/calendar.ts'

/** `YYYY-MM-DD` of a day that exists. */
export const day = v.pipe(v.string(), v.check(isDay))

/** A moment with its offset: ISO 8601, or RFC 3339, without what every reader takes for another one. */
export const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/),
  v.check((value) => isDay(value.slice(0, 10))),
  v.check((value) => Number.isFinite(Date.parse(value))),
)
