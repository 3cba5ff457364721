import { forgetHealthLinks, readHealthTopicRequests } from '../storage/health-links.ts'
import type { RequestParts } from './parts.ts'

/**
 * Who was served at a desk for disability has told something about their health: a request keeps no link to such a desk
 * (Law 6698, art. 6). A topic that stands there only would say the same.
 */

type Books = Pick<RequestParts, 'directory' | 'catalogue'>

/** The desk as a request may name it; null for one that there is not. */
export function deskKept({ directory }: Books, deskId: string | null): string | null {
  const desk = deskId === null ? undefined : directory.desk(deskId)
  return desk && !desk.tellsHealth ? desk.id : null
}

/** The topic as a request may name it. Its directorate and its working days say nothing of health, and count. */
export function topicKept({ directory, catalogue }: Books, topicId: string | null): string | null {
  const deskId = topicId === null ? null : (catalogue.topic(topicId)?.deskId ?? null)
  return deskId !== null && directory.desk(deskId)?.tellsHealth ? null : topicId
}

/** What was taken in the moment in which a desk began to say it, or by a program that did not look. Throws `StorageError`. */
export async function forgetHealth({ tables, requestChanged }: RequestParts): Promise<void> {
  const ids = readHealthTopicRequests(tables)
  await tables.edit(...forgetHealthLinks())
  if (ids.length > 0) requestChanged(ids)
}
