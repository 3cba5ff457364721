import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

const fixed = Object.entries({
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
})

/**
 * What a browser may do with an answer of the API. Set on Node's own response: on Hono's they would make every answer a
 * full `Response` with `Headers`, which a ticket need not pay for.
 */
export const apiHeaders: MiddlewareHandler<Env> = (c, next) => {
  for (const [name, value] of fixed) c.env.outgoing.setHeader(name, value)
  return next()
}
