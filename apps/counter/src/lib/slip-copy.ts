import type { PrintOutcome, PrintProblem } from '../../../../domain/slip.ts'
import { request } from '../../../../ui/api.ts'
import { t } from '../../../../ui/language.svelte.ts'
import { wait } from '../../../../ui/pause.ts'
import { client } from './client.ts'
import { ticketVerbs } from './verbs.ts'
import type { TicketHandle } from './verbs.ts'
import type { Work } from './work.svelte.ts'

const askAgainMilliseconds = 300
/** A printer that has said nothing for so long will say nothing. */
const mostQuestions = 20

/** A slip on its way, or what became of it. */
export interface Print {
  id: string
  outcome: PrintOutcome
  problem?: PrintProblem
}

/** Prints a ticket's slip again, marked as a copy, and tells the clerk what came of it. */
export async function printCopy(work: Work, ticket: TicketHandle): Promise<void> {
  const answer = await work.run(ticketVerbs.printCopy(ticket))
  const print = answer?.print && (await settled(answer.print))
  if (!print) return
  const words = t().counter.print
  if (print.outcome === 'printed') work.say('done', words.printed(ticket.number))
  else if (print.outcome === 'failed')
    work.say('refused', words.failed(ticket.number, words.problems[print.problem ?? 'error']))
  else work.say('refused', words.unknown(ticket.number))
}

/** The print once it is known what became of it, or as it was when nobody could say. */
export async function settled(print: Print): Promise<Print> {
  let now = print
  for (let asked = 0; now.outcome === 'pending' && asked < mostQuestions; asked++) {
    await wait(askAgainMilliseconds)
    const param = { id: print.id }
    const result = await request((sending) => client.api.prints[':id'].$get({ param }, sending))
    if (result.ok) now = result.value.print
  }
  return now
}
