import type { RequestKind, Channel } from '../../domain/requests/kinds.ts'
import type { RequestStatus } from '../../domain/requests/state.ts'
import { sql, type TableStore } from './tables.ts'

/** What a directorate is asked for. */
export interface DirectorateFilter {
  directorateId: string
  /** Of what it was done with, so many. */
  mostEnded: number
  kind?: RequestKind | undefined
  channel?: Channel | undefined
  status?: RequestStatus | undefined
  topicId?: string | undefined
  neighbourhood?: string | undefined
  /** Who has it now. */
  heldBy?: string | undefined
  /** Under one of these; null = any. */
  named?: { year?: number | undefined; serial?: number | undefined; reference: string } | null
}

/** A request by its id and by the number that people know. */
export interface NumberedId {
  id: string
  year: number
  serial: number
}

/** More than any directorate has open. */
const mostOpen = 2000

/** What a directorate has and what it was done with last, the newest first. */
export function readDirectorateRequests(
  tables: TableStore,
  filter: DirectorateFilter,
): NumberedId[] {
  const theirs = sql
    .selectFrom('referrals')
    .select('request_id')
    .where('directorate_id', '=', filter.directorateId)
  const open = theirs.where('ended_at', 'is', null).orderBy('due_on').limit(mostOpen)
  const ended = theirs.where('ended_at', 'is not', null).orderBy('ended_at', 'desc')
  let query = sql
    .selectFrom('requests')
    .select(['id', 'year', 'serial'])
    .where((is) => is.or([is('id', 'in', open), is('id', 'in', ended.limit(filter.mostEnded))]))
  const { kind, channel, status, topicId, neighbourhood, heldBy, named } = filter
  if (kind) query = query.where('kind', '=', kind)
  if (channel) query = query.where('channel', '=', channel)
  if (status) query = query.where('status', '=', status)
  if (topicId) query = query.where('topic_id', '=', topicId)
  if (neighbourhood) query = query.where('neighbourhood', '=', neighbourhood)
  if (heldBy) query = query.where('directorate_id', '=', heldBy)
  if (named) {
    const { year, serial, reference } = named
    query = query.where((is) => {
      const byReference = is('external_reference', '=', reference)
      if (serial === undefined) return byReference
      const bySerial = is('serial', '=', serial)
      const byNumber = year === undefined ? bySerial : is.and([bySerial, is('year', '=', year)])
      return is.or([byReference, byNumber])
    })
  }
  return tables.rows(query.orderBy('year', 'desc').orderBy('serial', 'desc'))
}
