import type { DirectorateResource } from '../../domain/requests/resources.ts'
import { fold } from '../../domain/turkish.ts'
import { newId } from '../ids.ts'
import {
  archiveDirectorate,
  hasOpenReferral,
  insertDirectorate,
  updateDirectorate,
} from '../storage/directorate-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { createOnce, inTurn, refuseEdit, store, type Editor, type RefusedEdit } from './editor.ts'

/** What a manager says of a directorate. */
export type DirectorateInput = Omit<DirectorateResource, 'id'>

/** However it is written: `FEN İŞLERİ` is `Fen İşleri`. */
function nameTaken({ catalogue }: Editor, name: string, exceptId: string | null): boolean {
  const wanted = fold(name)
  return catalogue.directorates.some((one) => fold(one.name) === wanted && one.id !== exceptId)
}

/** Refusals: `name_taken`, `key_reused`, `not_found` (made by this key and removed since). */
export const createDirectorate = inTurn(
  async (
    editor: Editor,
    input: DirectorateInput,
    key: CommandKey | null,
  ): Promise<DirectorateResource | RefusedEdit> => {
    return createOnce(editor, key, {
      make: () =>
        nameTaken(editor, input.name, null)
          ? refuseEdit('name_taken', 'name')
          : { id: newId(), ...input },
      insert: insertDirectorate,
      read: (id) => editor.catalogue.directorate(id),
    })
  },
)

/** Refusals: `not_found`, `name_taken`. */
export const editDirectorate = inTurn(
  async (
    editor: Editor,
    id: string,
    patch: Partial<DirectorateInput>,
  ): Promise<DirectorateResource | RefusedEdit> => {
    const directorate = editor.catalogue.directorate(id)
    if (!directorate) return refuseEdit('not_found')
    const changed = { ...directorate, ...patch }
    if (nameTaken(editor, changed.name, id)) return refuseEdit('name_taken', 'name')
    await store(editor, [updateDirectorate(changed)])
    return changed
  },
)

/** Refusals: `not_found`; `in_use`, whose field says by what: `staff`, `topics`, `referrals`. */
export const removeDirectorate = inTurn(
  async (editor: Editor, id: string): Promise<RefusedEdit | null> => {
    const { catalogue, staff, tables } = editor
    if (!catalogue.directorate(id)) return refuseEdit('not_found')
    if (staff.all.some(({ directorateId }) => directorateId === id))
      return refuseEdit('in_use', 'staff')
    if (catalogue.topics.some(({ directorateId }) => directorateId === id))
      return refuseEdit('in_use', 'topics')
    if (hasOpenReferral(tables, id)) return refuseEdit('in_use', 'referrals')
    await store(editor, [archiveDirectorate(id, Date.now())])
    return null
  },
)
