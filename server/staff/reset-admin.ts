import type { TableStore } from '../storage/tables.ts'
import { newId } from '../ids.ts'
import { deleteSessionsOf } from '../storage/session-table.ts'
import { insertStaff, readStaff, updateStaff } from '../storage/staff-table.ts'
import { hashPassword, randomPassword } from './password.ts'

/**
 * A new password for the user `admin` (made anew when somebody removed it); every session of theirs ends.
 * Resolves with whom it is for and the password, which nobody can read again.
 */
export async function resetAdmin(tables: TableStore): Promise<{ id: string; password: string }> {
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  const admin = readStaff(tables).find(({ username }) => username === 'admin')
  if (admin) {
    const changed = { ...admin, role: 'admin' as const, passwordHash }
    await tables.edit(updateStaff(changed), deleteSessionsOf(admin.id))
    return { id: admin.id, password }
  }
  const fresh = { id: newId(), username: 'admin', name: 'admin', role: 'admin' as const }
  await tables.edit(insertStaff({ ...fresh, languages: [], directorateId: null, passwordHash }))
  return { id: fresh.id, password }
}
