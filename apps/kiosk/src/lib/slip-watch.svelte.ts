import type { PrintOutcome } from '../../../../domain/slip.ts'
import { request } from '../../../../ui/api.ts'
import { wait } from '../../../../ui/pause.ts'
import { client } from './client.ts'

const askEveryMilliseconds = 300
/** A printer that has said nothing by then is not waited for. */
const patienceMilliseconds = 5_000

/** What became of a slip. `unsure`: nobody can say whether paper came out. */
export type SlipState = 'pending' | 'printed' | 'failed' | 'unsure'

/** A print as the answer to its order tells it; its id is asked for from then on. */
export interface StartedPrint {
  id: string
  outcome: PrintOutcome
}

/** Watches one slip being printed, for five seconds at most. */
export class SlipWatch {
  /** Null where the kiosk has no printer. */
  state: SlipState | null = $state(null)
  #ending: AbortController | null = null

  /** Follows this print until its end is known; a watch that was under way is left. */
  async follow(print: StartedPrint): Promise<void> {
    this.stop()
    const ending = new AbortController()
    this.#ending = ending
    const over = performance.now() + patienceMilliseconds
    this.state = stateOf(print.outcome)
    while (this.state === 'pending') {
      await wait(askEveryMilliseconds, ending.signal)
      const outcome = performance.now() < over ? await this.#ask(print.id, over, ending) : 'unknown'
      if (ending.signal.aborted) return
      this.state = stateOf(outcome)
    }
  }

  stop(): void {
    this.#ending?.abort()
    this.state = null
  }

  /** A line that is down leaves it pending. */
  async #ask(id: string, over: number, ending: AbortController): Promise<PrintOutcome> {
    const left = AbortSignal.timeout(Math.max(1, over - performance.now()))
    const result = await request(
      (sending) => client.api.prints[':id'].$get({ param: { id } }, sending),
      { signal: AbortSignal.any([ending.signal, left]) },
    )
    return result.ok ? result.value.print.outcome : 'pending'
  }
}

function stateOf(outcome: PrintOutcome): SlipState {
  return outcome === 'unknown' ? 'unsure' : outcome
}
