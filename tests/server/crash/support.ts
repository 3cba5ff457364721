import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import type { RunningServer } from '../../../server/main.ts'
import { adminPassword, makeDataDir, TestHall, testConfig } from '../support.ts'

const mainFile = fileURLToPath(new URL('../../../server/main.ts', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What a program of ours printed, and how it ended. */
export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** A program of ours in a process of its own. */
export class Program {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  stdout = ''
  stderr = ''

  constructor(file: string, args: string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.on('data', (text: Buffer) => (this.stdout += text))
    this.child.stderr?.on('data', (text: Buffer) => (this.stderr += text))
    this.ended = once(this.child, 'close').then(([code]) => ({
      code: code as number | null,
      stdout: this.stdout,
      stderr: this.stderr,
    }))
  }

  /** Resolves with what the pattern found in what it prints; throws when it ends before. */
  async printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.stdout)?.[1]
      if (found !== undefined) return found
      const more = once(this.child.stdout!, 'data')
      const ended = await Promise.race([more.then(() => null), this.ended])
      if (ended) throw new Error(`it ended with ${ended.code}: ${ended.stderr}`)
    }
  }

  /** Send a signal and wait for the end. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal)
    return this.ended
  }
}

/** Start the server on a folder; a port is found by itself. */
export function startProgram(dataDir: string): Program {
  return new Program(mainFile, [], {
    ...{ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ADMIN_PASSWORD: adminPassword },
    ...{ RATE_LIMIT: 'off', TEST_CLOCK: '1' },
  })
}

/** Run one of the operator's commands on a folder. */
export function runTool(name: string, args: string[], dataDir: string): Promise<Ended> {
  const env = { DATA_DIR: dataDir, INIT_CWD: dataDir }
  return new Program(join(root, 'tools', `${name}.ts`), args, env).ended
}

/** A town hall whose server is a process of its own, so that it can be killed. */
export class SpawnedHall extends TestHall {
  program!: Program

  /** Start (again) on the same folder; the clock stands where it stood. */
  async start(): Promise<void> {
    this.program = startProgram(this.config.dataDir)
    const url = await this.program.printed(/(http:\S+)\/kiosk\//)
    const stop = async () => void (await this.program.end('SIGKILL'))
    // Nobody looks into another process: what it has opened stays its own.
    this.server = { url, stop } as RunningServer
    await this.setClock(noon)
  }

  async kill(): Promise<void> {
    await this.program.end('SIGKILL')
  }
}

/** Far in the future: while the clock is still the machine's, right after a start, that day has not come. */
export const noon = '2099-06-02T12:00:00+03:00'
export const noonDay = '2099-06-02'

/** A fresh town hall in a process of its own, with the admin logged in. */
export async function spawnHall(): Promise<SpawnedHall> {
  const config = testConfig(makeDataDir())
  const nobody = { url: '', stop: () => Promise.resolve() } as RunningServer
  const hall = new SpawnedHall(nobody, config)
  await hall.start()
  await hall.enter()
  return hall
}

/** Look into a hall's data from outside. */
export function readData<Result>(file: string, read: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
