import type { RequestKind } from '../../domain/requests/kinds.ts'
import type { TopicResource } from '../../domain/requests/resources.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** What a citizen comes for. One that was removed stays: old requests name it. */
export interface TopicRow extends TopicResource {
  archived: boolean
}

function columns(topic: Omit<TopicResource, 'id'>) {
  return {
    desk_id: topic.deskId,
    name: topic.name,
    kind: topic.kind,
    directorate_id: topic.directorateId,
    documents: topic.documents,
    standard_days: topic.standardDays,
    position: topic.position,
  }
}

/** All of them in their order, the removed ones too. */
export function readTopics(tables: TableStore): TopicRow[] {
  const query = sql.selectFrom('topics').selectAll().orderBy('position').orderBy('id')
  return tables.rows(query).map((row) => ({
    id: row.id,
    deskId: row.desk_id,
    name: row.name,
    kind: row.kind as RequestKind | null,
    directorateId: row.directorate_id,
    documents: row.documents,
    standardDays: row.standard_days,
    position: row.position,
    archived: row.archived_at !== null,
  }))
}

/** Fails when its desk or its directorate is not there. */
export function insertTopic(topic: TopicResource): Statement {
  const values = { id: topic.id, ...columns(topic), archived_at: null }
  return statement(sql.insertInto('topics').values(values))
}

/** Requests that carry it stay as they are. Fails when its desk or its directorate is not there. */
export function updateTopic(topic: TopicResource): Statement {
  return statement(sql.updateTable('topics').set(columns(topic)).where('id', '=', topic.id))
}

/** It is offered no more; requests that carry it keep it. */
export function archiveTopic(id: string, at: number): Statement {
  return statement(sql.updateTable('topics').set({ archived_at: at }).where('id', '=', id))
}

/** With its desk go the topics of that desk. */
export function archiveTopicsOfDesk(deskId: string, at: number): Statement {
  const query = sql
    .updateTable('topics')
    .set({ archived_at: at })
    .where('desk_id', '=', deskId)
    .where('archived_at', 'is', null)
  return statement(query)
}
