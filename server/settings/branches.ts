import { counterOf } from '../../domain/queue/state.ts'
import { newId } from '../ids.ts'
import {
  archiveBranch,
  insertBranch,
  updateBranch,
  type BranchRow,
} from '../storage/branch-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { createOnce, inTurn, refuseEdit, store, type Editor, type RefusedEdit } from './editor.ts'

/** What a manager says of a branch. */
export type BranchInput = Omit<BranchRow, 'id'>

/** What a branch is given when its maker does not say. */
export const branchDefaults: Omit<BranchInput, 'name'> = {
  timeZone: 'Europe/Istanbul',
  language: 'tr',
  headStartMinutes: 30,
  languageOfferMinutes: 10,
  hours: null,
  municipality: '',
  slipText: '',
  waitingPlace: '',
  helpDeskId: null,
  callTimes: 2,
  callForm: 'auto',
}

/** Refusals: `unknown_desk` (a branch without desks has none to help), `key_reused`, `not_found`. */
export const createBranch = inTurn(
  async (
    editor: Editor,
    input: BranchInput,
    key: CommandKey | null,
  ): Promise<BranchRow | RefusedEdit> => {
    if (input.helpDeskId !== null) return refuseEdit('unknown_desk', 'helpDeskId')
    return createOnce(editor, key, {
      make: () => ({ id: newId(), ...input }),
      insert: (branch) => insertBranch(branch, Date.now()),
      read: (id) => editor.directory.site(id)?.branch,
    })
  },
)

/** Refusals: `not_found`, `unknown_desk`. */
export const editBranch = inTurn(
  async (
    editor: Editor,
    id: string,
    patch: Partial<BranchInput>,
  ): Promise<BranchRow | RefusedEdit> => {
    const site = editor.directory.site(id)
    if (!site) return refuseEdit('not_found')
    if (patch.helpDeskId != null && !site.desks.has(patch.helpDeskId))
      return refuseEdit('unknown_desk', 'helpDeskId')
    const branch = { ...site.branch, ...patch }
    await store(editor, [updateBranch(branch)])
    // Its day may begin at another moment now.
    if (patch.timeZone !== undefined) editor.halls.forget()
    return branch
  },
)

/** Refusals: `not_found`, `in_use` (a counter is open, or it is the only branch). */
export const removeBranch = inTurn(
  async (editor: Editor, id: string): Promise<RefusedEdit | null> => {
    const site = editor.directory.site(id)
    if (!site) return refuseEdit('not_found')
    const queue = editor.halls.of(id).today()
    const isOpen = [...site.counters.keys()].some(
      (counterId) => counterOf(queue, counterId).state !== 'closed',
    )
    if (isOpen || [...editor.directory.sites].length === 1) return refuseEdit('in_use')
    await store(editor, [archiveBranch(id, Date.now())])
    return null
  },
)
