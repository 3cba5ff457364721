import { mayGrant, type Role } from '../../domain/staff.ts'
import { newId } from '../ids.ts'
import { hashPassword, minPasswordLength } from '../staff/password.ts'
import { foldUsername } from '../staff/staff-book.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { archiveStaff, insertStaff, updateStaff, type StaffRow } from '../storage/staff-table.ts'
import { createOnce, inTurn, refuseEdit, store, type Editor, type RefusedEdit } from './editor.ts'

/** What a manager says of a colleague. */
export interface PersonInput {
  username: string
  name: string
  role: Role
  password: string
  languages: string[]
  /** Kept for officers only; an officer without one sees nothing. */
  directorateId: string | null
}

function isUnknownDirectorate({ catalogue }: Editor, directorateId: string | null): boolean {
  return directorateId !== null && !catalogue.directorate(directorateId)
}

function usernameTaken(editor: Editor, username: string, exceptId: string | null): boolean {
  const member = editor.staff.byUsername(username)
  return member !== undefined && member.id !== exceptId
}

/**
 * Refusals: `forbidden` (a role above one's own), `username_taken`, `weak_password`, `unknown_directorate`, `key_reused`.
 */
export const createPerson = inTurn(
  async (
    editor: Editor,
    granter: Role,
    input: PersonInput,
    key: CommandKey | null,
  ): Promise<StaffRow | RefusedEdit> => {
    if (!mayGrant(granter, input.role)) return refuseEdit('forbidden', 'role')
    return createOnce(editor, key, {
      make: () => newMember(editor, input),
      insert: insertStaff,
      read: (id) => editor.staff.get(id),
    })
  },
)

async function newMember(editor: Editor, input: PersonInput): Promise<StaffRow | RefusedEdit> {
  const { name, role, password, languages } = input
  if (password.length < minPasswordLength) return refuseEdit('weak_password', 'password')
  if (usernameTaken(editor, input.username, null)) return refuseEdit('username_taken', 'username')
  if (isUnknownDirectorate(editor, input.directorateId))
    return refuseEdit('unknown_directorate', 'directorateId')
  const passwordHash = await hashPassword(password)
  const username = foldUsername(input.username)
  const directorateId = role === 'officer' ? input.directorateId : null
  return { id: newId(), username, name, role, languages, directorateId, passwordHash }
}

/**
 * A new role, directorate or password ends the person's sessions.
 * Refusals: `not_found`, `forbidden`, `username_taken`, `weak_password`, `unknown_directorate`, `last_admin`.
 */
export const editPerson = inTurn(
  async (
    editor: Editor,
    granter: Role,
    id: string,
    patch: Partial<PersonInput>,
  ): Promise<StaffRow | RefusedEdit> => {
    const member = editor.staff.get(id)
    if (!member) return refuseEdit('not_found')
    const { password, ...rest } = patch
    const changed = { ...member, ...rest }
    if (!mayGrant(granter, member.role) || !mayGrant(granter, changed.role))
      return refuseEdit('forbidden', 'role')
    if (changed.role !== 'admin' && isLastAdmin(editor, member))
      return refuseEdit('last_admin', 'role')
    if (patch.directorateId !== undefined && isUnknownDirectorate(editor, patch.directorateId))
      return refuseEdit('unknown_directorate', 'directorateId')
    if (changed.role !== 'officer') changed.directorateId = null
    changed.username = foldUsername(changed.username)
    if (usernameTaken(editor, changed.username, id)) return refuseEdit('username_taken', 'username')
    if (password !== undefined) {
      if (password.length < minPasswordLength) return refuseEdit('weak_password', 'password')
      changed.passwordHash = await hashPassword(password)
    }
    await store(editor, [updateStaff(changed)])
    const seesOther = changed.role !== member.role || changed.directorateId !== member.directorateId
    if (password !== undefined || seesOther) await logOutEverywhere(editor, id)
    return changed
  },
)

/** Refusals: `not_found`, `forbidden`, `last_admin`. */
export const removePerson = inTurn(
  async (editor: Editor, granter: Role, id: string): Promise<RefusedEdit | null> => {
    const member = editor.staff.get(id)
    if (!member) return refuseEdit('not_found')
    if (!mayGrant(granter, member.role)) return refuseEdit('forbidden')
    if (isLastAdmin(editor, member)) return refuseEdit('last_admin')
    await store(editor, [archiveStaff(id, Date.now())])
    await logOutEverywhere(editor, id)
    return null
  },
)

function isLastAdmin(editor: Editor, member: StaffRow): boolean {
  const admins = editor.staff.all.filter(({ role }) => role === 'admin')
  return member.role === 'admin' && admins.length === 1
}

/** End the person's sessions and streams. */
export async function logOutEverywhere(editor: Editor, staffId: string): Promise<void> {
  await editor.sessions.endAllOf(staffId)
  editor.hub.deny(staffId, { refusal: 'unauthenticated', message: '' })
}
