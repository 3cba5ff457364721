import type { RequestActor } from '../../domain/requests/decision.ts'
import type { Channel, RequestKind } from '../../domain/requests/kinds.ts'
import type { RequestStatus } from '../../domain/requests/state.ts'
import { numberText, parseNumber, serialOf, toNumber, yearOf } from '../search/request-number.ts'
import { readSearchText } from '../search/search-text.ts'
import { readDirectorateRequests } from '../storage/directorate-reading.ts'
import { readRequests } from '../storage/request-table.ts'
import type { House } from './house.ts'
import { requestRows } from './request-resource.ts'

/** Of what a directorate was done with, the latest. */
export const mostEnded = 100

interface Asked {
  q: string
  kind?: RequestKind | undefined
  channel?: Channel | undefined
  status?: RequestStatus | undefined
  topicId?: string | undefined
  neighbourhood?: string | undefined
  directorateId?: string | undefined
  /** The number of the last one of the page before. */
  after?: string | undefined
  limit: number
}

/**
 * A page of what a directorate has and had, the newest first. It finds by number and reference only: whoever applied may
 * be hidden from it, and a name that finds would show them.
 */
export function directoratePage(house: House, actor: RequestActor, asked: Asked) {
  const { directorateId } = actor
  const { q, after, limit, directorateId: heldBy, ...filters } = asked
  const found =
    directorateId === null
      ? []
      : readDirectorateRequests(house.tables, {
          ...{ ...filters, directorateId, heldBy, mostEnded, named: namedBy(q) },
        })
  const before = (after && parseNumber(after)) || Infinity
  const rest = found.filter(({ year, serial }) => toNumber(year, serial) < before)
  const page = rest.slice(0, limit)
  const last = rest.length > limit ? page.at(-1) : undefined
  const rows = readRequests(
    house.tables,
    page.map(({ id }) => id),
  )
  return {
    items: requestRows(house, rows, actor),
    total: found.length,
    next: last ? numberText(toNumber(last.year, last.serial)) : null,
    warming: false,
  }
}

function namedBy(q: string) {
  const asked = readSearchText(q)
  const reference = q.trim()
  if (asked.means === 'all') return null
  if (asked.means === 'serial') return { serial: asked.serial, reference }
  if (asked.means !== 'number') return { reference }
  return { year: yearOf(asked.number), serial: serialOf(asked.number), reference }
}
