import { fold } from '../../domain/turkish.ts'
import { newId } from '../ids.ts'
import { replaceNeighbourhoods } from '../storage/neighbourhood-table.ts'
import { inTurn, store, type Editor } from './editor.ts'

/** The whole list at once, as it is pasted: a name that stands there twice, however written, stands once. */
export const setNeighbourhoods = inTurn(
  async (editor: Editor, names: readonly string[]): Promise<readonly string[]> => {
    const once = new Map<string, string>()
    for (const name of names) if (!once.has(fold(name))) once.set(fold(name), name)
    const wanted = [...once.values()].toSorted()
    const before = editor.catalogue.neighbourhoods.toSorted()
    if (JSON.stringify(wanted) === JSON.stringify(before)) return editor.catalogue.neighbourhoods
    const rows = wanted.map((name) => ({ id: newId(), name }))
    await store(editor, replaceNeighbourhoods(rows))
    return editor.catalogue.neighbourhoods
  },
)
