import type { RequestResource } from '../../../../domain/requests/resources.ts'
import type { NotExaminableGround } from '../../../../domain/requests/not-examinable.ts'
import type { createClient, Sending } from '../../../../ui/api.ts'
import type { ActionValues } from './action-form.ts'
import { editPatch } from './edit-patch.ts'
import type { Action } from './offered.ts'

type Client = ReturnType<typeof createClient>

interface Answered {
  ok: boolean
  status: number
  text(): Promise<string>
  json(): Promise<{ request: RequestResource }>
}

/** What an action is sent with. */
export interface ActionInput {
  id: string
  /** As it was when it was looked at last. */
  version: number
  values: ActionValues
  /** As the sheet showed them before anything was written. */
  original: ActionValues
  attachmentIds: string[]
}

/** Sends one action by its own route; gives the answer as it came. */
export function sendAction(
  client: Client,
  action: Action,
  { id, version, values, original, attachmentIds }: ActionInput,
  sending: Sending,
): Promise<Answered> {
  const api = client.api.requests[':id']
  const param = { id }
  const { directorateId, staffId, number, on } = values
  const text = values.text.trim()
  const decision = values.decision === 'granted' ? 'granted' : 'upheld'
  const dueOn = values.dueOn === '' ? {} : { dueOn: values.dueOn }
  const nothing = { param, json: {} }
  const reason = { param, json: { reason: text } }
  // The citizen is told these: not after somebody else has changed what they are about.
  const told = { param, json: { text, version } }
  const answer = { param, json: { text, attachmentIds, version } }
  const routes: Record<Action, () => Promise<unknown>> = {
    receipt: () => api.receipt.$post({ param, json: {} }, sending),
    'outside-receipt': () => api.receipt.$post({ param, json: { number } }, sending),
    answer: () => api.answer.$post(answer, sending),
    question: () => api.question.$post(told, sending),
    'passing-on': () =>
      api['passing-on'].$post({ param, json: { directorateId, reason: text } }, sending),
    return: () => api.return.$post(reason, sending),
    extension: () => api.extension.$post({ param, json: { reason: text, version } }, sending),
    fee: () => api.fee.$post(told, sending),
    refusal: () =>
      api.refusal.$post({ param, json: { grounds: text, attachmentIds, version } }, sending),
    'interim-answer': () => api['interim-answer'].$post(answer, sending),
    'non-examination': () =>
      api['non-examination'].$post(
        { param, json: { ground: values.ground as NotExaminableGround, text, version } },
        sending,
      ),
    forwarding: () =>
      api.forwarding.$post(
        { param, json: { institutionId: directorateId, text, version } },
        sending,
      ),
    referrals: () =>
      api.referrals.$post({ param, json: { directorateId, reason: text, ...dueOn } }, sending),
    reminders: () => api.reminders.$post(nothing, sending),
    escalation: () => api.escalation.$post(nothing, sending),
    reissue: () => api.reissue.$post({ param, json: { reason: text, ...dueOn } }, sending),
    assignment: () => api.assignment.$post({ param, json: { staffId } }, sending),
    edit: () => api.$patch({ param, json: { ...editPatch(values, original), version } }, sending),
    supplement: () => api.supplement.$post(answer, sending),
    'fee-payment': () => api['fee-payment'].$post({ param, json: { paidOn: on } }, sending),
    registry: () => api.registry.$post({ param, json: { number, on, attachmentIds } }, sending),
    visits: () => api.visits.$post({ param, json: { text, attachmentIds } }, sending),
    appeal: () => api.appeal.$post({ param, json: { on } }, sending),
    'appeal-decision': () => api['appeal-decision'].$post({ param, json: { decision } }, sending),
    reopening: () => api.reopening.$post(reason, sending),
    withdrawal: () => api.withdrawal.$post(reason, sending),
    closing: () => api.closing.$post(reason, sending),
  }
  return routes[action]() as Promise<Answered>
}
