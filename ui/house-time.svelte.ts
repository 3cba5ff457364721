import { request, type createClient } from './api.ts'
import { ServerTime } from './server-time.ts'
import { wait } from './pause.ts'

/** A machine that slept, or whose clock was set, is right again after this long at the latest. */
const againMilliseconds = 5 * 60_000

/** The server's clock, for pages without a live view: a machine's own may be wrong. */
export class HouseTime {
  // Another one with each answer, so that what was counted with it is counted anew.
  #time = $state.raw(new ServerTime())

  /** Milliseconds since 1970; the machine's own until the server told its time. */
  now(): number {
    return this.#time.now()
  }

  /** Takes the server's time, ISO 8601, as of this moment. */
  set(at: string): void {
    const time = new ServerTime()
    time.set(at)
    this.#time = time
  }

  /** Asks the server now and then, and when the page comes back to sight, until the signal ends it. */
  async follow(client: ReturnType<typeof createClient>, signal: AbortSignal): Promise<void> {
    const ask = async () => {
      const answer = await request((sending) => client.api.branches.$get({}, sending), { signal })
      if (answer.ok) this.set(answer.value.at)
    }
    const back = () => {
      if (!document.hidden) void ask()
    }
    document.addEventListener('visibilitychange', back, { signal })
    while (!signal.aborted) {
      await wait(againMilliseconds, signal)
      if (!signal.aborted) await ask()
    }
  }
}
