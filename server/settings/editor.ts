import type { DeviceBook } from '../devices/device-book.ts'
import type { LiveHub } from '../live/hub.ts'
import type { Directory } from '../queue/directory.ts'
import type { Halls } from '../queue/halls.ts'
import { keptMs } from '../queue/idempotency.ts'
import type { Sessions } from '../staff/sessions.ts'
import type { StaffBook } from '../staff/staff-book.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { raiseRevision } from '../storage/fact-table.ts'
import type { TableStore } from '../storage/tables.ts'
import type { Statement } from '../storage/writer.ts'
import type { Gateways } from './gateways.ts'
import type { RequestCatalogue } from './request-catalogue.ts'
import type { RequestSettings } from './request-settings.ts'
import type { Templates } from './templates.ts'

/** What every edit of the settings needs. */
export interface Editor {
  tables: TableStore
  directory: Directory
  devices: DeviceBook
  catalogue: RequestCatalogue
  requestSettings: RequestSettings
  templates: Templates
  gateways: Gateways
  staff: StaffBook
  sessions: Sessions
  halls: Halls
  hub: LiveHub
}

export type EditRefusal =
  | 'not_found'
  | 'forbidden'
  | 'in_use'
  | 'name_taken'
  | 'letter_taken'
  | 'number_taken'
  | 'username_taken'
  | 'weak_password'
  | 'last_admin'
  | 'unknown_desk'
  | 'unknown_directorate'
  | 'unknown_branch'
  | 'unknown_placeholder'
  | 'placeholder_missing'
  | 'secret_missing'
  | 'unknown_device'
  | 'unknown_printer'
  | 'key_reused'

export interface RefusedEdit {
  refusal: EditRefusal
  field?: string
}

export function refuseEdit(refusal: EditRefusal, field?: string): RefusedEdit {
  return field === undefined ? { refusal } : { refusal, field }
}

const turns = new WeakMap<Editor, Promise<unknown>>()

/** Edits go one after the other: each is checked against what the one before it has stored. */
export function inTurn<Args extends unknown[], Result>(
  edit: (editor: Editor, ...args: Args) => Promise<Result>,
): (editor: Editor, ...args: Args) => Promise<Result> {
  return (editor, ...args) => {
    const before = turns.get(editor) ?? Promise.resolve()
    const edited = before.then(() => edit(editor, ...args))
    turns.set(
      editor,
      edited.catch(() => undefined),
    )
    return edited
  }
}

/** Store an edit, read everything again and show it. Throws `StorageError`: then nothing has changed. */
export async function store(editor: Editor, statements: Statement[]): Promise<void> {
  const branchIds = () => [...editor.directory.sites].map(({ branch }) => branch.id)
  const before = branchIds()
  await editor.tables.edit(...statements, raiseRevision())
  editor.directory.reload()
  editor.devices.reload()
  editor.staff.reload()
  editor.catalogue.reload()
  editor.requestSettings.reload()
  editor.templates.reload()
  editor.gateways.reload()
  for (const branchId of new Set([...before, ...branchIds()])) editor.hub.changed(branchId)
}

/** Create something once per key: the same key again gives the id of what it made. */
export async function createOnce(
  editor: Editor,
  key: CommandKey | null,
  id: string,
  statements: Statement[],
): Promise<string | RefusedEdit> {
  if (key) {
    const known = knownCreation(editor, key)
    if (known) return known
  }
  const since = Date.now() - keptMs
  const remembered = key ? rememberCreation(key, id, Date.now(), since) : []
  await store(editor, [...statements, ...remembered])
  return id
}

/** What this key has made already; undefined when it is new. */
export function knownCreation(editor: Editor, key: CommandKey): string | RefusedEdit | undefined {
  const known = findCreation(editor.tables, key, Date.now() - keptMs)
  if (!known) return undefined
  return known.hash === key.hash ? known.resourceId : refuseEdit('key_reused', 'Idempotency-Key')
}
