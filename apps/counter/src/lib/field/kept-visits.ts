import { localStore } from '../../../../../ui/local-store.ts'
import type { KeptFile } from '../request/request-values.ts'

/** What was written of a visit and not saved yet, in this browser: a lost connection or a closed tab loses nothing. */
export interface KeptVisit {
  text: string
  /** Photos that the server has already. */
  files: KeptFile[]
}

const prefix = 'field-visit.'

/** Null when nothing was kept. */
export function readVisit(staffId: string, requestId: string): KeptVisit | null {
  try {
    const text = localStore.read(nameOf(staffId, requestId)) ?? 'null'
    const kept = JSON.parse(text) as KeptVisit | null
    return kept && typeof kept.text === 'string' && Array.isArray(kept.files) ? kept : null
  } catch {
    return null
  }
}

/** An empty one is not kept. */
export function keepVisit(staffId: string, requestId: string, visit: KeptVisit): void {
  if (visit.text.trim() === '' && visit.files.length === 0) dropVisit(staffId, requestId)
  else localStore.keep(nameOf(staffId, requestId), JSON.stringify(visit))
}

/** The server has this visit, or nothing of it is left to keep. */
export function dropVisit(staffId: string, requestId: string): void {
  localStore.drop(nameOf(staffId, requestId))
}

/** Somebody logs out: nothing stays behind at this machine. */
export function forgetVisits(): void {
  for (const name of localStore.names(prefix)) localStore.drop(name)
}

const nameOf = (staffId: string, requestId: string) => `${prefix}${staffId}.${requestId}`
