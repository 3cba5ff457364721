import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Command } from '../../domain/queue/decide.ts'
import { allow } from './callers.ts'
import { execute } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const Confirmation = v.object({ stage: v.picklist(['shown', 'spoken']) })

/** A display tells that the hall has seen or heard a call. */
export function announcementRoutes(house: House) {
  const describe = describeRoute({ tags: ['announcements'], summary: 'Shown, spoken' })
  const confirm = allow(house, 'announcement.confirm')
  return new Hono<Env>().post(
    '/announcements/:id/confirmations',
    describe,
    confirm,
    body(Confirmation),
    async (c) => {
      const announcementId = Number(c.req.param('id'))
      const caller = c.get('caller')
      const branchId = caller.kind === 'device' ? caller.device.branchId : onlyBranch(house)
      if (branchId === undefined || !Number.isSafeInteger(announcementId))
        return refuse(c, 'not_found')
      const { stage } = c.req.valid('json')
      const base = { at: house.clock.now(), actor: caller.actor }
      const command: Command = { verb: 'confirm-announcement', ...base, announcementId, stage }
      const outcome = await execute(c, house, () => ({ branchId, command }))
      if ('refusal' in outcome) return refuse(c, outcome.refusal, outcome.field)
      return c.json({ confirmation: { announcementId, stage } }, 201)
    },
  )
}

/** Numbers rise per branch: without a display's branch they mean one only where there is one branch. */
function onlyBranch(house: House): string | undefined {
  const sites = [...house.directory.sites]
  return sites.length === 1 ? sites[0]?.branch.id : undefined
}
