import { codePages, type CodePage } from '../../../../../domain/slip.ts'
import type { DeviceKind } from '../../../../../domain/staff.ts'
import type { HallDevice } from '../../../../../domain/views.ts'

/** A device as the server tells it; what its settings mean says `readSettings`. */
export interface Device {
  id: string
  branchId: string
  kind: DeviceKind
  name: string
  settings: Record<string, unknown>
  paired: boolean
}

/** What a device is paired with, once. */
export interface Pairing {
  device: Device
  pairingCode: string
  /** Null for a kind that has no screen to open. */
  pairingUrl: string | null
}

/** What can be added here; feedback devices come later. */
export const addedKinds = ['kiosk', 'display', 'printer'] as const
/** One of them. */
export type AddedKind = (typeof addedKinds)[number]

/** Where the slip comes out, seen from the kiosk’s screen. */
export const slipPlaces = ['below', 'left', 'right'] as const
/** Of a display, whatever the machine it runs on prefers. */
export const themes = ['dark', 'light'] as const

/** What is set of a kiosk. Without `printerId` it prints nothing; a size null: not measured. */
export interface KioskSettings {
  printerId: string | null
  slipPlace: (typeof slipPlaces)[number]
  widthMillimetres: number | null
  /** How high above the floor the picture begins. */
  bottomMillimetres: number | null
}

/** What is set of a display; a size is null only while its field is empty. */
export interface DisplaySettings {
  speaks: boolean
  viewingMetres: number | null
  /** The screen's diagonal. */
  screenInches: number | null
  theme: (typeof themes)[number]
  /** Null shows every desk. */
  deskIds: string[] | null
}

/**
 * What is set of a printer: `tcp://host:port`, the maker’s own number of the code page, letters in
 * a line.
 */
export interface PrinterFieldValues {
  address: string
  codePage: CodePage
  codePageNumber: number
  columns: number
}

/** What is set of each kind that can be added here. */
export interface SettingsOf {
  kiosk: KioskSettings
  display: DisplaySettings
  printer: PrinterFieldValues
}

/** What is set, and what counts where nothing is. */
export const readSettings: { [Kind in AddedKind]: (raw: Raw) => SettingsOf[Kind] } = {
  kiosk: (raw) => ({
    printerId: typeof raw['printerId'] === 'string' ? raw['printerId'] : null,
    slipPlace: oneOf(slipPlaces, raw['slipPlace'], 'below'),
    widthMillimetres: numberOr(raw['widthMillimetres'], null),
    bottomMillimetres: numberOr(raw['bottomMillimetres'], null),
  }),
  display: (raw) => ({
    speaks: raw['speaks'] !== false,
    viewingMetres: numberOr(raw['viewingMetres'], 10),
    screenInches: numberOr(raw['screenInches'], 55),
    theme: oneOf(themes, raw['theme'], 'dark'),
    deskIds: Array.isArray(raw['deskIds']) ? raw['deskIds'].map(String) : null,
  }),
  printer: (raw) => ({
    address: typeof raw['address'] === 'string' ? raw['address'] : '',
    codePage: oneOf(
      codePages,
      raw['codePage'],
      String(raw['codePage']).includes('1254') ? 'windows-1254' : 'cp857',
    ),
    codePageNumber: numberOr(raw['codePageNumber'], 13),
    columns: numberOr(raw['columns'], 48),
  }),
}

type Raw = Record<string, unknown>

/** How a device is, in one word of the catalogue, and whether somebody must go there. */
export type DeviceState = 'unpaired' | 'online' | 'offline' | 'ready' | 'unused'

/** As the hall knows it now; a printer is never paired, and unknown until it was used or looked at. */
export function stateOf(device: HallDevice): DeviceState {
  if (device.kind === 'printer') return device.printer === null ? 'unused' : 'ready'
  if (!device.paired) return 'unpaired'
  return device.online ? 'online' : 'offline'
}

function oneOf<Value extends string>(known: readonly Value[], value: unknown, other: Value): Value {
  return known.find((one) => one === value) ?? other
}

function numberOr<Other>(value: unknown, other: Other): number | Other {
  return typeof value === 'number' ? value : other
}
