import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { createDirectorate, editDirectorate, removeDirectorate } from '../settings/directorates.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { emailOrNone } from './email-schema.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const fields = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  kind: v.picklist(['directorate', 'institution']),
  email: emailOrNone,
}
const NewDirectorate = v.object({
  name: fields.name,
  kind: v.optional(fields.kind, 'directorate'),
  email: v.optional(fields.email, ''),
})
const DirectoratePatch = v.partial(v.strictObject(fields))

/** Whom requests are referred to: directorates of the house, and outside institutions. */
export function directorateRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['directorates'], summary })
  const read = allow(house, 'topic.read')
  const edit = allow(house, 'topic.edit')
  const once = editOnce(house)

  return new Hono<Env>()
    .get('/directorates', describe('Directorates and institutions'), read, (c) => {
      const { directorates, former } = house.catalogue
      return c.json({ items: directorates, former: former.directorates })
    })
    .post('/directorates', describe('One more'), edit, body(NewDirectorate), async (c) => {
      const key = commandKey(c)
      if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
      const made = await createDirectorate(house, c.req.valid('json'), key)
      if ('refusal' in made) return refuse(c, made.refusal, made.field)
      return c.json({ directorate: made }, 201)
    })
    .patch(
      '/directorates/:id',
      describe('Edit one'),
      edit,
      body(DirectoratePatch),
      once,
      async (c) => {
        const changed = await editDirectorate(house, c.req.param('id'), c.req.valid('json'))
        if ('refusal' in changed) return refuse(c, changed.refusal, changed.field)
        return c.json({ directorate: changed })
      },
    )
    .delete('/directorates/:id', describe('Remove one'), edit, once, async (c) => {
      const refused = await removeDirectorate(house, c.req.param('id'))
      return refused ? refuse(c, refused.refusal, refused.field) : c.body(null, 204)
    })
}
