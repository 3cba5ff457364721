import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { EscortTaskResource } from '../../domain/escort-task.ts'
import { finishEscortTask, runningEscortTasks, startEscortTask } from '../queue/escort-tasks.ts'
import type { EscortTaskRow } from '../storage/escort-task-table.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { isoOf } from './request-resource.ts'
import { staffNames } from './staff-names.ts'
import { body, query } from './validate.ts'

const Start = v.object({
  branchId: id,
  ticketId: v.optional(v.nullable(id), null),
  destination: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
})
const Running = v.object({ branch: id })
const Nothing = v.object({})

/** Walking with citizens to another unit, a task with a timer of its own. */
export function escortTaskRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['escorts'], summary })
  const may = allow(house, 'escort.walk')

  return new Hono<Env>()
    .get('/escort-tasks', describe('Walks under way'), may, query(Running), (c) => {
      const { branch } = c.req.valid('query')
      if (!house.directory.site(branch)) return refuse(c, 'unknown_branch', 'branch')
      const running = runningEscortTasks(house, branch)
      return c.json({ items: running.map((task) => escortTaskResource(house, task)) })
    })
    .post('/escort-tasks', describe('Walk with somebody'), may, body(Start), async (c) => {
      const key = commandKey(c)
      if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
      const { actor } = c.get('caller')
      const task = await startEscortTask(house, c.req.valid('json'), actor.id, key)
      if ('refusal' in task) return refuse(c, task.refusal, task.field)
      return c.json({ escortTask: escortTaskResource(house, task) }, 201)
    })
    .post('/escort-tasks/:id/end', describe('The walk is over'), may, body(Nothing), async (c) => {
      const task = await finishEscortTask(house, c.req.param('id'))
      if ('refusal' in task) return refuse(c, task.refusal, task.field)
      return c.json({ escortTask: escortTaskResource(house, task) }, 201)
    })
}

function escortTaskResource(house: House, task: EscortTaskRow): EscortTaskResource {
  const iso = isoOf(house, task)
  const { id, branchId, staffId, ticketId, destination, startedAt, endedAt } = task
  const isTimed = endedAt !== null && endedAt !== startedAt
  return {
    ...{ id, branchId, staffId, ticketId, destination },
    staffName: staffNames(house)(staffId),
    ticketNumber: ticketId && (house.halls.findToday(ticketId)?.ticket.number ?? null),
    startedAt: iso(startedAt),
    endedAt: endedAt === null ? null : iso(endedAt),
    durationSeconds: isTimed ? Math.round((endedAt - startedAt) / 1000) : null,
  }
}
