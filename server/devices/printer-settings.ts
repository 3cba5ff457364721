import type { CodePage, PrinterSettings } from '../../domain/slip.ts'
import type { DeviceRow } from '../storage/device-table.ts'

const aliases: Record<string, CodePage> = {
  '857': 'cp857',
  cp857: 'cp857',
  '1254': 'windows-1254',
  cp1254: 'windows-1254',
  windows1254: 'windows-1254',
  picture: 'picture',
}

/** What a code page is called here; `1254`, `CP-857` and the like are understood. Undefined when it is none of ours. */
export function codePageOf(name: string): CodePage | undefined {
  return aliases[name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')]
}

/** A printer's settings out of the device's own; what is not said is an Epson's on CP857. */
export function printerSettings({ settings }: DeviceRow): PrinterSettings {
  const { address, codePage, codePageNumber, columns } = settings
  const page = (typeof codePage === 'string' && codePageOf(codePage)) || 'cp857'
  return {
    address: typeof address === 'string' ? address : '',
    codePage: page,
    codePageNumber:
      typeof codePageNumber === 'number' ? codePageNumber : page === 'windows-1254' ? 48 : 13,
    columns: typeof columns === 'number' ? columns : 48,
  }
}

/** The printer that a kiosk is set to; null without one. */
export function printerIdOf({ settings }: Pick<DeviceRow, 'settings'>): string | null {
  return typeof settings['printerId'] === 'string' ? settings['printerId'] : null
}
