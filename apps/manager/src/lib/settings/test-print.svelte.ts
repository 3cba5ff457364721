import type { PrintOutcome, PrintProblem } from '../../../../../domain/slip.ts'
import { request, type createClient } from '../../../../../ui/api.ts'
import { wait } from '../../../../../ui/pause.ts'
import type { Office } from '../office.svelte.ts'

const pollMilliseconds = 400
/** A job that waits longer than this is not printed any more. */
const mostPolls = 60

/** A printer's test page, from the press of the button to what became of it. */
export class TestPrint {
  /** Null until one was asked for. */
  outcome: PrintOutcome | null = $state(null)
  problem: PrintProblem | null = $state(null)

  #client: ReturnType<typeof createClient>
  #office: Office

  constructor(client: ReturnType<typeof createClient>, office: Office) {
    this.#client = client
    this.#office = office
  }

  async print(printerId: string): Promise<void> {
    this.outcome = 'pending'
    this.problem = null
    const param = { id: printerId }
    const sent = await request((sending) =>
      this.#client.api.devices[':id']['test-prints'].$post({ param, json: {} }, sending),
    )
    if (sent.ok) return this.#follow(sent.value.print.id)
    this.#office.refusalIn(sent)
    this.outcome = 'failed'
  }

  async #follow(id: string): Promise<void> {
    for (let poll = 0; poll < mostPolls; poll += 1) {
      await wait(pollMilliseconds)
      const asked = await request((sending) =>
        this.#client.api.prints[':id'].$get({ param: { id } }, sending),
      )
      if (!asked.ok || asked.value.print.outcome === 'pending') continue
      const { print } = asked.value
      this.outcome = print.outcome
      this.problem = 'problem' in print ? print.problem : null
      return
    }
    this.outcome = 'unknown'
  }
}
