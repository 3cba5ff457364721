import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { calendarDayKinds, isDay, yearsMissing } from '../../domain/calendar.ts'
import { houseZone } from '../house-zone.ts'
import type { CalendarBook } from '../settings/calendar.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body, query } from './validate.ts'

const day = v.pipe(v.string(), v.regex(/^20\d\d-\d\d-\d\d$/), v.check(isDay))
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))

const Year = v.object({ year: v.optional(v.pipe(v.string(), v.regex(/^20\d\d$/))) })
const NewDay = v.object({ day, kind: v.picklist(calendarDayKinds), name })
const Settings = v.strictObject({ halfDaysCount: v.optional(v.boolean()) })

/** The calendar that working days are counted on. */
export function calendarRoutes(house: House & { calendar: CalendarBook }) {
  const describe = (summary: string) => describeRoute({ tags: ['calendar'], summary })
  const edit = allow(house, 'calendar.edit')
  const once = editOnce(house)
  const read = allow(house, 'calendar.read')

  return new Hono<Env>()
    .get(
      '/calendar',
      describe('Closed days of a year, by default of this one'),
      read,
      query(Year),
      (c) => {
        const thisYear = Number(houseZone(house).day(house.clock.now()).slice(0, 4))
        const year = Number(c.req.valid('query').year ?? thisYear)
        const { calendar, halfDaysCount } = house.calendar
        // A period that begins in December ends in the year after.
        const missingYears = yearsMissing(calendar, `${year}-01-01`, `${year + 1}-12-31`)
        const items = house.calendar.ofYear(year)
        return c.json({ year, thisYear, items, missingYears, halfDaysCount })
      },
    )
    .post('/calendar', describe('One more closed day'), edit, body(NewDay), async (c) => {
      const key = commandKey(c)
      if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
      const input = c.req.valid('json')
      const made = await house.calendarEdits.make(() => house.calendar.addDay(input, key))
      if ('refusal' in made) return refuse(c, made.refusal, made.field)
      return c.json({ calendarDay: made }, 201)
    })
    .delete('/calendar/:id', describe('Not closed after all'), edit, once, async (c) => {
      const id = c.req.param('id')
      const refused = await house.calendarEdits.make(() => house.calendar.removeDay(id))
      return refused ? refuse(c, refused.refusal, refused.field) : c.body(null, 204)
    })
    .patch(
      '/calendar-settings',
      describe('Whether half days are working days'),
      edit,
      body(Settings),
      once,
      async (c) => {
        const { halfDaysCount } = c.req.valid('json')
        if (halfDaysCount !== undefined)
          await house.calendarEdits.make(() => house.calendar.setHalfDaysCount(halfDaysCount))
        return c.json({ halfDaysCount: house.calendar.halfDaysCount })
      },
    )
}
