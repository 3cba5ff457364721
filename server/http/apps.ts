import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { workplaceOf } from '../../domain/staff.ts'
import { callersOf } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'

/** Each app's folder, and what it is served under. */
const apps = {
  kiosk: 'kiosk',
  counter: 'counter',
  display: 'display',
  manager: 'manager',
  requests: 'requests',
  phone: 'f',
} as const
const year = 31_536_000

/**
 * The screens, each under its name, and the way to one's own from the bare address. Hashed files are kept for a year,
 * everything else is asked for again.
 */
export function appRoutes(house: House, buildDir: string, isSecure: boolean): Hono<Env> {
  const root = relative(process.cwd(), buildDir) || '.'
  const routes = new Hono<Env>()
  routes.use(headers(isSecure))
  routes.get('/', (c) => {
    const colleague = callersOf(house, c).find((caller) => caller.kind === 'staff')
    // Another one another time, so that nobody in between may keep it.
    c.header('Cache-Control', 'no-store')
    return c.redirect(`/${colleague ? workplaceOf(colleague.staff.role) : 'manager'}/`, 302)
  })
  // The server's own tests run without any screen built.
  if (!existsSync(buildDir)) return routes
  for (const [app, path] of Object.entries(apps)) {
    const rewriteRequestPath = (asked: string) => asked.replace(`/${path}/`, `/${app}/`)
    routes.get(`/${path}`, (c) => c.redirect(`/${path}/`, 308))
    routes.use(`/${path}/*`, async (c, next) => {
      await next()
      const isHashed = c.res.ok && c.req.path.startsWith(`/${path}/_app/immutable/`)
      c.header('Cache-Control', isHashed ? `public, max-age=${year}, immutable` : 'no-cache')
      c.header('X-Robots-Tag', 'noindex')
    })
    routes.use(`/${path}/*`, serveStatic({ root, rewriteRequestPath, precompressed: true }))
    routes.get(`/${path}/_app/*`, (c) => c.text('Not found', 404))
    routes.get(
      `/${path}/*`,
      serveStatic({ root, rewriteRequestPath: () => `/${app}/200.html`, precompressed: true }),
    )
  }
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
    // For Internet Explorer and Flash: on some twenty files of a page they weigh as much as its words.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
}
