import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { roles, type Role } from '../../domain/staff.ts'
import { createPerson, editPerson, removePerson } from '../settings/people.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { staffResource } from './session.ts'
import { body } from './validate.ts'

const fields = {
  username: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}._-]{2,60}$/u)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  role: v.picklist(roles),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  languages: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))), v.maxLength(20)),
  directorateId: v.nullable(id),
}
const NewPerson = v.object({
  ...fields,
  name: v.optional(fields.name),
  languages: v.optional(fields.languages, []),
  directorateId: v.optional(fields.directorateId, null),
})
const PersonPatch = v.partial(v.strictObject(fields))

/** The caller's role; the routes here are for staff only. */
function roleOf(c: Context<Env>): Role {
  const caller = c.get('caller')
  if (caller.kind !== 'staff') throw new Error('a device cannot edit people')
  return caller.staff.role
}

/** The people who work here. */
export function staffRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['staff'], summary })
  const edit = allow(house, 'staff.edit')
  const once = editOnce(house)

  return new Hono<Env>()
    .get('/staff', describe('Everybody'), allow(house, 'staff.read'), (c) =>
      c.json({ items: house.staff.all.map(staffResource) }),
    )
    .post('/staff', describe('A new colleague'), edit, body(NewPerson), async (c) => {
      const key = commandKey(c)
      if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
      const input = c.req.valid('json')
      const person = { ...input, name: input.name ?? input.username }
      const made = await createPerson(house, roleOf(c), person, key)
      if ('refusal' in made) return refuse(c, made.refusal, made.field)
      return c.json({ staff: staffResource(made) }, 201)
    })
    .patch('/staff/:id', describe('Edit a colleague'), edit, body(PersonPatch), once, async (c) => {
      const patch = c.req.valid('json')
      const changed = await editPerson(house, roleOf(c), c.req.param('id'), patch)
      if ('refusal' in changed) return refuse(c, changed.refusal, changed.field)
      return c.json({ staff: staffResource(changed) })
    })
    .delete('/staff/:id', describe('Somebody left'), edit, once, async (c) => {
      const refused = await removePerson(house, roleOf(c), c.req.param('id'))
      return refused ? refuse(c, refused.refusal, refused.field) : c.body(null, 204)
    })
}
