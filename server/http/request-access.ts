import type { Context } from 'hono'
import { isTheirs, speaksForDirectorate } from '../../domain/requests/access.ts'
import type { RequestActor } from '../../domain/requests/decision.ts'
import { horizonOf } from '../requests/as-seen.ts'
import { readReferrals } from '../storage/referral-table.ts'
import { readRequest, type RequestRow } from '../storage/request-table.ts'
import type { Caller, Env } from './env.ts'
import type { House } from './house.ts'

/** Who speaks, as the rules of requests know them; a device is nobody there. */
export function requestActorOf(caller: Caller): RequestActor | null {
  if (caller.kind === 'program')
    return { id: caller.key.id, role: 'program', directorateId: caller.key.directorateId }
  if (caller.kind !== 'staff') return null
  const { id, role, directorateId } = caller.staff
  return { id, role, directorateId }
}

/** The same, for routes that let nobody else through. */
export function actorOf(c: Context<Env>): RequestActor {
  const actor = requestActorOf(c.get('caller'))
  if (!actor) throw new Error('a device has no business with requests')
  return actor
}

/** The request, if the caller may read it: one that is not theirs is not there, so that no number can be guessed. */
export function findReadable(c: Context<Env>, house: House, id: string): RequestRow | undefined {
  const row = readRequest(house.tables, id)
  return row && mayRead(house, actorOf(c), row) ? row : undefined
}

/** Whether `isTheirs` shows it to them, by the hand-overs as they are stored now. */
export function mayRead(house: House, actor: RequestActor, row: RequestRow): boolean {
  return isTheirs(actor, { ...row, referrals: readReferrals(house.tables, row.id) })
}

/** May this colleague be given the request? Who answers for a directorate gets a referral instead. */
export function mayBeAssigned(house: House, staffId: string, requestId: string): boolean {
  const colleague = house.staff.get(staffId)
  const row = readRequest(house.tables, requestId)
  if (!colleague || !row || speaksForDirectorate(colleague)) return false
  return mayRead(house, colleague, row)
}

/** May this caller read the request, and what the step of this version brought to it? */
export function mayReadRequest(
  house: House,
  caller: Caller,
  requestId: string,
  version = 0,
): boolean {
  const actor = requestActorOf(caller)
  const row = actor && readRequest(house.tables, requestId)
  if (!actor || !row || !mayRead(house, actor, row)) return false
  return version <= (horizonOf(house, row, actor)?.version ?? Infinity)
}
