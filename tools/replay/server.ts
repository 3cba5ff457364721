/** A server of our own on a throw-away data folder, with a clock that stands still until it is set. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, ownEnvironment, stopChild, untilHealthy } from '../own-server.ts'
import { root } from '../processes.ts'

const keptOutput = 4000

/** A server that is ready; its address without a slash at the end. */
export interface OwnServer {
  url: string
  adminPassword: string
  /** Stops the server and removes its data folder; safe to call twice. */
  stop: () => Promise<void>
}

/** A server as it is wanted; left out, it is named after the replay. */
export interface OwnServerOptions {
  /** A free one when left out. */
  port?: number
  /** The data folder's name begins with it. */
  name?: string
  /** More of its environment, made for the address it gets. */
  environment?: (url: string) => Record<string, string>
}

/** Resolves once the server can serve; throws with what it printed when it does not come up. */
export async function startServer(
  signal?: AbortSignal,
  options: OwnServerOptions = {},
): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), `masa-${options.name ?? 'replay'}-`))
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const adminPassword = randomBytes(18).toString('base64url')
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: ownEnvironment(port, folder, {
      ...{ ADMIN_PASSWORD: adminPassword, TEST_CLOCK: '1' },
      ...options.environment?.(url),
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = keepOutput(child)
  const stop = async () => {
    await stopChild(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilHealthy(`${url}/api/health`, child, signal)
  } catch (error) {
    await stop()
    throw signal?.aborted ? error : new Error(`${(error as Error).message}\n${printed()}`.trim())
  }
  return { url, adminPassword, stop }
}

/** The last of what the server prints, for the case that it fails. */
function keepOutput(child: ChildProcess): () => string {
  let kept = ''
  const keep = (chunk: Buffer) => (kept = (kept + chunk.toString()).slice(-keptOutput))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => kept
}
