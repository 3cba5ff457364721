/** How near an open request’s date is; `week`: within the seven days after today; `answered`: its applicant is still to hear of it. */
export const boardDues = ['late', 'today', 'week', 'later', 'answered'] as const
/** One of them; a request without a date, or whose clock stands still, is under none. */
export type BoardDue = (typeof boardDues)[number]

/** Stands for the desk itself where a directorate is chosen: what nobody was given yet. */
export const deskId = 'desk'

/** What the list is narrowed to; null = everything. It stands in the page's address. */
export interface BoardFilter {
  due: BoardDue | null
  /** Of a directorate, or `deskId`. */
  directorateId: string | null
  assigneeId: string | null
  /** Only those of whose silent recipient, or of which lying at the desk, somebody above was told. */
  isEscalated: boolean
}

/** Reads the filter out of an address; what is not understood counts as not there. */
export function filterIn(parameters: Pick<URLSearchParams, 'get'>): BoardFilter {
  const due = boardDues.find((one) => one === parameters.get('due')) ?? null
  return {
    due,
    directorateId: parameters.get('directorate'),
    assigneeId: parameters.get('assignee'),
    isEscalated: parameters.get('escalation') === 'any',
  }
}

/** The filter as it stands in an address. */
export function filterText({ due, directorateId, assigneeId, isEscalated }: BoardFilter): string {
  const parameters = new URLSearchParams({
    ...(due && { due }),
    ...(directorateId && { directorate: directorateId }),
    ...(assigneeId && { assignee: assigneeId }),
    ...(isEscalated && { escalation: 'any' }),
  })
  return parameters.toString()
}
