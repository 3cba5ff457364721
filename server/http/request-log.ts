import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'

/** One line a request: the route's pattern and never its values, so that no code and no person gets into the log. */
export function requestLog(log: Logger): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = performance.now()
    await next()
    if (!log.isLevelEnabled('info')) return
    const milliseconds = Math.round(performance.now() - startedAt)
    const { method } = c.req
    log.info({ method, route: routePath(c, -1), status: c.res.status, milliseconds })
  }
}
