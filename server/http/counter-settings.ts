import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { scopeOf } from '../../domain/staff.ts'
import { counterResource } from '../queue/counter-resource.ts'
import { createCounter, editCounter, removeCounter } from '../settings/counters.ts'
import type { CounterRow } from '../storage/counter-table.ts'
import { allow, callersOf } from './callers.ts'
import { commandKey } from './command.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { staffNames } from './staff-names.ts'
import { body } from './validate.ts'

const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const number = whole(1, 999)
const options = {
  name: v.pipe(v.string(), v.trim(), v.maxLength(60)),
  deskIds: v.pipe(v.array(id), v.maxLength(100)),
  helps: v.pipe(
    v.array(v.strictObject({ deskId: id, helpAfterMinutes: whole(0, 600) })),
    v.maxLength(100),
  ),
}
const optional = v.partial(v.object(options)).entries
const NewCounter = v.object({ number, ...optional })
const CounterPatch = v.strictObject({ number: v.optional(number), ...optional })

/** Which counters a branch has and what they are set up for. */
export function counterSettingsRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['counters'], summary })
  const edit = allow(house, 'branch.edit')
  const once = editOnce(house)

  function resourceOf(counter: CounterRow, seesNames: boolean) {
    const site = house.directory.site(counter.branchId)
    if (!site) throw new Error(`counter ${counter.id} has no branch`)
    const queue = house.halls.of(counter.branchId).today()
    return counterResource(site, queue, counter, seesNames ? staffNames(house) : null)
  }

  return new Hono<Env>()
    .get('/branches/:id/counters', describe('Counters of a branch'), async (c) => {
      const site = house.directory.site(c.req.param('id'))
      if (!site) return refuse(c, 'not_found')
      await house.writer.settled()
      const seesNames = callersOf(house, c).some(({ actor }) => scopeOf(actor.role, 'counter.read'))
      return c.json({
        items: [...site.counters.values()].map((counter) => resourceOf(counter, seesNames)),
      })
    })
    .post(
      '/branches/:id/counters',
      describe('A new counter'),
      edit,
      body(NewCounter),
      async (c) => {
        const key = commandKey(c)
        if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
        const made = await createCounter(house, c.req.param('id'), c.req.valid('json'), key)
        if ('refusal' in made) return refuse(c, made.refusal, made.field)
        return c.json({ counter: resourceOf(made, true) }, 201)
      },
    )
    .get('/counters/:id', describe('A counter'), allow(house, 'counter.read'), async (c) => {
      await house.writer.settled()
      const counter = house.directory.counter(c.req.param('id'))
      return counter ? c.json({ counter: resourceOf(counter, true) }) : refuse(c, 'not_found')
    })
    .patch(
      '/counters/:id',
      describe('Edit a counter'),
      edit,
      body(CounterPatch),
      once,
      async (c) => {
        const changed = await editCounter(house, c.req.param('id'), c.req.valid('json'))
        if ('refusal' in changed) return refuse(c, changed.refusal, changed.field)
        return c.json({ counter: resourceOf(changed, true) })
      },
    )
    .delete('/counters/:id', describe('Remove a counter'), edit, once, async (c) => {
      const refused = await removeCounter(house, c.req.param('id'))
      return refused ? refuse(c, refused.refusal, refused.field) : c.body(null, 204)
    })
}
