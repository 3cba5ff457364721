import type { MiddlewareHandler } from 'hono'
import { refuse } from './refusals.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A change comes from our own pages or from no browser at all: `Sec-Fetch-Site` where it is sent (not on plain HTTP),
 * else `Origin` equals the host that was asked; neither is sent by programs that are not browsers.
 */
export const sameOrigin: MiddlewareHandler = (c, next) => {
  if (safe.has(c.req.method)) return next()
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const isOurs =
    site === undefined
      ? origin === undefined || hostOf(origin) === c.req.header('Host')
      : site === 'same-origin'
  return isOurs ? next() : Promise.resolve(refuse(c, 'cross_site'))
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
