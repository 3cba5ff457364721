import { waitingCount } from '../../domain/queue/line.ts'
import { newId } from '../ids.ts'
import { archiveDesk, insertDesk, updateDesk, type DeskRow } from '../storage/desk-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { archiveTopicsOfDesk } from '../storage/topic-table.ts'
import type { Site } from '../queue/directory.ts'
import {
  createOnce,
  inTurn,
  refuseEdit,
  store,
  storeHealth,
  type Editor,
  type RefusedEdit,
} from './editor.ts'

/** What a manager says of a desk. */
export type DeskInput = Omit<DeskRow, 'id' | 'branchId'>

const colours = 8

/** What a desk is given when its maker does not say. */
export function deskDefaults(site: Site, name: string): Omit<DeskInput, 'name' | 'letter'> {
  const position = Math.max(0, ...[...site.desks.values()].map((desk) => desk.position)) + 1
  return {
    spokenName: name,
    description: '',
    colour: ((position - 1) % colours) + 1,
    icon: 'circle',
    position,
    targetMinutes: 20,
    noShowCalls: 3,
    noShowAfterSeconds: 30,
    autoStartSeconds: null,
    tellsHealth: false,
    hours: null,
  }
}

function letterTaken(site: Site, letter: string | null, exceptId: string | null): boolean {
  if (letter === null) return false
  return [...site.desks.values()].some((desk) => desk.letter === letter && desk.id !== exceptId)
}

/** Refusals: `not_found` (no such branch), `letter_taken`, `key_reused`. */
export const createDesk = inTurn(
  async (
    editor: Editor,
    branchId: string,
    input: Partial<DeskInput> & Pick<DeskInput, 'name' | 'letter'>,
    key: CommandKey | null,
  ): Promise<DeskRow | RefusedEdit> => {
    const site = editor.directory.site(branchId)
    if (!site) return refuseEdit('not_found')
    return createOnce(editor, key, {
      make: () =>
        letterTaken(site, input.letter, null)
          ? refuseEdit('letter_taken', 'letter')
          : { id: newId(), branchId, ...deskDefaults(site, input.name), ...input },
      insert: insertDesk,
      read: (id) => editor.directory.desk(id),
    })
  },
)

/**
 * From the moment it says something about health no request names it any more, also none of before. Refusals:
 * `not_found`, `letter_taken`, `in_use` (its letter, while tickets of today carry it).
 */
export const editDesk = inTurn(
  async (editor: Editor, id: string, patch: Partial<DeskInput>): Promise<DeskRow | RefusedEdit> => {
    const desk = editor.directory.desk(id)
    const site = desk && editor.directory.site(desk.branchId)
    if (!desk || !site) return refuseEdit('not_found')
    const changed = { ...desk, ...patch }
    if (letterTaken(site, changed.letter, id)) return refuseEdit('letter_taken', 'letter')
    if (changed.letter !== desk.letter && isInUse(editor, desk))
      return refuseEdit('in_use', 'letter')
    const keep = changed.tellsHealth && !desk.tellsHealth ? storeHealth : store
    await keep(editor, [updateDesk(changed)])
    return changed
  },
)

/** Refusals: `not_found`, `in_use`. */
export const removeDesk = inTurn(
  async (editor: Editor, id: string): Promise<RefusedEdit | null> => {
    const desk = editor.directory.desk(id)
    if (!desk) return refuseEdit('not_found')
    if (isInUse(editor, desk)) return refuseEdit('in_use')
    await store(editor, [archiveTopicsOfDesk(id, Date.now()), archiveDesk(id, Date.now())])
    return null
  },
)

/** Somebody waits, is served or is parked there today. */
function isInUse(editor: Editor, desk: DeskRow): boolean {
  const queue = editor.halls.of(desk.branchId).today()
  if (waitingCount(queue, desk.id) > 0) return true
  const active = new Set(['called', 'serving', 'parked'])
  return [...queue.tickets.values()].some(
    (ticket) => ticket.deskId === desk.id && active.has(ticket.state),
  )
}
