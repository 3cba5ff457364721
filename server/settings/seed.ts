import { readFileSync } from 'node:fs'
import { hashPassword, minPasswordLength, randomPassword } from '../staff/password.ts'
import { newDevice } from '../devices/device-book.ts'
import { newId } from '../ids.ts'
import { branchDefaults } from './branches.ts'
import { insertBranch, readBranches } from '../storage/branch-table.ts'
import { insertCounter } from '../storage/counter-table.ts'
import { insertDesk, type DeskRow } from '../storage/desk-table.ts'
import { insertDevice } from '../storage/device-table.ts'
import { readFact, stateFact } from '../storage/fact-table.ts'
import { insertStaff } from '../storage/staff-table.ts'
import type { TableStore } from '../storage/tables.ts'
import type { Statement } from '../storage/writer.ts'

/** A first town hall, as data that its manager edits. */
const seed = JSON.parse(readFileSync(new URL('./seed.json', import.meta.url), 'utf8')) as {
  branch: { name: string }
  desks: (Pick<DeskRow, 'name' | 'spokenName' | 'description' | 'letter' | 'colour' | 'icon'> &
    Partial<Pick<DeskRow, 'tellsHealth'>>)[]
  counterCount: number
  admin: { name: string }
  devices: { kind: 'kiosk' | 'display'; name: string }[]
}

const firstDevices = 'first-devices'

/** The kiosk and the display that the first start made: their links are printed until somebody has claimed them. */
export function firstDeviceIds(tables: TableStore): string[] {
  return JSON.parse(readFact(tables, firstDevices) ?? '[]') as string[]
}

/** What the operator must read once. */
export interface FirstStart {
  /** Null when the operator chose it. */
  adminPassword: string | null
  /** It is shorter than the one that anybody else would be allowed. */
  isPasswordShort: boolean
}

/**
 * Fill an empty data folder: a branch, its desks, counters, the user `admin`, a kiosk and a display to pair. All in one
 * transaction. Null when there is data already.
 */
export async function seedOnFirstStart(
  tables: TableStore,
  chosenPassword: string | null,
): Promise<FirstStart | null> {
  if (readBranches(tables).length > 0) return null
  const password = chosenPassword ?? randomPassword()
  const branchId = newId()
  const desks = seed.desks.map((desk, index) => deskOf(branchId, desk, index))
  const devices = seed.devices.map(
    (device) => newDevice({ branchId, settings: {}, ...device }).device,
  )
  await tables.edit(
    insertBranch({ id: branchId, ...branchDefaults, name: seed.branch.name }, Date.now()),
    ...desks.map(insertDesk),
    ...countersOf(branchId, desks),
    insertStaff({
      id: newId(),
      username: 'admin',
      name: seed.admin.name,
      role: 'admin',
      languages: [],
      directorateId: null,
      passwordHash: await hashPassword(password),
    }),
    ...devices.map(insertDevice),
    stateFact(firstDevices, JSON.stringify(devices.map(({ id }) => id))),
  )
  return {
    adminPassword: chosenPassword === null ? password : null,
    isPasswordShort: password.length < minPasswordLength,
  }
}

function deskOf(branchId: string, desk: (typeof seed.desks)[number], index: number): DeskRow {
  const rules = { targetMinutes: 20, noShowCalls: 3, noShowAfterSeconds: 30 }
  const quiet = { autoStartSeconds: null, hours: null, tellsHealth: false }
  return { id: newId(), branchId, position: index + 1, ...rules, ...quiet, ...desk }
}

/** Every counter serves all desks with tickets, until a manager says otherwise. */
function countersOf(branchId: string, desks: DeskRow[]): Statement[] {
  const deskIds = desks.filter(({ letter }) => letter !== null).map(({ id }) => id)
  return Array.from({ length: seed.counterCount }, (_, index) =>
    insertCounter({ id: newId(), branchId, number: index + 1, name: '', deskIds, helps: [] }),
  )
}
