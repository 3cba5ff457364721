import { counterOf } from '../../domain/queue/state.ts'
import { newId } from '../ids.ts'
import type { Site } from '../queue/directory.ts'
import {
  archiveCounter,
  insertCounter,
  updateCounter,
  type CounterRow,
} from '../storage/counter-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { createOnce, inTurn, refuseEdit, store, type Editor, type RefusedEdit } from './editor.ts'

/** What a manager says of a counter. */
export type CounterInput = Omit<CounterRow, 'id' | 'branchId'>

function refuseInput(site: Site, input: CounterRow): RefusedEdit | null {
  if (input.deskIds.some((id) => !site.desks.has(id))) return refuseEdit('unknown_desk', 'deskIds')
  if (input.helps.some(({ deskId }) => !site.desks.has(deskId)))
    return refuseEdit('unknown_desk', 'helps')
  const taken = [...site.counters.values()].some(
    (counter) => counter.number === input.number && counter.id !== input.id,
  )
  return taken ? refuseEdit('number_taken', 'number') : null
}

/** Left out: every desk that gives tickets. Refusals: `not_found`, `unknown_desk`, `number_taken`, `key_reused`. */
export const createCounter = inTurn(
  async (
    editor: Editor,
    branchId: string,
    input: Partial<CounterInput> & Pick<CounterInput, 'number'>,
    key: CommandKey | null,
  ): Promise<CounterRow | RefusedEdit> => {
    const site = editor.directory.site(branchId)
    if (!site) return refuseEdit('not_found')
    const lettered = [...site.desks.values()].filter(({ letter }) => letter !== null)
    const defaults = { name: '', deskIds: lettered.map(({ id }) => id), helps: [] }
    const counter = { id: newId(), branchId, ...defaults, ...input }
    return createOnce(editor, key, {
      make: () => refuseInput(site, counter) ?? counter,
      insert: insertCounter,
      read: (id) => editor.directory.counter(id),
    })
  },
)

/** An open counter keeps its desks until it closes. Refusals: `not_found`, `unknown_desk`, `number_taken`. */
export const editCounter = inTurn(
  async (
    editor: Editor,
    id: string,
    patch: Partial<CounterInput>,
  ): Promise<CounterRow | RefusedEdit> => {
    const counter = editor.directory.counter(id)
    const site = counter && editor.directory.site(counter.branchId)
    if (!counter || !site) return refuseEdit('not_found')
    const changed = { ...counter, ...patch }
    const refused = refuseInput(site, changed)
    if (refused) return refused
    await store(editor, [updateCounter(changed)])
    return changed
  },
)

/** Refusals: `not_found`, `in_use` (it is open). */
export const removeCounter = inTurn(
  async (editor: Editor, id: string): Promise<RefusedEdit | null> => {
    const counter = editor.directory.counter(id)
    if (!counter) return refuseEdit('not_found')
    const queue = editor.halls.of(counter.branchId).today()
    if (counterOf(queue, id).state !== 'closed') return refuseEdit('in_use')
    await store(editor, [archiveCounter(id, Date.now())])
    return null
  },
)
