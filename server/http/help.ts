import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { HelpRow } from '../../domain/views.ts'
import type { HelpCallRow } from '../storage/help-call-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const Nothing = v.object({})

/** A kiosk's call as the screens show it; null when the kiosk was removed. */
function helpRow(house: House, call: HelpCallRow): HelpRow | null {
  const site = house.directory.site(call.branchId)
  const device = house.devices.get(call.deviceId)
  if (!site || !device) return null
  const { zone } = site.branch
  const answeredAt = call.answeredAt === null ? null : zone.iso(call.answeredAt)
  const { id, deviceId, at } = call
  return { id, deviceId, deviceName: device.name, at: zone.iso(at), answeredAt }
}

/** What rings in a branch, and what was answered just now. */
export function helpRows(house: House, branchId: string): HelpRow[] {
  return house.help.shown(branchId, house.clock.now()).flatMap((call) => helpRow(house, call) ?? [])
}

/** Somebody at a kiosk asks for staff, until somebody answers. */
export function helpRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['help'], summary })

  return new Hono<Env>()
    .post('/help-calls', describe('Ring'), allow(house, 'help.ring'), body(Nothing), async (c) => {
      const caller = c.get('caller')
      if (caller.kind !== 'device') return refuse(c, 'forbidden')
      const call = await house.help.ring(caller.device, house.clock.now())
      house.hub.changed(call.branchId)
      return c.json({ helpCall: helpRow(house, call) }, 201)
    })
    .post(
      '/help-calls/:id/answer',
      describe('Somebody goes there'),
      allow(house, 'help.answer'),
      body(Nothing),
      async (c) => {
        const call = house.help.get(c.req.param('id'))
        if (!call) return refuse(c, 'not_found')
        const { actor } = c.get('caller')
        const answered = await house.help.answer(call, house.clock.now(), actor.id)
        house.hub.changed(call.branchId)
        return c.json({ helpCall: helpRow(house, answered) }, 201)
      },
    )
}
