import { seedOnFirstStart } from '../../../server/settings/seed.ts'
import { takeAttachments } from '../../../server/storage/attachment-table.ts'
import { insertRequest } from '../../../server/storage/request-table.ts'
import type { TableStore } from '../../../server/storage/tables.ts'

let serial = 0

/** A new request; gives its id. */
export async function makeRequest(tables: TableStore): Promise<string> {
  serial += 1
  const id = `request-${serial}`
  await seedOnFirstStart(tables, null)
  const { id: branchId } = tables.prepare('SELECT id FROM branches').get() as { id: string }
  const nothing = { deskId: null, ticketId: null, externalReference: null, topicId: null }
  const nobody = { directorateId: null, assigneeId: null, applicantId: null, sealed: null }
  const dates = {
    receivedAt: Date.parse('2026-11-24T10:00:00+03:00'),
    forwardBy: null,
    dueOn: null,
    closedAt: null,
  }
  const insert = insertRequest({
    ...{ id, year: 2026, serial, version: 1, branchId, ...nothing, ...nobody },
    ...{ kind: 'wish', channel: 'in-person', neighbourhood: '', status: 'received', urgent: false },
    ...{ state: '{}', createdBy: 'ayse', ...dates },
  } as Parameters<typeof insertRequest>[0])
  await tables.edit(insert)
  return id
}

/** Its first step takes what this person has uploaded. */
export const taking = (ids: readonly string[], requestId: string, uploadedBy: string) =>
  takeAttachments(ids, { ...{ requestId, uploadedBy }, version: 1, referralId: null })
