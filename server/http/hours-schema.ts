import * as v from 'valibot'
import { minutesOf } from '../../domain/hours.ts'
import { day } from './time-schemas.ts'

const time = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/))
const span = v.pipe(
  v.object({ from: time, to: time }),
  v.check(({ from, to }) => minutesOf(from) < minutesOf(to)),
)
const spans = v.pipe(v.array(span), v.maxLength(10))
const weekday = v.picklist(['1', '2', '3', '4', '5', '6', '7'])

/** Opening hours as they are sent. */
export const hours = v.object({
  weekly: v.record(weekday, spans),
  closures: v.optional(v.pipe(v.array(day), v.maxLength(400)), []),
})
