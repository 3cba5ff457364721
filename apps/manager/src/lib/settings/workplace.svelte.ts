import { createContext } from 'svelte'
import type { HallView } from '../../../../../domain/views.ts'
import { createClient } from '../../../../../ui/api.ts'
import { Clock } from '../../../../../ui/clock.svelte.ts'
import { Live } from '../../../../../ui/live.svelte.ts'
import type { BranchName } from '../branches.svelte.ts'

/** One branch whose settings are looked at: the server, the hall as it is now, and what was done last. */
export class Workplace {
  readonly branch: BranchName
  readonly client = createClient('staff')
  readonly live: Live<HallView>
  readonly clock: Clock
  /** What the last action did, in words; read out and shown for a while. */
  news = $state('')

  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(branch: BranchName) {
    this.branch = branch
    this.live = new Live<HallView>({ view: 'hall', branch: branch.id }, 'staff')
    this.clock = new Clock(() => this.live.now())
  }

  /** Says what was done. */
  tell(news: string): void {
    clearTimeout(this.#timer)
    this.news = news
    this.#timer = setTimeout(() => (this.news = ''), 8_000)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.live.close()
  }
}

/** The workplace of the page, set once by the layout of the settings pages. */
export const [getWorkplace, setWorkplace] = createContext<Workplace>()
