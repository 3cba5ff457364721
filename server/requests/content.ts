import { openJson, rowContext, sealJson } from '../sealing/port.ts'
import type { Sealer } from '../sealing/port.ts'

/** What a request says in words: it names people, so it is sealed as one. */
export interface RequestContent {
  text: string
  address: string
  point: { latitude: number; longitude: number } | null
  /** Opens the citizen's own status page together with the number. */
  statusCode: string
}

/** As it is stored; the row’s id is part of the seal. */
export function sealContent(sealer: Sealer, id: string, content: RequestContent): Uint8Array {
  return sealJson(sealer, content, rowContext('requests', id))
}

/** Empty once erased. */
export function openContent(
  sealer: Sealer,
  row: { id: string; sealed: Uint8Array | null },
): RequestContent {
  if (row.sealed === null) return { text: '', address: '', point: null, statusCode: '' }
  return openJson<RequestContent>(sealer, row.sealed, rowContext('requests', row.id))
}
