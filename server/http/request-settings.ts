import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { editRequestSettings } from '../settings/request-settings.ts'
import { allow } from './callers.ts'
import { emailOrNone } from './email-schema.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const months = whole(1, 1200)

const Patch = v.strictObject({
  defaultStandardDays: v.optional(whole(1, 365)),
  quietHours: v.optional(v.nullable(v.strictObject({ from: time, to: time }))),
  notice: v.optional(
    v.strictObject({ text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(5000)) }),
  ),
  retentionMonths: v.optional(v.strictObject({ official: months, other: months })),
  sender: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60))),
  escalationEmails: v.optional(v.strictObject({ supervisor: emailOrNone, manager: emailOrNone })),
})

/** The calendar day at the house: its branches share one country. */
function todayOf({ directory, clock }: House): string {
  const [site] = directory.sites
  const now = clock.now()
  return site ? site.branch.zone.day(now) : new Date(now).toISOString().slice(0, 10)
}

/** How the house treats requests, and the notice that citizens are shown. */
export function requestSettingsRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['request settings'], summary })
  const edit = allow(house, 'message.edit')

  return new Hono<Env>()
    .get('/request-settings', describe('How the house treats requests'), edit, (c) =>
      c.json({ settings: house.requestSettings.current }),
    )
    .patch(
      '/request-settings',
      describe('Change it'),
      edit,
      body(Patch),
      editOnce(house),
      async (c) => {
        const patch = c.req.valid('json')
        const { quietHours } = patch
        if (quietHours && quietHours.from === quietHours.to)
          return refuse(c, 'malformed', 'quietHours.to')
        return c.json({ settings: await editRequestSettings(house, patch, todayOf(house)) })
      },
    )
    .get(
      '/notice',
      describe('Shown before contact data is taken'),
      allow(house, 'topic.read'),
      (c) => {
        const { notice, defaultStandardDays } = house.requestSettings.current
        return c.json({ notice, defaultStandardDays })
      },
    )
}
