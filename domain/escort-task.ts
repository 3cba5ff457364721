/** Somebody of the staff walks with a citizen to another unit (refakat). Without a name of the citizen, or a reason. */
export interface EscortTaskResource {
  id: string
  branchId: string
  staffId: string
  staffName: string | null
  /** Gone with the ticket's day: that somebody was walked says something about health. */
  ticketId: string | null
  /** Null without a ticket. */
  ticketNumber: string | null
  /** Where to, in the clerk's words. */
  destination: string
  startedAt: string
  endedAt: string | null
  /** Null while it runs, and of a walk whose end nobody noted on its day. */
  durationSeconds: number | null
}
