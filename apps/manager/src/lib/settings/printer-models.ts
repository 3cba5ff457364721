import type { CodePage } from '../../../../../domain/slip.ts'

interface PrinterModel {
  name: string
  /** Its own number of each page that has our letters. */
  numbers: Partial<Record<CodePage, number>>
}

/** Families of printers as their manuals number the pages; those not listed are set by the test slip. */
export const printerModels: readonly PrinterModel[] = [
  { name: 'Epson', numbers: { cp857: 13, 'windows-1254': 48 } },
  { name: 'POS-5890', numbers: { cp857: 61, 'windows-1254': 91 } },
  { name: 'Citizen', numbers: { cp857: 8 } },
  { name: 'Star', numbers: { cp857: 12 } },
  { name: 'Sunmi', numbers: { cp857: 13 } },
  { name: 'Rongta', numbers: { cp857: 29, 'windows-1254': 32 } },
]
