import type { DraftResource } from '../../../../../domain/requests/resources.ts'
import { newKey, request, type Result } from '../../../../../ui/api.ts'
import { client } from '../client.ts'
import type { RequestDraft } from './request-draft.svelte.ts'

/** By which the server tells this tab from another one with the same form. */
export const pageId = newKey()

/** Sends a form as it is now; its photos are kept as long as it is. Refused with `draft_outdated` by another tab. */
export function sendDraft(
  draft: RequestDraft,
  branchId: string,
): Promise<Result<{ draft: DraftResource }>> {
  const { id, ticket, content, version, heirOf } = draft
  const json = {
    ...{ branchId, ticketId: ticket?.id ?? null, content },
    attachmentIds: draft.values.files.map((file) => file.id),
    ...{ page: pageId, heirOf, ...(version === undefined ? {} : { version }) },
  }
  return request((sending) => client.api.drafts[':id'].$put({ param: { id }, json }, sending))
}

/** The forms that the server keeps for who asks; null when it cannot be asked. */
export async function fetchDrafts(): Promise<DraftResource[] | null> {
  const result = await request((sending) => client.api.drafts.$get({}, sending), { attempts: 12 })
  return result.ok ? result.value.items.filter(isOurs) : null
}

/** Forms of other pages, which are kept at the same place, say so. */
function isOurs({ content }: DraftResource): boolean {
  return (content as { form?: unknown } | null)?.form === undefined
}
