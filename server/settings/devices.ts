import { newDevice } from '../devices/device-book.ts'
import { printerIdOf } from '../devices/printer-settings.ts'
import {
  archiveDevice,
  insertDevice,
  updateDevice,
  type DeviceRow,
} from '../storage/device-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { createOnce, inTurn, refuseEdit, store, type Editor, type RefusedEdit } from './editor.ts'

/** What a manager says of a device. */
export type DeviceInput = Pick<DeviceRow, 'branchId' | 'kind' | 'name' | 'settings'>

/** A device, and the code that claims it. */
export interface RegisteredDevice {
  device: DeviceRow
  pairingCode: string
}

/**
 * A new device and the code that claims it. The same key again gives the same device with a fresh code, as the first one
 * is kept only as a hash. Refusals: `unknown_branch`, `unknown_desk`, `unknown_printer`, `key_reused`.
 */
export const registerDevice = inTurn(
  async (
    editor: Editor,
    input: DeviceInput,
    key: CommandKey | null,
  ): Promise<RegisteredDevice | RefusedEdit> => {
    if (!editor.directory.site(input.branchId)) return refuseEdit('unknown_branch', 'branchId')
    const made = newDevice(input)
    const device = await createOnce(editor, key, {
      make: () => refuseSettings(editor, input) ?? made.device,
      insert: insertDevice,
      read: (id) => editor.devices.get(id),
    })
    if ('refusal' in device) return device
    if (device.id !== made.device.id) return freshCode(editor, device.id)
    return { device, pairingCode: made.pairingCode }
  },
)

/** What a device is set to use must be there, in its own branch. */
function refuseSettings(editor: Editor, device: DeviceInput): RefusedEdit | null {
  const { branchId, kind, settings } = device
  const printerId = kind === 'kiosk' ? printerIdOf(device) : null
  const printer = printerId === null ? null : editor.devices.get(printerId)
  if (printerId !== null && (printer?.kind !== 'printer' || printer.branchId !== branchId))
    return refuseEdit('unknown_printer', 'settings.printerId')
  const deskIds = kind === 'display' ? settings['deskIds'] : null
  const desks = editor.directory.site(branchId)?.desks
  if (Array.isArray(deskIds) && deskIds.some((id) => !desks?.has(String(id))))
    return refuseEdit('unknown_desk', 'settings.deskIds')
  return null
}

async function freshCode(editor: Editor, id: string): Promise<RegisteredDevice | RefusedEdit> {
  const device = editor.devices.get(id)
  if (!device) return refuseEdit('not_found')
  const pairingCode = await editor.devices.renewCode(device)
  return { device: editor.devices.get(id) ?? device, pairingCode }
}

/** Refusals: `not_found`. */
export const renewPairing = inTurn(freshCode)

/** Only what is named changes, so that who moves a printer need not know its code page; null takes a setting away. */
function merged(
  settings: DeviceRow['settings'],
  patch: DeviceRow['settings'] = {},
): DeviceRow['settings'] {
  const both = Object.entries({ ...settings, ...patch })
  return Object.fromEntries(both.filter(([, value]) => value !== null))
}

/** Refusals: `not_found`, `unknown_desk`, `unknown_printer`. */
export const editDevice = inTurn(
  async (
    editor: Editor,
    id: string,
    patch: Partial<Pick<DeviceRow, 'name' | 'settings'>>,
  ): Promise<DeviceRow | RefusedEdit> => {
    const device = editor.devices.get(id)
    if (!device) return refuseEdit('not_found')
    const settings = merged(device.settings, patch.settings)
    const changed = { ...device, ...patch, settings }
    const refused = patch.settings ? refuseSettings(editor, changed) : null
    if (refused) return refused
    await store(editor, [updateDevice(changed)])
    return changed
  },
)

/** Its cookie is worth nothing from now on. Refusals: `not_found`. */
export const removeDevice = inTurn(
  async (editor: Editor, id: string): Promise<RefusedEdit | null> => {
    if (!editor.devices.get(id)) return refuseEdit('not_found')
    await store(editor, [archiveDevice(id, Date.now())])
    editor.hub.deny(id, { refusal: 'unauthenticated', message: '' })
    return null
  },
)
