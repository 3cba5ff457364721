import type { RequestResource } from '../../../../domain/requests/resources.ts'
import { ActionDraft } from './action-draft.svelte.ts'
import type { Action } from './offered.ts'

/** Beyond so many the oldest is forgotten. */
const mostDrafts = 50
const drafts = new Map<string, ActionDraft>()

/** What was written for this action before, or a new sheet. */
export function draftFor(request: RequestResource, action: Action): ActionDraft {
  const key = `${request.id} ${action}`
  const kept = drafts.get(key)
  if (kept?.isDirty || kept?.isBusy) {
    kept.look(request)
    return kept
  }
  const draft = new ActionDraft(request, action, () => drafts.delete(key))
  drafts.set(key, draft)
  const [oldest] = drafts.keys()
  if (drafts.size > mostDrafts && oldest !== undefined) drafts.delete(oldest)
  return draft
}

/** Refused, and not of no use for that: it can be sent again. */
const passing = ['offline', 'changed_meanwhile']

/** Whether leaving the page would lose something; what was refused is known to be of no use as it is. */
export function hasDrafts(): boolean {
  return [...drafts.values()].some(({ isDirty, refusal }) => {
    const isRefused = refusal !== null && !passing.includes(refusal.refusal)
    return isDirty && !isRefused
  })
}

/** The next person at this machine finds nothing of it. */
export function forgetDrafts(): void {
  drafts.clear()
}
