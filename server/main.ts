import type { ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { readConfig, type Config } from './config.ts'
import { madeText } from './backup/make.ts'
import { restoredText } from './backup/restore.ts'
import { openControl } from './control/control-socket.ts'
import { openHouse, type OpenHouse } from './compose.ts'
import { createApi } from './http/api.ts'
import { appRoutes } from './http/apps.ts'
import { pairingUrl } from './http/devices.ts'
import type { Env } from './http/env.ts'
import { requireFileOf } from './sealing/open.ts'
import { rotatedText, rotateKey } from './sealing/rotate.ts'
import { firstDeviceIds } from './settings/seed.ts'
import { resetAdmin } from './staff/reset-admin.ts'
import { attachmentsName } from './storage/open.ts'

/** The system while it serves. */
export interface RunningServer {
  /** How it is reached, without a slash at the end. */
  url: string
  opened: OpenHouse
  /** Finish what is under way, then stop. */
  stop: () => Promise<void>
}

const buildDir = fileURLToPath(new URL('../build', import.meta.url))
/** Streams are ended at once, other requests get this long. */
const graceMs = 5000
/** While stopping, connections without a request are let go this often. */
const idleMs = 50

/** Start the whole system on one port. Throws `ConfigError`, `DataLockedError`, or what listening throws. */
export async function startServer(config: Config): Promise<RunningServer> {
  let url = ''
  const opened = await openHouse(config, () => config.publicUrl ?? url)
  const { house } = opened
  const isSecure = config.tls !== null || (config.publicUrl?.startsWith('https:') ?? false)
  const app = new Hono<Env>()
  app.route('/', createApi(house))
  app.route('/', appRoutes(house, buildDir, isSecure))
  const server = createAdaptorServer({ fetch: app.fetch, ...tlsOptions(config) })
  try {
    await listen(server, config)
  } catch (error) {
    await opened.close()
    throw error
  }
  const control = openControl(config.dataDir, operatorCommands(opened))
  url = addressOf(config, server)
  const stop = async () => {
    control?.close()
    house.hub.close()
    await closeServer(server)
    await opened.close()
  }
  return { url, opened, stop }
}

/** What the operator may ask of the running server. */
function operatorCommands({ house, reload }: OpenHouse) {
  return {
    backup: async (target: string) => madeText(await house.backups.make(target)),
    restore: async (value: string) => {
      requireFileOf(house.keyring)
      const asked = JSON.parse(value) as { place: string; isIncompleteAllowed: boolean }
      const restored = await house.backups.restore(asked, () => {
        reload()
        // Who was logged in may no longer be, and versions count anew.
        house.hub.endAll()
      })
      return restoredText(asked.place, restored)
    },
    'reset-admin': async () => {
      const { id, password } = await resetAdmin(house.tables)
      house.staff.reload()
      await house.sessions.endAllOf(id)
      house.hub.deny(id, { refusal: 'unauthenticated', message: '' })
      return password
    },
    'rotate-key': async () => {
      const { keyring, tables } = house
      const attachmentsDir = join(house.config.dataDir, attachmentsName)
      const rotated = house.backups.take(() => rotateKey({ keyring, tables, attachmentsDir }))
      return rotatedText(await rotated)
    },
  }
}

function tlsOptions({ tls }: Config) {
  if (!tls) return {}
  const serverOptions = { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }
  return { createServer: createTlsServer, serverOptions }
}

function listen(server: ServerType, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Answer what is under way, for as long as the grace lasts; take nothing new. */
async function closeServer(server: ServerType): Promise<void> {
  // A connection that is kept alive would bring new work, or keep us waiting without any.
  server.prependListener('request', (_: unknown, response: ServerResponse) => {
    response.shouldKeepAlive = false
  })
  const idle = setInterval(() => {
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }, idleMs)
  const grace = setTimeout(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
  }, graceMs)
  await new Promise((resolve) => server.close(resolve))
  clearInterval(idle)
  clearTimeout(grace)
}

function addressOf({ host, tls }: Config, server: ServerType): string {
  const { port } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Start by the environment, say where things are, stop on a signal. */
export async function main(): Promise<void> {
  const { config, running } = await startByEnvironment().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
  await announce(running, config)
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
}

async function startByEnvironment() {
  const config = readConfig(process.env)
  return { config, running: await startServer(config) }
}

async function announce({ url, opened }: RunningServer, config: Config): Promise<void> {
  const { house, firstStart } = opened
  const base = config.publicUrl ?? url
  for (const app of ['kiosk', 'counter', 'display', 'manager', 'requests'])
    console.log(`${base}/${app}/`)
  if (firstStart?.isPasswordShort) console.log('\nADMIN_PASSWORD is short: change it soon.')
  if (firstStart?.adminPassword)
    console.log(`\nadmin / ${firstStart.adminPassword}   (shown only this once)`)
  for (const id of firstDeviceIds(house.tables)) {
    const device = house.devices.get(id)
    if (!device || device.claimedAt !== null) continue
    const code = await house.devices.renewCode(device)
    console.log(`\n${device.name}: ${pairingUrl(base, device.kind, code)}`)
  }
}

if (import.meta.main) await main()
