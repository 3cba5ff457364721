import type { CodePage, PrintContent, PrinterSettings, Slip } from '../../../domain/slip.ts'

export const sampleSlip: Slip = {
  language: 'tr',
  timeZone: 'Europe/Istanbul',
  municipality: 'Örnek Büyükşehir Belediyesi',
  branch: 'Ana Hizmet Binası',
  desk: 'Zabıta Masası',
  number: 'Z-042',
  issuedAt: '2026-11-24T10:42:00+03:00',
  ahead: 3,
  estimate: { minMinutes: 10, maxMinutes: 20 },
  waitingPlace: 'B salonu',
  followUrl: 'https://sira.ornek.bel.tr/f/k3m9x2',
  text: 'ŞĞÜÖÇİ şğüöçı — ücret ₺0’dır',
  copy: false,
}

export function slipOf(changes: Partial<Slip> = {}): PrintContent {
  return { kind: 'slip', slip: { ...sampleSlip, ...changes } }
}

export function testPage(language = 'tr'): PrintContent {
  const at = '2026-11-24T10:42:00+03:00'
  return { kind: 'test', language, printer: 'Girişteki yazıcı', at, timeZone: 'Europe/Istanbul' }
}

export function settingsOf(
  codePage: CodePage,
  codePageNumber = 13,
  columns = 48,
  address = '',
): PrinterSettings {
  return { address, codePage, codePageNumber, columns }
}
