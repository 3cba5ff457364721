import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import type { Env } from './env.ts'

const apps = ['kiosk', 'counter', 'display', 'manager'] as const
const year = 31_536_000

/** The screens, each under its name. Hashed files are kept for a year, everything else is asked for again. */
export function appRoutes(buildDir: string, isSecure: boolean): Hono<Env> {
  const root = relative(process.cwd(), buildDir) || '.'
  const routes = new Hono<Env>()
  routes.use(headers(isSecure))
  // The server's own tests run without any screen built.
  if (!existsSync(buildDir)) return routes
  for (const app of apps) {
    routes.get(`/${app}`, (c) => c.redirect(`/${app}/`, 308))
    routes.use(`/${app}/*`, async (c, next) => {
      await next()
      const isHashed = c.res.ok && c.req.path.startsWith(`/${app}/_app/immutable/`)
      c.header('Cache-Control', isHashed ? `public, max-age=${year}, immutable` : 'no-cache')
    })
    routes.use(`/${app}/*`, serveStatic({ root, precompressed: true }))
    routes.get(`/${app}/_app/*`, (c) => c.text('Not found', 404))
    routes.get(`/${app}/*`, serveStatic({ path: `${root}/${app}/200.html` }))
  }
  routes.get('/', (c) => c.redirect('/manager/', 302))
  return routes
}

/** What a browser may do with our pages; the pages' own policy stands in their head. */
function headers(isSecure: boolean) {
  return secureHeaders({
    contentSecurityPolicy: { frameAncestors: ["'none'"] },
    strictTransportSecurity: isSecure ? 'max-age=31536000' : false,
    crossOriginOpenerPolicy: isSecure,
    crossOriginResourcePolicy: 'same-origin',
    originAgentCluster: false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
  })
}
