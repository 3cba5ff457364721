import type { HallDesk, HallDevice, HallView } from '../../../../domain/views.ts'
import { Clock } from '../../../../ui/clock.svelte.ts'
import { Live } from '../../../../ui/live.svelte.ts'
import { DayStatistics } from './day-statistics.svelte.ts'

/** A desk where somebody waits longer than its target. */
export interface LateDesk {
  desk: HallDesk
  people: number
}

/** One branch's hall as it is now, with the figures of its day. */
export class Hall {
  readonly live: Live<HallView>
  readonly clock: Clock
  readonly statistics: DayStatistics
  readonly late: readonly LateDesk[] = $derived.by(() => this.#lateDesks())
  /** Screens that should be there and aren't heard. */
  readonly lost: readonly HallDevice[] = $derived.by(() =>
    (this.live.view?.devices ?? []).filter(isLost),
  )

  #stopFollowing: () => void

  constructor(branchId: string) {
    this.live = new Live<HallView>({ view: 'hall', branch: branchId }, 'staff', {
      closeWhileHidden: true,
    })
    this.clock = new Clock(() => this.live.now())
    this.statistics = new DayStatistics(branchId)
    this.#stopFollowing = $effect.root(() => {
      $effect(() => {
        const view = this.live.view
        if (view) this.statistics.want(dayOf(view.at, view.branch.timeZone), view.version)
      })
    })
  }

  /** Ends the stream, the readings and every timer. */
  close(): void {
    this.#stopFollowing()
    this.statistics.close()
    this.live.close()
  }

  /** How long the one who came first has waited at the desk by now; null when nobody waits. */
  longestWaitSeconds(desk: HallDesk): number | null {
    return secondsSince(desk.longestWaitingSince, this.clock.now)
  }

  /** Between two views time goes on: the one who came first may have become late since. */
  #lateDesks(): LateDesk[] {
    return (this.live.view?.desks ?? [])
      .map((desk) => ({ desk, people: Math.max(desk.late, this.#isLate(desk) ? 1 : 0) }))
      .filter(({ people }) => people > 0)
  }

  #isLate(desk: HallDesk): boolean {
    return (this.longestWaitSeconds(desk) ?? 0) > desk.targetMinutes * 60
  }
}

/** Seconds from a moment until now, never below 0; null for no moment. */
export function secondsSince(moment: string | null, now: number): number | null {
  return moment === null ? null : Math.max(0, (now - Date.parse(moment)) / 1000)
}

function isLost({ kind, paired, online }: HallDevice): boolean {
  return paired && !online && (kind === 'kiosk' || kind === 'display')
}

/** The branch's own day, `2026-11-24`. */
function dayOf(moment: string, timeZone: string): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone } as const
  return new Intl.DateTimeFormat('sv-SE', parts).format(new Date(moment))
}
