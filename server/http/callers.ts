import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { coversVerb } from '../../domain/program.ts'
import { scopeOf, type DeviceKind, type Verb } from '../../domain/staff.ts'
import { parseToken } from '../staff/tokens.ts'
import { isKey } from './command.ts'
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

const bearer = /^Bearer\b *(.*)$/i

/** The key of a program; undefined when none was given, null when it opens nothing. */
function programOf({ programKeys }: House, c: Context<Env>): Caller | null | undefined {
  const [, text] = bearer.exec(c.req.header('Authorization') ?? '') ?? []
  if (text === undefined) return undefined
  const token = parseToken(text)
  const key = token && programKeys.find(token)
  return key && { kind: 'program', actor: { kind: 'program', id: key.id, role: 'program' }, key }
}

/** Everybody this request may speak for. A key that was given decides alone, whatever cookies came with it. */
export function callersOf(house: House, c: Context<Env>): Caller[] {
  const program = programOf(house, c)
  if (program !== undefined) return program ? [program] : []
  const cookies = getCookie(c)
  return spokenKinds(c).flatMap((kind) => callerOf(house, kind, cookies[cookieNames[kind]]) ?? [])
}

/** Whether the table lets them, and the key's scopes where there is one. */
function mayUse(caller: Caller, verb: Verb): boolean {
  if (!scopeOf(caller.actor.role, verb)) return false
  return caller.kind !== 'program' || coversVerb(caller.key.scopes, verb)
}

/** Whom a middleware lets through: who may do the verb, or anybody with a cookie. */
export type Access = Verb | 'anybody'
const access = new WeakMap<object, Access>()

function asking(asked: Access, handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  access.set(handler, asked)
  return handler
}

/** What a handler asks for, so that the API's description says the same; undefined when it asks for nothing. */
export function accessOf(handler: object): Access | undefined {
  return access.get(handler)
}

/**
 * Lets those through whom the permission table allows; 401 when nobody is logged in, 429 for a program that asks too
 * often, else 403. A command whose `Idempotency-Key` is no key is 400, whatever it does: its sender counts on it.
 */
export function allow(house: House, verb: Verb): MiddlewareHandler<Env> {
  return asking(verb, async (c, next) => {
    const callers = callersOf(house, c)
    const [first] = callers
    const waitSeconds = first?.kind === 'program' ? await house.keyLimits.waitSeconds(first.key) : 0
    if (waitSeconds > 0) {
      c.header('Retry-After', String(waitSeconds))
      return refuse(c, 'too_many_requests')
    }
    const caller = callers.find((one) => mayUse(one, verb))
    if (!caller) return refuse(c, callers.length === 0 ? 'unauthenticated' : 'forbidden')
    if (c.req.method !== 'GET' && !isKey(c.req.header('Idempotency-Key')))
      return refuse(c, 'malformed', 'Idempotency-Key')
    c.set('caller', caller)
    return next()
  })
}

/** Somebody with a cookie, whoever: 401 when nobody is logged in, 403 for a program, which has no session. */
export function anybody(house: House): MiddlewareHandler<Env> {
  return asking('anybody', async (c, next) => {
    const [caller] = callersOf(house, c)
    if (!caller) return refuse(c, 'unauthenticated')
    if (caller.kind === 'program') return refuse(c, 'forbidden')
    c.set('caller', caller)
    return next()
  })
}
