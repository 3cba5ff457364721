import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { deviceKinds, type DeviceKind } from '../../domain/staff.ts'
import { foldCode } from '../devices/device-book.ts'
import { printerSettings } from '../devices/printer-settings.ts'
import { editDevice, registerDevice, removeDevice, renewPairing } from '../settings/devices.ts'
import type { RegisteredDevice } from '../settings/devices.ts'
import type { DeviceRow } from '../storage/device-table.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { giveCookie } from './cookies.ts'
import { missingSetting, wrongSetting } from './device-settings-schema.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { deviceResource } from './session.ts'
import { body } from './validate.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))
const settings = v.record(v.string(), v.unknown())
const NewDevice = v.object({
  kind: v.picklist(deviceKinds),
  name: text,
  branchId: id,
  settings: v.optional(settings, {}),
})
/** Of the settings only what is named changes; null takes one away. */
const DevicePatch = v.strictObject({ name: v.optional(text), settings: v.optional(settings) })
const Claim = v.object({ pairingCode: text })

/** The others have none: a printer is sent to, and a `feedback` device is somebody else's program. */
const withScreen: readonly DeviceKind[] = ['kiosk', 'display']

/**
 * Opens that screen and claims it; the code stands in the fragment, which no server and no log sees. Null for a kind that
 * has no screen to open.
 */
export function pairingUrl(publicUrl: string, kind: DeviceKind, code: string): string | null {
  return withScreen.includes(kind) ? `${publicUrl}/${kind}/#pair=${code}` : null
}

/** The manager sees at once whether a printer answers. */
function lookAt(house: House, device: DeviceRow): void {
  if (device.kind === 'printer') void house.printing.check(device.id, printerSettings(device))
}

/** Kiosks, displays and other devices, and how they prove who they are. */
export function deviceRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['devices'], summary })
  const edit = allow(house, 'device.edit')
  const once = editOnce(house)
  const registered = ({ device, pairingCode }: RegisteredDevice) => ({
    device: deviceResource(device),
    pairingCode,
    pairingUrl: pairingUrl(house.publicUrl(), device.kind, pairingCode),
  })

  return new Hono<Env>()
    .get('/devices', describe('All devices'), allow(house, 'device.read'), (c) =>
      c.json({
        items: house.devices.all.map((device) => ({
          ...deviceResource(device),
          online: house.hub.isOnline(device.id),
        })),
      }),
    )
    .post('/devices', describe('Register a device'), edit, body(NewDevice), async (c) => {
      const key = commandKey(c)
      if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
      const input = c.req.valid('json')
      const wrong = wrongSetting(input, input.settings) ?? missingSetting(input)
      if (wrong) return refuse(c, 'malformed', wrong)
      const made = await registerDevice(house, input, key)
      if ('refusal' in made) return refuse(c, made.refusal, made.field)
      lookAt(house, made.device)
      return c.json(registered(made), 201)
    })
    .post('/devices/claims', describe('Take a device by its code'), body(Claim), async (c) => {
      if (!(await house.limits.allows(c, 'pairing'))) return refuse(c, 'too_many_attempts')
      const claim = await house.devices.claim(foldCode(c.req.valid('json').pairingCode))
      if (typeof claim === 'string') {
        await house.limits.failed(c, 'pairing')
        return refuse(c, claim, 'pairingCode')
      }
      house.hub.deny(claim.device.id, { refusal: 'unauthenticated', message: '' })
      giveCookie(c, house, claim.device.kind, claim.token)
      return c.json({ device: deviceResource(claim.device) }, 201)
    })
    .post('/devices/:id/pairing', describe('A fresh pairing code'), edit, async (c) => {
      const made = await renewPairing(house, c.req.param('id'))
      if ('refusal' in made) return refuse(c, made.refusal, made.field)
      return c.json(registered(made), 201)
    })
    .patch('/devices/:id', describe('Edit a device'), edit, body(DevicePatch), once, async (c) => {
      const { name, settings } = c.req.valid('json')
      const wrong = wrongSetting(house.devices.get(c.req.param('id')), settings)
      if (wrong) return refuse(c, 'malformed', wrong)
      const patch = { ...(name && { name }), ...(settings && { settings }) }
      const changed = await editDevice(house, c.req.param('id'), patch)
      if ('refusal' in changed) return refuse(c, changed.refusal, changed.field)
      lookAt(house, changed)
      return c.json({ device: deviceResource(changed) })
    })
    .delete('/devices/:id', describe('Remove a device'), edit, once, async (c) => {
      const refused = await removeDevice(house, c.req.param('id'))
      return refused ? refuse(c, refused.refusal, refused.field) : c.body(null, 204)
    })
}
