import type { MiddlewareHandler } from 'hono'
import { keptMs } from '../queue/idempotency.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import { turnsPerOwner } from '../turns.ts'
import { commandKey } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'

const turnsOf = turnsPerOwner<House>()

/**
 * An edit of the settings, once per key; stands after the body's schema. Repeated, a PATCH sets nothing, so that what
 * somebody else has set since stays, and answers with the thing as it now is; a PUT puts the same whole there once more.
 */
export function editOnce(house: House): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = commandKey(c)
    if (key === null) return next()
    if ('refusal' in key) return refuse(c, key.refusal, key.field)
    return turnsOf(house).take(async () => {
      const since = Date.now() - keptMs
      const known = findCreation(house.tables, key, since)
      if (known && known.hash !== key.hash) return refuse(c, 'key_reused', 'Idempotency-Key')
      if (known && c.req.method === 'DELETE') return c.body(null, 204)
      if (known && c.req.method === 'PATCH') c.req.addValidatedData('json', {})
      await next()
      // After the edit: a server that dies in between makes it again, to the same values.
      if (!known && c.res.ok)
        await house.tables.edit(...rememberCreation(key, c.req.path, Date.now(), since))
      return undefined
    })
  }
}
