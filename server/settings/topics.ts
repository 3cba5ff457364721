import type { TopicResource } from '../../domain/requests/resources.ts'
import { fold } from '../../domain/turkish.ts'
import { newId } from '../ids.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { archiveTopic, insertTopic, updateTopic } from '../storage/topic-table.ts'
import {
  createOnce,
  inTurn,
  refuseEdit,
  store,
  storeHealth,
  type Editor,
  type RefusedEdit,
} from './editor.ts'

/** What a manager says of a topic. */
export type TopicInput = Omit<TopicResource, 'id'>

/** What a topic is given when its maker does not say. */
function topicDefaults({ catalogue }: Editor): Omit<TopicInput, 'name'> {
  const position = Math.max(0, ...catalogue.topics.map((topic) => topic.position)) + 1
  const empty = { deskId: null, kind: null, directorateId: null, standardDays: null }
  return { ...empty, documents: '', position }
}

function refusedTopic(
  { catalogue, directory }: Editor,
  { name, deskId, directorateId }: TopicInput,
  exceptId: string | null,
): RefusedEdit | null {
  if (deskId !== null && !directory.desk(deskId)) return refuseEdit('unknown_desk', 'deskId')
  if (directorateId !== null && !catalogue.directorate(directorateId))
    return refuseEdit('unknown_directorate', 'directorateId')
  const wanted = fold(name)
  const isTaken = catalogue.topics.some(
    (topic) => topic.deskId === deskId && fold(topic.name) === wanted && topic.id !== exceptId,
  )
  return isTaken ? refuseEdit('name_taken', 'name') : null
}

/** Refusals: `unknown_desk`, `unknown_directorate`, `name_taken` (at that desk), `key_reused`, `not_found`. */
export const createTopic = inTurn(
  async (
    editor: Editor,
    input: Partial<TopicInput> & Pick<TopicInput, 'name'>,
    key: CommandKey | null,
  ): Promise<TopicResource | RefusedEdit> => {
    const topic = { id: newId(), ...topicDefaults(editor), ...input }
    return createOnce(editor, key, {
      make: () => refusedTopic(editor, topic, null) ?? topic,
      insert: insertTopic,
      read: (id) => editor.catalogue.topic(id),
    })
  },
)

/** At a desk that tells of health no request names it. Refusals: `not_found`, `unknown_desk`, `unknown_directorate`, `name_taken`. */
export const editTopic = inTurn(
  async (
    editor: Editor,
    id: string,
    patch: Partial<TopicInput>,
  ): Promise<TopicResource | RefusedEdit> => {
    const topic = editor.catalogue.topic(id)
    if (!topic) return refuseEdit('not_found')
    const changed = { ...topic, ...patch }
    const refused = refusedTopic(editor, changed, id)
    if (refused) return refused
    const { deskId } = changed
    const tellsHealth = deskId !== null && editor.directory.desk(deskId)?.tellsHealth === true
    await (tellsHealth ? storeHealth : store)(editor, [updateTopic(changed)])
    return changed
  },
)

/** Requests that carry it keep it. Refusals: `not_found`. */
export const removeTopic = inTurn(
  async (editor: Editor, id: string): Promise<RefusedEdit | null> => {
    if (!editor.catalogue.topic(id)) return refuseEdit('not_found')
    await store(editor, [archiveTopic(id, Date.now())])
    return null
  },
)
