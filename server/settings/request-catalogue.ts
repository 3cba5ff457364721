import type { DirectorateResource, TopicResource } from '../../domain/requests/resources.ts'
import { readDirectorates, type DirectorateRow } from '../storage/directorate-table.ts'
import { readNeighbourhoods } from '../storage/neighbourhood-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { readTopics, type TopicRow } from '../storage/topic-table.ts'

const byTurkish = new Intl.Collator('tr', { numeric: true })

/** What requests choose from: directorates, topics, neighbourhoods. In memory; read again after every edit. */
export class RequestCatalogue {
  #tables: TableStore
  #directorates = new Map<string, DirectorateRow>()
  #topics = new Map<string, TopicRow>()
  #neighbourhoods: string[] = []

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  reload(): void {
    const directorates = readDirectorates(this.#tables).toSorted((one, other) =>
      byTurkish.compare(one.name, other.name),
    )
    this.#directorates = new Map(directorates.map((row) => [row.id, row]))
    this.#topics = new Map(readTopics(this.#tables).map((row) => [row.id, row]))
    this.#neighbourhoods = readNeighbourhoods(this.#tables)
      .map(({ name }) => name)
      .toSorted(byTurkish.compare)
  }

  /** By name, without the removed ones. */
  get directorates(): DirectorateResource[] {
    return [...this.#directorates.values()].filter(isCurrent).map(directorateOf)
  }

  /** Undefined for one that was removed: nothing new goes there. */
  directorate(id: string): DirectorateResource | undefined {
    const row = this.#directorates.get(id)
    return row && isCurrent(row) ? directorateOf(row) : undefined
  }

  /** The name of one that there is, or was. */
  /** Another institution: nobody there has an account here. */
  isInstitution(id: string | null): boolean {
    return id !== null && this.directorate(id)?.kind === 'institution'
  }

  directorateName(id: string): string | undefined {
    return this.#directorates.get(id)?.name
  }

  /** In their order, without the removed ones. */
  get topics(): TopicResource[] {
    return [...this.#topics.values()].filter(isCurrent).map(topicOf)
  }

  /** Undefined for one that was removed. */
  topic(id: string): TopicResource | undefined {
    const row = this.#topics.get(id)
    return row && isCurrent(row) ? topicOf(row) : undefined
  }

  /** The name of one that there is, or was. */
  topicName(id: string): string | undefined {
    return this.#topics.get(id)?.name
  }

  /** Names of those that were removed: old requests still show them. */
  get former(): Record<'directorates' | 'topics', { id: string; name: string }[]> {
    return {
      directorates: [...this.#directorates.values()].filter(isFormer).map(named),
      topics: [...this.#topics.values()].filter(isFormer).map(named),
    }
  }

  /** In the order of the Turkish alphabet. */
  get neighbourhoods(): readonly string[] {
    return this.#neighbourhoods
  }
}

function isCurrent({ archived }: { archived: boolean }): boolean {
  return !archived
}

function isFormer({ archived }: { archived: boolean }): boolean {
  return archived
}

function named({ id, name }: { id: string; name: string }): { id: string; name: string } {
  return { id, name }
}

function directorateOf({ archived: _, ...row }: DirectorateRow): DirectorateResource {
  return row
}

function topicOf({ archived: _, ...row }: TopicRow): TopicResource {
  return row
}
