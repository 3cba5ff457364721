import { isTheirs, speaksForDirectorate } from '../../domain/requests/access.ts'
import type { RequestActor } from '../../domain/requests/decision.ts'
import type { NewRequest } from '../requests/register.ts'
import type { AnyRefusal } from './refusals.ts'

type Taken = Pick<
  NewRequest,
  'kind' | 'channel' | 'referTo' | 'solvedAtDesk' | 'ticketId' | 'draftId'
>

/** What only people at a desk say of a request; a program hands it in and does not decide on it. */
const forPeople = {
  referTo: ({ referTo }) => referTo !== null,
  solvedAtDesk: ({ solvedAtDesk }) => solvedAtDesk,
  ticketId: ({ ticketId }) => ticketId !== null,
  draftId: ({ draftId }) => draftId !== null,
} as const satisfies Partial<Record<keyof Taken, (input: Taken) => boolean>>

/**
 * What somebody may not take in like this; null = nothing. Refusals: `not_for_programs`, and `not_your_kind`: nobody
 * takes in what they could not read afterwards.
 */
export function refuseTaking(
  actor: RequestActor,
  input: Taken,
): { refusal: AnyRefusal; field: string } | null {
  if (actor.role === 'program')
    for (const [field, isSaid] of Object.entries(forPeople))
      if (isSaid(input)) return { refusal: 'not_for_programs', field }
  const isReadable = speaksForDirectorate(actor) || isTheirs(actor, { ...input, referrals: [] })
  return isReadable ? null : { refusal: 'not_your_kind', field: 'kind' }
}
