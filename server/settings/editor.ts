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
import type { RequestSearch } from '../search/port.ts'
import { forgetHealthLinks } from '../storage/health-links.ts'
import type { Gateways } from './gateways.ts'
import type { RequestCatalogue } from './request-catalogue.ts'
import type { RequestSettings } from './request-settings.ts'
import type { Templates } from './templates.ts'
import { turnsPerOwner } from '../turns.ts'

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
  search: Pick<RequestSearch, 'reload'>
}

/** Why an edit of the settings is not made. */
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

/** An edit that is not made; `field` says where in it the reason stands. */
export interface RefusedEdit {
  refusal: EditRefusal
  field?: string
}

/** An edit that is not made. */
export function refuseEdit(refusal: EditRefusal, field?: string): RefusedEdit {
  return field === undefined ? { refusal } : { refusal, field }
}

const turnsOf = turnsPerOwner<Editor>()

/** Edits go one after the other: each is checked against what the one before it has stored. */
export function inTurn<Args extends unknown[], Result>(
  edit: (editor: Editor, ...args: Args) => Promise<Result>,
): (editor: Editor, ...args: Args) => Promise<Result> {
  return (editor, ...args) => turnsOf(editor).take(() => edit(editor, ...args))
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

/** The same for an edit after which a desk, or the only desk of a topic, says something about health: requests lose it. */
export async function storeHealth(editor: Editor, statements: Statement[]): Promise<void> {
  await store(editor, [...statements, ...forgetHealthLinks()])
  editor.search.reload()
}

interface Creating<Row extends { id: string }> {
  /** The new row, or why there can be none; not asked when the key has made one before. */
  make: () => Row | RefusedEdit | Promise<Row | RefusedEdit>
  insert: (row: Row) => Statement
  /** As it is now; undefined once it was removed. */
  read: (id: string) => Row | undefined
}

/**
 * Creates something once per key: the same key again gives what it made, as it is now.
 * Refusals: those of `make`, `key_reused`, `not_found` (made by this key and removed since).
 */
export async function createOnce<Row extends { id: string }>(
  editor: Editor,
  key: CommandKey | null,
  { make, insert, read }: Creating<Row>,
): Promise<Row | RefusedEdit> {
  const since = Date.now() - keptMs
  const known = key ? findCreation(editor.tables, key, since) : undefined
  if (known && known.hash !== key?.hash) return refuseEdit('key_reused', 'Idempotency-Key')
  if (known) return read(known.resourceId) ?? refuseEdit('not_found')
  const made = await make()
  if ('refusal' in made) return made
  const remembered = key ? rememberCreation(key, made.id, Date.now(), since) : []
  await store(editor, [insert(made), ...remembered])
  return read(made.id) ?? refuseEdit('not_found')
}
