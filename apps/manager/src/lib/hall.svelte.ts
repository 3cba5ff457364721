import type { PrintProblem } from '../../../../domain/slip.ts'
import type { HallDesk, HallDevice, HallView } from '../../../../domain/views.ts'
import { isoWeekday } from '../../../../domain/hours.ts'
import { Clock } from '../../../../ui/clock.svelte.ts'
import { Live } from '../../../../ui/live.svelte.ts'
import { DayStatistics } from './day-statistics.svelte.ts'

/** A desk where somebody waits longer than its target. */
export interface LateDesk {
  desk: HallDesk
  people: number
}

/** 1 Monday – 7 Sunday */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A printer that needs somebody, with the kiosks whose slips it prints. */
export interface TroubledPrinter {
  printer: HallDevice
  problem: PrintProblem
  kiosks: readonly HallDevice[]
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
  /** Printers that need somebody, each with the kiosks that use it. */
  readonly troubled: readonly TroubledPrinter[] = $derived.by(() =>
    troubledPrinters(this.live.view?.devices ?? []),
  )
  /** The branch's own day and time of day. */
  readonly today = $derived.by(() =>
    wallClock(this.#minute * 60_000, this.live.view?.branch.timeZone ?? 'Europe/Istanbul'),
  )
  // The clock ticks every second, the day's pictures change with the minute at most.
  readonly #minute = $derived.by(() => Math.floor(this.clock.now / 60_000))

  #stopFollowing: () => void

  constructor(branchId: string) {
    // Open behind other windows too: a kiosk's call for staff must ring here.
    this.live = new Live<HallView>({ view: 'hall', branch: branchId }, 'staff')
    this.clock = new Clock(() => this.live.now())
    this.statistics = new DayStatistics(branchId)
    this.#stopFollowing = $effect.root(() => {
      $effect(() => {
        const view = this.live.view
        if (!view) return
        const { day } = wallClock(Date.parse(view.at), view.branch.timeZone)
        this.statistics.want(day, view.version)
      })
      // Another `today` every minute.
      $effect(() => {
        if (this.live.view && this.live.online) void this.statistics.readEscorts(this.today.day)
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

function troubledPrinters(devices: readonly HallDevice[]): TroubledPrinter[] {
  return devices.flatMap((printer) => {
    const problem = printer.printer?.problem
    const kiosks = devices.filter(({ printerId }) => printerId === printer.id)
    return problem ? [{ printer, problem, kiosks }] : []
  })
}

/** `2026-11-24`, its weekday and the minutes since its midnight. */
function wallClock(moment: number, timeZone: string) {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const written = new Intl.DateTimeFormat('sv-SE', { ...parts, ...time, timeZone })
  const [day = '', clock = ''] = written.format(moment).split(' ')
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return { day, weekday: isoWeekday(day) as Weekday, minuteOfDay: hours * 60 + minutes }
}
