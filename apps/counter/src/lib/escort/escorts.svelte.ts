import type { EscortTaskResource } from '../../../../../domain/escort-task.ts'
import { request } from '../../../../../ui/api.ts'
import { language } from '../../../../../ui/language.svelte.ts'
import { fieldWords } from '../away/words.ts'
import { client } from '../client.ts'
import type { Command } from '../command-runner.svelte.ts'
import type { TicketHandle } from '../verbs.ts'
import type { Work } from '../work.svelte.ts'

/** The walk of the clerk who works here: at most one. */
export class Escorts {
  running: EscortTaskResource | null = $state.raw(null)

  #work: Work
  #branchId: string
  #staffId: string

  constructor(work: Work, branchId: string, staffId: string) {
    this.#work = work
    this.#branchId = branchId
    this.#staffId = staffId
    void this.#read()
  }

  /** Walks with whoever has that number; the time runs from now on. */
  async start({ ticketId }: TicketHandle, destination: string): Promise<void> {
    const answer = await this.#work.run(startVerb(this.#branchId, ticketId, destination))
    if (answer?.escortTask) this.running = answer.escortTask
    // Begun in another window: now this one knows it too.
    else await this.#read()
  }

  async end(): Promise<void> {
    const { running } = this
    if (!running) return
    const answer = await this.#work.run(endVerb(running.id))
    if (answer?.escortTask) this.running = null
  }

  async #read(): Promise<void> {
    const result = await request(
      (sending) => client.api['escort-tasks'].$get({ query: { branch: this.#branchId } }, sending),
      { attempts: 6 },
    )
    if (!result.ok) return
    this.running = result.value.items.find(({ staffId }) => staffId === this.#staffId) ?? null
  }
}

function startVerb(branchId: string, ticketId: string, destination: string): Command {
  const json = { branchId, ticketId, destination }
  return {
    signature: `escort ${JSON.stringify(json)}`,
    send: (sending) => client.api['escort-tasks'].$post({ json }, sending),
    done: () => fieldWords().escort.started(destination),
  }
}

function endVerb(id: string): Command {
  return {
    signature: `end-escort ${id}`,
    send: (sending) =>
      client.api['escort-tasks'][':id'].end.$post({ param: { id }, json: {} }, sending),
    done: ({ escortTask }) =>
      fieldWords().escort.ended(language.format().duration(escortTask?.durationSeconds ?? 0)),
  }
}
