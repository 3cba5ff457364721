import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { requestKinds } from '../../domain/requests/kinds.ts'
import { createTopic, editTopic, removeTopic } from '../settings/topics.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { body, query } from './validate.ts'

const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))

const options = v.partial(
  v.object({
    deskId: v.nullable(id),
    kind: v.nullable(v.picklist(requestKinds)),
    directorateId: v.nullable(id),
    documents: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
    standardDays: v.nullable(whole(1, 365)),
    position: whole(0, 10_000),
  }),
).entries
const Filter = v.object({ deskId: v.optional(id) })
const NewTopic = v.object({ name, ...options })
const TopicPatch = v.strictObject({ name: v.optional(name), ...options })

/** What citizens come for. */
export function topicRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['topics'], summary })
  const read = allow(house, 'topic.read')
  const edit = allow(house, 'topic.edit')
  const once = editOnce(house)

  return new Hono<Env>()
    .get('/topics', describe('Topics, of one desk with those of all'), read, query(Filter), (c) => {
      const { deskId } = c.req.valid('query')
      const { topics, former } = house.catalogue
      const at = (id: string | null) => topics.filter((topic) => topic.deskId === id)
      const items = deskId === undefined ? topics : [...at(deskId), ...at(null)]
      return c.json({ items, former: former.topics })
    })
    .post('/topics', describe('A new topic'), edit, body(NewTopic), async (c) => {
      const key = commandKey(c)
      if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
      const made = await createTopic(house, c.req.valid('json'), key)
      if ('refusal' in made) return refuse(c, made.refusal, made.field)
      return c.json({ topic: made }, 201)
    })
    .patch('/topics/:id', describe('Edit a topic'), edit, body(TopicPatch), once, async (c) => {
      const changed = await editTopic(house, c.req.param('id'), c.req.valid('json'))
      if ('refusal' in changed) return refuse(c, changed.refusal, changed.field)
      return c.json({ topic: changed })
    })
    .delete('/topics/:id', describe('Remove a topic'), edit, once, async (c) => {
      const refused = await removeTopic(house, c.req.param('id'))
      return refused ? refuse(c, refused.refusal, refused.field) : c.body(null, 204)
    })
}
