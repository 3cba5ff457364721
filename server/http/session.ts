import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { verifyPassword } from '../staff/password.ts'
import { foldUsername } from '../staff/staff-book.ts'
import type { DeviceRow } from '../storage/device-table.ts'
import type { StaffRow } from '../storage/staff-table.ts'
import { anybody } from './callers.ts'
import { giveCookie, takeCookie } from './cookies.ts'
import type { Caller, Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

const LogIn = v.object({
  username: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
})

/** A colleague as the API shows them. */
export function staffResource({ id, username, name, role, languages, directorateId }: StaffRow) {
  return { id, username, name, role, languages, directorateId }
}

/** A device as the API shows it: nothing of its secrets. */
export function deviceResource(device: DeviceRow) {
  const { id, branchId, kind, name, settings, claimedAt } = device
  return { id, branchId, kind, name, settings, paired: claimedAt !== null }
}

function sessionResource(caller: Caller) {
  if (caller.kind === 'program') throw new Error('a program has no session')
  return caller.kind === 'staff'
    ? { kind: caller.kind, staff: staffResource(caller.staff), device: null }
    : { kind: caller.kind, staff: null, device: deviceResource(caller.device) }
}

/** Log in, who am I, log out. */
export function sessionRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['session'], summary })

  return new Hono<Env>()
    .post('/session', describe('Log in'), body(LogIn), async (c) => {
      const { username, password } = c.req.valid('json')
      const name = foldUsername(username)
      if (!(await house.limits.allows(c, name))) return refuse(c, 'too_many_attempts')
      const member = house.staff.byUsername(name)
      const isRight = await verifyPassword(password, member?.passwordHash ?? null)
      if (!member || !isRight) {
        await house.limits.failed(c, name)
        return refuse(c, 'wrong_credentials')
      }
      await house.limits.succeeded(c, name)
      giveCookie(c, house, 'staff', await house.sessions.begin(member.id))
      const session = { kind: 'staff' as const, staff: staffResource(member), device: null }
      return c.json({ session }, 201)
    })
    .get('/session', describe('Who am I'), anybody(house), (c) =>
      c.json({ session: sessionResource(c.get('caller')) }),
    )
    .delete('/session', describe('Log out'), anybody(house), async (c) => {
      const caller = c.get('caller')
      if (caller.kind === 'staff') await house.sessions.end(caller.sessionId)
      takeCookie(c, house, 'staff')
      return c.body(null, 204)
    })
}
