import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Logger } from 'pino'

/** One line a request: the route's pattern and never its values, so that no code and no person gets into the log. */
export function requestLog(log: Logger): MiddlewareHandler {
  if (!log.isLevelEnabled('info')) return (_, next) => next()
  return async (c, next) => {
    const startedAt = performance.now()
    await next()
    const milliseconds = Math.round(performance.now() - startedAt)
    const { method } = c.req
    log.info({ method, route: routeOf(c), status: c.res.status, milliseconds })
  }
}

/** `/api/tickets/:id`: the pattern that answered; middleware stands under patterns with a star. */
function routeOf(c: Context): string {
  return matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? '(none)'
}
