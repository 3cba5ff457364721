import { attachmentKinds, type AttachmentKind } from '../../../../../domain/attachment.ts'
import type { DraftResource, RequestResource } from '../../../../../domain/requests/resources.ts'
import { createClient, newKey, request, type Result, type Sending } from '../../../../../ui/api.ts'

/** The pages on which something is written down; each has one form that is being filled in. */
export type IntakeForm = 'information' | 'cimer'

interface KeptFile {
  id: string
  name: string
  kind: AttachmentKind
}

/** A form as the server kept it. */
export interface KeptForm {
  id: string
  version: number
  content: Record<string, unknown> & { files: KeptFile[] }
}

const attempts = 6
const page = newKey()
const { api } = createClient('staff')

/** What this person was writing into that form last; null when there is nothing, or the server cannot be asked. */
export async function fetchForm(form: IntakeForm, signal: AbortSignal): Promise<KeptForm | null> {
  const result = await request((sending) => api.drafts.$get({}, sending), { attempts, signal })
  const kept = result.ok ? result.value.items.find((draft) => formOf(draft) === form) : undefined
  if (!kept) return null
  const content = kept.content as Record<string, unknown>
  const files = Array.isArray(content.files) ? content.files.filter(isKeptFile) : []
  return { id: kept.id, version: kept.version, content: { ...content, files } }
}

/** Refused with `draft_outdated` when another tab has written into it since. */
export function keepDraft(
  id: string,
  content: Record<string, unknown>,
  version: number,
): Promise<Result<{ draft: DraftResource }>> {
  const files = content.files as KeptFile[]
  const json = { content, page, version, attachmentIds: files.map((file) => file.id) }
  return request((sending) => api.drafts[':id'].$put({ param: { id }, json }, sending))
}

/** Takes a form away at the server; while the line is lost it stays there, and nobody is told. */
export async function dropDraft(id: string): Promise<void> {
  const drop = (sending: Sending) => api.drafts[':id'].$delete({ param: { id } }, sending)
  await request(drop, { attempts })
}

/** The request that a form became, whose answer never came; null while the server cannot say. */
export async function fetchTaken(id: string): Promise<RequestResource | null> {
  const read = (sending: Sending) => api.drafts[':id'].request.$get({ param: { id } }, sending)
  const result = await request(read, { attempts })
  return result.ok ? result.value.request : null
}

const formOf = ({ content }: DraftResource) => (content as { form?: unknown } | null)?.form

function isKeptFile(file: unknown): file is KeptFile {
  const { id, name, kind } = (file ?? {}) as Record<string, unknown>
  const isKind = attachmentKinds.some((known) => known === kind)
  return typeof id === 'string' && typeof name === 'string' && isKind
}
