import { readFileSync } from 'node:fs'
import type { RequestKind } from '../../domain/requests/kinds.ts'
import type { DirectorateResource, TopicResource } from '../../domain/requests/resources.ts'
import { newId } from '../ids.ts'
import { readDesks } from '../storage/desk-table.ts'
import { insertDirectorate, readDirectorates } from '../storage/directorate-table.ts'
import { readFact, stateFact } from '../storage/fact-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { insertTopic, readTopics } from '../storage/topic-table.ts'

/** The usual directorates and topics, as data that a manager edits. */
const seed = JSON.parse(readFileSync(new URL('./request-seed.json', import.meta.url), 'utf8')) as {
  directorates: string[]
  topics: SeedTopics[]
}

/** Topics that share a directorate; each name with its working days. Desks by name; null = at every desk. */
interface SeedTopics {
  desks: (string | null)[]
  directorate: string
  kind: RequestKind | null
  names: Record<string, number | null>
}

const seeded = 'request-catalogue-seeded'

/**
 * Give an installation the usual directorates and topics once: on its first start, or when it comes from a version
 * without requests. Call it before a `RequestCatalogue` reads. Throws `StorageError`.
 */
export async function ensureRequestCatalogue(tables: TableStore): Promise<void> {
  if (readFact(tables, seeded) !== undefined) return
  const isEmpty = readDirectorates(tables).length === 0 && readTopics(tables).length === 0
  const directorates = isEmpty ? seed.directorates.map(directorateOf) : []
  const topics = isEmpty ? topicsOf(tables, directorates) : []
  await tables.edit(
    ...directorates.map(insertDirectorate),
    ...topics.map(insertTopic),
    stateFact(seeded, 'true'),
  )
}

function directorateOf(name: string): DirectorateResource {
  return { id: newId(), kind: 'directorate', name, email: '' }
}

/** A desk that is called otherwise here gets none of them. */
function topicsOf(tables: TableStore, directorates: DirectorateResource[]): TopicResource[] {
  const desks = readDesks(tables)
  const idsOf = (name: string | null) =>
    name === null ? [null] : desks.filter((desk) => desk.name === name).map(({ id }) => id)
  const topics = seed.topics.flatMap(({ directorate, kind, names, ...some }) => {
    const directorateId = directorates.find(({ name }) => name === directorate)?.id ?? null
    return some.desks.flatMap(idsOf).flatMap((deskId) =>
      Object.entries(names).map(([name, standardDays]) => {
        const topic = { id: newId(), deskId, name, kind, directorateId, standardDays }
        return { ...topic, documents: '' }
      }),
    )
  })
  return topics.map((topic, index) => ({ ...topic, position: index + 1 }))
}
