import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Site } from '../queue/directory.ts'
import { createDesk, editDesk, removeDesk } from '../settings/desks.ts'
import type { DeskRow } from '../storage/desk-table.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { hours } from './hours-schema.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const text = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max))
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))
/** I, İ and O are read as 1 and 0. */
const letter = v.nullable(v.pipe(v.string(), v.regex(/^[A-HJ-NP-ZÇĞŞÜ]{1,2}$/)))

const options = {
  spokenName: text(60),
  description: text(120),
  colour: whole(1, 8),
  icon: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  position: whole(0, 10_000),
  targetMinutes: whole(1, 600),
  noShowCalls: whole(1, 20),
  noShowAfterSeconds: whole(0, 3600),
  autoStartSeconds: v.nullable(whole(1, 3600)),
  tellsHealth: v.boolean(),
  hours: v.nullable(hours),
}
const optional = v.partial(v.object(options)).entries
const NewDesk = v.object({ name, letter: v.optional(letter, null), ...optional })
const DeskPatch = v.strictObject({
  name: v.optional(name),
  letter: v.optional(letter),
  ...optional,
})

function deskResource({ opening }: Pick<Site, 'opening'>, desk: DeskRow) {
  return { ...desk, open: desk.letter !== null && opening.isOpen(desk) }
}

/** Lines of service. */
export function deskRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['desks'], summary })
  const edit = allow(house, 'branch.edit')
  const once = editOnce(house)
  const resourceOf = (desk: DeskRow) => {
    const site = house.directory.site(desk.branchId)
    return site ? deskResource(site, desk) : { ...desk, open: false }
  }

  return new Hono<Env>()
    .get('/branches/:id/desks', describe('Desks of a branch'), (c) => {
      const site = house.directory.site(c.req.param('id'))
      if (!site) return refuse(c, 'not_found')
      return c.json({ items: [...site.desks.values()].map((desk) => deskResource(site, desk)) })
    })
    .post('/branches/:id/desks', describe('A new desk'), edit, body(NewDesk), async (c) => {
      const key = commandKey(c)
      if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
      const made = await createDesk(house, c.req.param('id'), c.req.valid('json'), key)
      if ('refusal' in made) return refuse(c, made.refusal, made.field)
      return c.json({ desk: resourceOf(made) }, 201)
    })
    .patch('/desks/:id', describe('Edit a desk'), edit, body(DeskPatch), once, async (c) => {
      const changed = await editDesk(house, c.req.param('id'), c.req.valid('json'))
      if ('refusal' in changed) return refuse(c, changed.refusal, changed.field)
      return c.json({ desk: resourceOf(changed) })
    })
    .delete('/desks/:id', describe('Remove a desk'), edit, once, async (c) => {
      const refused = await removeDesk(house, c.req.param('id'))
      return refused ? refuse(c, refused.refusal, refused.field) : c.body(null, 204)
    })
}
