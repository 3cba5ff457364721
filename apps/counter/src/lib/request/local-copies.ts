import { localStore } from '../../../../../ui/local-store.ts'

/**
 * Copies of drafts that the server has not confirmed yet, in this browser. They go as soon as it has, and all of them
 * when somebody logs out.
 */

const prefix = 'request-draft.'

/** A draft as it travels, with whose it is. */
export interface DraftCopy {
  id: string
  staffId: string
  branchId: string
  ticketId: string | null
  /** Here only: the server knows it while the day lasts. */
  ticketNumber?: string | null
  /** ISO 8601 */
  updatedAt: string
  content: Record<string, unknown>
  /** What the page had seen of it at the server, and the id of that page; older pages kept neither. */
  version?: number
  page?: string
}

/** `ms`: epoch milliseconds. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

/** What this browser kept for that clerk. Never another one's. */
export function readLocalCopies(staffId: string): DraftCopy[] {
  return localStore
    .names(prefix)
    .flatMap((name) => parse(localStore.read(name)) ?? [])
    .filter((copy) => copy.staffId === staffId)
}

/** A browser that keeps nothing still has the form itself. */
export function keepLocalCopy(copy: DraftCopy): void {
  localStore.keep(prefix + copy.id, JSON.stringify(copy))
}

/** Whether it would be there again after a reload. */
export function hasLocalCopy(id: string): boolean {
  return localStore.read(prefix + id) !== null
}

/** The server has that draft, or has made a request of it, or nobody wants it any more. */
export function dropLocalCopy(id: string): void {
  localStore.drop(prefix + id)
}

/** Nothing of a citizen stays behind at this machine. */
export function forgetLocalCopies(): void {
  for (const name of localStore.names(prefix)) localStore.drop(name)
}

function parse(text: string | null): DraftCopy | null {
  try {
    const copy = JSON.parse(text ?? 'null') as DraftCopy | null
    return copy && typeof copy.id === 'string' && typeof copy.content === 'object' ? copy : null
  } catch {
    return null
  }
}
