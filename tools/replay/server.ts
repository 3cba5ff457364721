/** A server of our own on a throw-away data folder, with a clock that stands still until it is set. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../processes.ts'

const startTimeoutMs = 30_000
const stopTimeoutMs = 10_000
const keptOutput = 4000

export interface OwnServer {
  url: string
  adminPassword: string
  /** Stops the server and removes its data folder; safe to call twice. */
  stop: () => Promise<void>
}

/** Resolves once the server can serve; throws with what it printed when it does not come up. */
export async function startServer(signal?: AbortSignal): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'masa-replay-'))
  const port = await freePort()
  const adminPassword = randomBytes(18).toString('base64url')
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...process.env, ...environment(port, folder), ADMIN_PASSWORD: adminPassword },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = keepOutput(child)
  const stop = async () => {
    await stopChild(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await waitUntilHealthy(url, child, signal)
  } catch (error) {
    await stop()
    throw signal?.aborted ? error : new Error(`${(error as Error).message}\n${printed()}`.trim())
  }
  return { url, adminPassword, stop }
}

function environment(port: number, folder: string): NodeJS.ProcessEnv {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: '',
    TLS_CERT: '',
    TLS_KEY: '',
    TEST_CLOCK: '1',
    RATE_LIMIT: 'off',
    DATA_DIR: folder,
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** The last of what the server prints, for the case that it fails. */
function keepOutput(child: ChildProcess): () => string {
  let kept = ''
  const keep = (chunk: Buffer) => (kept = (kept + chunk.toString()).slice(-keptOutput))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => kept
}

async function waitUntilHealthy(url: string, child: ChildProcess, signal?: AbortSignal) {
  const deadline = performance.now() + startTimeoutMs
  while (performance.now() < deadline) {
    signal?.throwIfAborted()
    if (child.exitCode !== null) throw new Error('The server stopped while it was starting.')
    const answer = await fetch(`${url}/api/health`).catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error(`The server was not ready after ${startTimeoutMs / 1000} s.`)
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const stopped = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await stopped
  clearTimeout(timer)
}
