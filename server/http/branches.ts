import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { callForms } from '../../domain/announcement.ts'
import { boardView } from '../queue/board-view.ts'
import { branchDefaults, createBranch, editBranch, removeBranch } from '../settings/branches.ts'
import type { BranchRow } from '../storage/branch-table.ts'
import { isTimeZone, type Zone } from '../zone.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { hours } from './hours-schema.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { isoOf } from './request-resource.ts'
import { body } from './validate.ts'
import { viewSource } from './views.ts'

const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))
const line = v.pipe(v.string(), v.trim(), v.maxLength(120))
const fields = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  timeZone: v.pipe(v.string(), v.check(isTimeZone)),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
  headStartMinutes: v.union([minutes, v.literal('always-first')]),
  languageOfferMinutes: minutes,
  hours: v.nullable(hours),
  municipality: line,
  slipText: v.pipe(v.string(), v.trim(), v.maxLength(400)),
  waitingPlace: line,
  helpDeskId: v.nullable(id),
  callTimes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)),
  callForm: v.picklist(callForms),
}
const { name, ...rest } = fields
const NewBranch = v.object({ name, ...v.partial(v.object(rest)).entries })
const BranchPatch = v.partial(v.strictObject(fields))

function branchResource(branch: BranchRow & { zone?: Zone }) {
  const { zone: _, ...resource } = branch
  return resource
}

/** Places with their own hall, and what hangs on their wall. */
export function branchRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['branches'], summary })
  const edit = allow(house, 'branch.edit')
  const once = editOnce(house)

  return new Hono<Env>()
    .get('/branches', describe('All branches, and what time it is here'), (c) => {
      const items = [...house.directory.sites].map(({ branch }) => branchResource(branch))
      return c.json({ items, at: isoOf(house, {})(house.clock.now()) })
    })
    .post('/branches', describe('A new branch'), edit, body(NewBranch), async (c) => {
      const key = commandKey(c)
      if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
      const made = await createBranch(house, { ...branchDefaults, ...c.req.valid('json') }, key)
      if ('refusal' in made) return refuse(c, made.refusal, made.field)
      return c.json({ branch: branchResource(made) }, 201)
    })
    .get('/branches/:id', describe('A branch'), (c) => {
      const site = house.directory.site(c.req.param('id'))
      return site ? c.json({ branch: branchResource(site.branch) }) : refuse(c, 'not_found')
    })
    .patch('/branches/:id', describe('Edit a branch'), edit, body(BranchPatch), once, async (c) => {
      const changed = await editBranch(house, c.req.param('id'), c.req.valid('json'))
      if ('refusal' in changed) return refuse(c, changed.refusal, changed.field)
      return c.json({ branch: branchResource(changed) })
    })
    .delete('/branches/:id', describe('Remove a branch'), edit, once, async (c) => {
      const refused = await removeBranch(house, c.req.param('id'))
      return refused ? refuse(c, refused.refusal, refused.field) : c.body(null, 204)
    })
    .get('/branches/:id/board', describe('What hangs on the wall'), async (c) => {
      await house.writer.settled()
      const source = viewSource(house, c.req.param('id'))
      return source ? c.json(boardView(source)) : refuse(c, 'not_found')
    })
}
