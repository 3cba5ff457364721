import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A server in a process of its own, on a throw-away data folder. */
export interface BenchServer {
  url: string
  process: ChildProcess
  dataDir: string
  /** From start to the first healthy answer. */
  startMilliseconds: number
  stop: (keepData?: boolean) => Promise<void>
}

export const adminPassword = 'bench-parolasi-1'
const patienceMs = 20_000

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function healthy(url: string): Promise<void> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await pause(10)
  }
  throw new Error(`${url} did not come up`)
}

/** Start a program that listens on `PORT` and answers `healthPath`. */
export async function startProgram(
  file: URL,
  healthPath: string,
  env: Record<string, string> = {},
  dataDir = mkdtempSync(join(tmpdir(), 'hizli-masa-bench-')),
): Promise<BenchServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const child = spawn(process.execPath, [file.pathname], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      ADMIN_PASSWORD: adminPassword,
      RATE_LIMIT: 'off',
      ...env,
    },
  })
  await healthy(url + healthPath)
  const startMilliseconds = performance.now() - startedAt
  const stop = async (keepData = false) => {
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    await exit
    if (!keepData) rmSync(dataDir, { recursive: true, force: true })
  }
  return { url, process: child, dataDir, startMilliseconds, stop }
}

/** Our own server. */
export function startServer(
  env: Record<string, string> = {},
  dataDir?: string,
): Promise<BenchServer> {
  return startProgram(new URL('../tools/start.ts', import.meta.url), '/api/health', env, dataDir)
}
