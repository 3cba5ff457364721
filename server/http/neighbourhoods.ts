import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { setNeighbourhoods } from '../settings/neighbourhoods.ts'
import { allow } from './callers.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { body } from './validate.ts'

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))
const Names = v.strictObject({ names: v.pipe(v.array(name), v.maxLength(2000)) })

/** The neighbourhoods that a request may be about. */
export function neighbourhoodRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['neighbourhoods'], summary })

  return new Hono<Env>()
    .get('/neighbourhoods', describe('By the alphabet'), allow(house, 'topic.read'), (c) =>
      c.json({ items: house.catalogue.neighbourhoods }),
    )
    .put(
      '/neighbourhoods',
      describe('The whole list anew'),
      allow(house, 'topic.edit'),
      body(Names),
      editOnce(house),
      async (c) => c.json({ items: await setNeighbourhoods(house, c.req.valid('json').names) }),
    )
}
