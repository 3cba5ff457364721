import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { smallYoungGeneration } from '../server/memory.ts'
import { freePort, ownEnvironment, stopChild, untilHealthy } from '../tools/own-server.ts'

/** A server in a process of its own, on a throw-away data folder. */
export interface BenchServer {
  url: string
  process: ChildProcess
  dataDir: string
  /** From start to the first healthy answer. */
  startMilliseconds: number
  stop: (keepData?: boolean) => Promise<void>
}

/** Of every server that a bench starts. */
export const adminPassword = 'bench-parolasi-1'
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
  const child = spawn(process.execPath, [smallYoungGeneration, file.pathname], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: ownEnvironment(port, dataDir, { ADMIN_PASSWORD: adminPassword, ...env }),
  })
  await untilHealthy(url + healthPath, child)
  const startMilliseconds = performance.now() - startedAt
  const stop = async (keepData = false) => {
    await stopChild(child)
    if (!keepData) rmSync(dataDir, { recursive: true, force: true })
  }
  return { url, process: child, dataDir, startMilliseconds, stop }
}

/** Our own server. */
export function startServer(
  env: Record<string, string> = {},
  dataDir?: string,
): Promise<BenchServer> {
  return startProgram(new URL('../tools/start.js', import.meta.url), '/api/health', env, dataDir)
}
