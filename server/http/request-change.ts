import type { Context } from 'hono'
import type { Moment, RefusedRequest, RequestChange } from '../../domain/requests/decision.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { commandKey } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse, type AnyRefusal } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { answerRequest } from './requests.ts'

/** An id in the body that nobody knows. */
interface Wrong {
  refusal: AnyRefusal
  field: string
}

type Decide = (request: RequestState, moment: Moment) => RequestChange | RefusedRequest

/**
 * One change of the request in the path, once per key: 404 when the caller may not even read it. Attachments were
 * uploaded before and become part of it. `wrong`: what is wrong with the body, said only to those who may read it. A body
 * with the `version` that the caller saw is refused when somebody has changed the request since.
 */
export async function changeRequest(
  c: Context<Env>,
  house: House,
  decide: Decide,
  attachmentIds: readonly string[] = [],
  wrong: Wrong | null = null,
) {
  const key = commandKey(c)
  if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
  const row = findReadable(c, house, c.req.param('id') ?? '')
  if (!row) return refuse(c, 'not_found')
  if (wrong) return refuse(c, wrong.refusal, wrong.field)
  const actor = actorOf(c)
  const { version } = c.req.valid('json' as never) as { version?: number }
  const command = { id: row.id, actor, decide, attachmentIds, version, key }
  return answerRequest(c, house, await house.requests.change(command), 201)
}
