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
  return names()
    .flatMap((name) => parse(localStorage.getItem(name)) ?? [])
    .filter((copy) => copy.staffId === staffId)
}

/** A browser that keeps nothing, or is full, still has the form itself. */
export function keepLocalCopy(copy: DraftCopy): void {
  try {
    localStorage.setItem(prefix + copy.id, JSON.stringify(copy))
  } catch {
    return
  }
}

/** The server has that draft, or has made a request of it, or nobody wants it any more. */
export function dropLocalCopy(id: string): void {
  localStorage.removeItem(prefix + id)
}

/** Nothing of a citizen stays behind at this machine. */
export function forgetLocalCopies(): void {
  for (const name of names()) localStorage.removeItem(name)
}

function names(): string[] {
  return Object.keys(localStorage).filter((name) => name.startsWith(prefix))
}

function parse(text: string | null): DraftCopy | null {
  try {
    const copy = JSON.parse(text ?? 'null') as DraftCopy | null
    return copy && typeof copy.id === 'string' && typeof copy.content === 'object' ? copy : null
  } catch {
    return null
  }
}
