import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, ownEnvironment, untilHealthy } from '../../tools/own-server.ts'
import { root } from '../../tools/processes.ts'

export const adminPassword = 'yonetici-parolasi'

/** The real server in a process of its own, on a data folder that goes away with it. */
export class ServerProcess {
  readonly #port: number
  readonly #environment: Record<string, string>
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'hizli-masa-journey-'))
  #process: ChildProcess | null = null

  constructor(port: number, environment: Record<string, string> = {}) {
    this.#port = port
    this.#environment = environment
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Starts it, also again on the same port and data; resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: ownEnvironment(this.#port, this.#dataDir, {
        ADMIN_PASSWORD: adminPassword,
        TEST_CLOCK: '1',
        ...this.#environment,
      }),
    })
    this.#process = child
    try {
      await untilHealthy(`${this.url}/api/branches`, child)
    } catch (error) {
      await this.remove()
      throw error
    }
  }

  /** Gone in an instant, as when its power fails. */
  async kill(): Promise<void> {
    const child = this.#process
    this.#process = null
    if (child === null || child.exitCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
  }

  /** Ends it and throws its data away. */
  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }
}

/** A server on a port that nobody else has; `environment`: what it is told beside the usual. */
export async function startServerProcess(
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const server = new ServerProcess(await freePort(), environment)
  await server.start()
  return server
}
