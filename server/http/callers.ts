import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { scopeOf, type DeviceKind, type Verb } from '../../domain/staff.ts'
import { parseToken } from '../staff/tokens.ts'
import type { Caller, Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'

/** One cookie a kind of actor, so that one browser can be several of them. */
export const cookieNames = {
  staff: 'masa_staff',
  kiosk: 'masa_kiosk',
  display: 'masa_display',
  feedback: 'masa_feedback',
  printer: 'masa_printer',
} as const satisfies Record<'staff' | DeviceKind, string>

type Kind = keyof typeof cookieNames
const kinds = Object.keys(cookieNames) as Kind[]

/** As whom the page says it speaks; a stream cannot send headers, so `as` in the query says the same. */
function spokenKinds(c: Context<Env>): Kind[] {
  const said = c.req.header('Speaks-As') ?? c.req.query('as')
  return said === undefined ? kinds : kinds.filter((kind) => kind === said)
}

function callerOf(house: House, kind: Kind, cookie: string | undefined): Caller | null {
  const token = parseToken(cookie)
  if (!token) return null
  if (kind === 'staff') {
    const staff = house.sessions.find(token)
    if (!staff) return null
    const actor = { kind: 'staff' as const, id: staff.id, role: staff.role }
    return { kind: 'staff', actor, staff, sessionId: token.id }
  }
  const device = house.devices.find(token)
  if (device?.kind !== kind) return null
  return { kind: 'device', actor: { kind: 'device', id: device.id, role: kind }, device }
}

/** Everybody this request may speak for. */
export function callersOf(house: House, c: Context<Env>): Caller[] {
  const cookies = getCookie(c)
  return spokenKinds(c).flatMap((kind) => callerOf(house, kind, cookies[cookieNames[kind]]) ?? [])
}

/** Lets those through whom the permission table allows; 401 when nobody is logged in, else 403. */
export function allow(house: House, verb: Verb): MiddlewareHandler<Env> {
  return async (c, next) => {
    const callers = callersOf(house, c)
    const caller = callers.find(({ actor }) => scopeOf(actor.role, verb))
    if (!caller) return refuse(c, callers.length === 0 ? 'unauthenticated' : 'forbidden')
    c.set('caller', caller)
    return next()
  }
}

/** Somebody, whoever: 401 when nobody is logged in. */
export function anybody(house: House): MiddlewareHandler<Env> {
  return async (c, next) => {
    const [caller] = callersOf(house, c)
    if (!caller) return refuse(c, 'unauthenticated')
    c.set('caller', caller)
    return next()
  }
}
