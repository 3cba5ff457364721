/** What starting a server of our own takes, for the replay, the benches and the journeys. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const patienceMs = 30_000
const stopTimeoutMs = 10_000

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** The environment of a server that nobody else sees; whatever the shell says about ours is left out. */
export function ownEnvironment(
  port: number,
  dataDir: string,
  more: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const reach = { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: '', TLS_CERT: '', TLS_KEY: '' }
  // What colours a test runner's output would only make Node warn.
  const { FORCE_COLOR: _, NO_COLOR: __, ...shell } = process.env
  return { ...shell, ...reach, DATA_DIR: dataDir, RATE_LIMIT: 'off', ...more }
}

/** Resolves once the address answers; throws when the process ends before, or after half a minute. */
export async function untilHealthy(
  address: string,
  child: ChildProcess,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    signal?.throwIfAborted()
    if (child.exitCode !== null) throw new Error('The server stopped while it was starting.')
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await sleep(10)
  }
  throw new Error(`The server was not ready after ${patienceMs / 1000} s.`)
}

/** Ask it to stop, and make it stop when it does not. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const stopped = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await stopped
  clearTimeout(timer)
}
