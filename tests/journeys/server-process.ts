import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../../tools/processes.ts'

export const adminPassword = 'yonetici-parolasi'

const patienceMilliseconds = 20_000

/** The real server in a process of its own, on a data folder that goes away with it. */
export class ServerProcess {
  readonly #port: number
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'hizli-masa-journey-'))
  #process: ChildProcess | null = null

  constructor(port: number) {
    this.#port = port
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Starts it, also again on the same port and data; resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PORT: String(this.#port),
        HOST: '127.0.0.1',
        PUBLIC_URL: '',
        DATA_DIR: this.#dataDir,
        ADMIN_PASSWORD: adminPassword,
        TEST_CLOCK: '1',
        RATE_LIMIT: 'off',
      },
    })
    this.#process = child
    const until = performance.now() + patienceMilliseconds
    while (performance.now() < until && child.exitCode === null) {
      const answer = await fetch(`${this.url}/api/branches`).catch(() => null)
      if (answer?.ok) return
      await pause(20)
    }
    await this.remove()
    throw new Error('The server did not come up.')
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

/** A server on a port that nobody else has. */
export async function startServerProcess(): Promise<ServerProcess> {
  const server = new ServerProcess(await freePort())
  await server.start()
  return server
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  listener.close()
  await once(listener, 'close')
  return port
}
