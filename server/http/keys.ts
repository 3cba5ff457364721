import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { programScopes, type ApiKeyResource } from '../../domain/program.ts'
import type { ApiKeyRow } from '../storage/api-key-table.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { words } from './request-schemas.ts'
import { isoOf } from './request-resource.ts'
import { body } from './validate.ts'

const usualPerMinute = 60
const mostPerMinute = 6000

const NewKey = v.object({
  name: v.pipe(words(120), v.minLength(1)),
  scopes: v.pipe(
    v.array(v.picklist(programScopes)),
    v.minLength(1),
    v.maxLength(programScopes.length),
  ),
  directorateId: v.optional(v.nullable(id), null),
  perMinute: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPerMinute)),
    usualPerMinute,
  ),
})

function keyResource(house: House, key: ApiKeyRow): ApiKeyResource {
  const { id, name, scopes, directorateId, perMinute, createdAt } = key
  const iso = isoOf(house, {})
  return { id, name, scopes, directorateId, perMinute, createdAt: iso(createdAt) }
}

/** Keys with which other systems speak to this one. */
export function keyRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['programs'], summary })
  const edit = allow(house, 'program.edit')

  return new Hono<Env>()
    .get('/keys', describe('Keys of other systems'), edit, (c) =>
      c.json({ items: house.programKeys.all.map((key) => keyResource(house, key)) }),
    )
    .post(
      '/keys',
      describe('A new key; its secret is shown once'),
      edit,
      body(NewKey),
      async (c) => {
        const key = commandKey(c)
        if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
        const input = c.req.valid('json')
        const { directorateId } = input
        if (directorateId !== null && !house.catalogue.directorate(directorateId))
          return refuse(c, 'unknown_directorate', 'directorateId')
        const scopes = programScopes.filter((scope) => input.scopes.includes(scope))
        const making = { by: c.get('caller').actor.id, at: house.clock.now(), key }
        const made = await house.programKeys.make({ ...input, scopes }, making)
        if ('refusal' in made) return refuse(c, made.refusal, made.field)
        return c.json({ key: keyResource(house, made.key), secret: made.secret }, 201)
      },
    )
    .delete(
      '/keys/:id',
      describe('It opens nothing any more'),
      edit,
      editOnce(house),
      async (c) => {
        const by = c.get('caller').actor.id
        const isRevoked = await house.programKeys.revoke(c.req.param('id'), by, house.clock.now())
        return isRevoked ? c.body(null, 204) : refuse(c, 'not_found')
      },
    )
}
