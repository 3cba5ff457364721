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

/** The walks of a period, without anybody’s name. */
export interface EscortFigures {
  /** All that were begun. */
  count: number
  /** Under way now. */
  running: number
  /** Of those whose end was noted; null without any. */
  meanSeconds: number | null
  longestSeconds: number | null
}

/**
 * What walks come to. One that ended the moment it began counts, but nobody noted how long it took. `isRunning` tells
 * those under way from those that nobody has ended yet though their day is over.
 */
export function escortFigures(
  walks: readonly { startedAt: number; endedAt: number | null }[],
  isRunning: (walk: { startedAt: number }) => boolean,
): EscortFigures {
  const seconds = walks.flatMap(({ startedAt, endedAt }) =>
    endedAt === null || endedAt === startedAt ? [] : [(endedAt - startedAt) / 1000],
  )
  const total = seconds.reduce((sum, one) => sum + one, 0)
  return {
    count: walks.length,
    running: walks.filter((walk) => walk.endedAt === null && isRunning(walk)).length,
    meanSeconds: seconds.length === 0 ? null : Math.round(total / seconds.length),
    longestSeconds: seconds.length === 0 ? null : Math.round(Math.max(...seconds)),
  }
}
