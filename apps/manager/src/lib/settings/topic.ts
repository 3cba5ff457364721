import type { TopicResource } from '../../../../../domain/requests/resources.ts'

/** What a manager sets of a topic in its sheet; its place among the others is moved in the list. */
export type TopicValues = Omit<TopicResource, 'id' | 'position'>

/** What a manager sets of a topic; a new one stands at that desk. */
export function topicValues(topic: TopicResource | null, deskId: string | null): TopicValues {
  return {
    name: topic?.name ?? '',
    deskId: topic ? topic.deskId : deskId,
    kind: topic?.kind ?? null,
    directorateId: topic?.directorateId ?? null,
    standardDays: topic?.standardDays ?? null,
    documents: topic?.documents ?? '',
  }
}
