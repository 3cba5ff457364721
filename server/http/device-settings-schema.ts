import * as v from 'valibot'
import type { DeviceKind } from '../../domain/staff.ts'
import { codePageOf } from '../devices/printer-settings.ts'
import type { DeviceInput } from '../settings/devices.ts'
import { id } from './id-schema.ts'

const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
/** Nothing else than `tcp://host:port`: the server opens this connection. */
const address = v.pipe(v.string(), v.maxLength(260), v.check(isPrinterAddress))
const codePage = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((name) => codePageOf(name) !== undefined),
)

/** What is known of each kind; a key that isn't is kept as it is, null says “not set”. */
const schemas = {
  kiosk: v.looseObject({
    printerId: v.nullish(id),
    slipPlace: v.nullish(v.picklist(['below', 'left', 'right'])),
    widthMillimetres: v.nullish(whole(80, 3000)),
    bottomMillimetres: v.nullish(whole(0, 1200)),
  }),
  display: v.looseObject({
    speaks: v.nullish(v.boolean()),
    viewingMetres: v.nullish(v.pipe(v.number(), v.minValue(2), v.maxValue(40))),
    screenInches: v.nullish(v.pipe(v.number(), v.minValue(15), v.maxValue(120))),
    theme: v.nullish(v.picklist(['light', 'dark'])),
    deskIds: v.nullish(v.pipe(v.array(id), v.maxLength(100))),
  }),
  printer: v.looseObject({
    /** Without one it is no printer, so it cannot be taken away either. */
    address: v.optional(address),
    codePage: v.nullish(codePage),
    codePageNumber: v.nullish(whole(0, 255)),
    columns: v.nullish(whole(20, 96)),
  }),
  feedback: v.looseObject({}),
} as const satisfies Record<DeviceKind, v.GenericSchema>

/** All that is kept of one device, written as JSON. */
const mostCharacters = 4000

type Known = Pick<DeviceInput, 'kind' | 'settings'>

/**
 * The field of what is to be set of a device that makes no sense (`settings.address`); null when all do, or there are
 * none.
 */
export function wrongSetting(
  device: Known | undefined,
  settings: Known['settings'] | undefined,
): string | null {
  if (!device || !settings) return null
  const { success, issues } = v.safeParse(schemas[device.kind], settings)
  if (!success) return ['settings', v.getDotPath(issues[0])].filter(Boolean).join('.')
  const size = JSON.stringify({ ...device.settings, ...settings }).length
  return size > mostCharacters ? 'settings' : null
}

/** What a new device of this kind cannot do without; null when it has it. */
export function missingSetting({ kind, settings }: Known): string | null {
  return kind === 'printer' && settings['address'] === undefined ? 'settings.address' : null
}

function isPrinterAddress(text: string): boolean {
  const parts = /^tcp:\/\/(?:\[[0-9a-fA-F:.]+\]|[^\s:/?#@[\]]+)(?::(\d{1,5}))?$/.exec(text)
  if (!parts) return false
  const port = Number(parts[1] ?? 9100)
  return port >= 1 && port <= 65_535
}
