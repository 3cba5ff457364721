import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Of what is recorded: one channel, samples from -1 to 1. */
export const recordedHertz = 8000

const programs = { server: 'pulseaudio', recorder: 'parec', installer: '/usr/bin/apt-get' }
const startMilliseconds = 10_000
const installMilliseconds = 5 * 60_000

/** A loudspeaker that nobody hears, of a sound server of our own; what a browser plays through it is recorded. */
class NullSink {
  readonly #folder = mkdtempSync(join(tmpdir(), 'hizli-masa-sound-'))
  readonly #server: ChildProcess
  #recorder: ChildProcess | null = null
  #chunks: Buffer[] = []

  constructor() {
    const load = (module: string) => ['-L', module]
    const args = ['-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1']
    this.#server = spawn(
      programs.server,
      [
        ...args,
        ...load(`module-native-protocol-unix socket=${this.#socket} auth-anonymous=1`),
        ...load('module-null-sink sink_name=hall rate=48000'),
      ],
      { stdio: 'ignore', env: this.env },
    )
  }

  /** What a browser needs to know to play here. */
  get env(): NodeJS.ProcessEnv {
    const own = { HOME: this.#folder, XDG_RUNTIME_DIR: this.#folder }
    return { ...process.env, ...own, PULSE_SERVER: `unix:${this.#socket}` }
  }

  /** Whether it came up. */
  async isReady(): Promise<boolean> {
    const until = performance.now() + startMilliseconds
    while (performance.now() < until && this.#server.exitCode === null) {
      if (existsSync(this.#socket)) return true
      await pause(50)
    }
    return false
  }

  /** From now on everything is kept. */
  record(): void {
    const format = ['--format=s16le', '--channels=1', `--rate=${recordedHertz}`, '--raw']
    this.#recorder = spawn(
      programs.recorder,
      ['-d', 'hall.monitor', '--latency-msec=100', ...format],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: this.env,
      },
    )
    this.#recorder.stdout?.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
  }

  /** Everything since `record`. */
  heard(): Float32Array {
    const bytes = Buffer.concat(this.#chunks)
    return Float32Array.from(
      { length: bytes.length >> 1 },
      (_, index) => bytes.readInt16LE(index * 2) / 0x8000,
    )
  }

  async close(): Promise<void> {
    await end(this.#recorder)
    await end(this.#server)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #socket(): string {
    return join(this.#folder, 'native')
  }
}

/** A null sink, or null where there is no PulseAudio and none can be installed. */
export async function openNullSink(): Promise<NullSink | null> {
  if (!isInstalled() && !install()) return null
  const sink = new NullSink()
  if (await sink.isReady()) return sink
  await sink.close()
  return null
}

function isInstalled(): boolean {
  return [programs.server, programs.recorder].every(
    (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
  )
}

function install(): boolean {
  if (process.getuid?.() !== 0 || !existsSync(programs.installer)) return false
  console.error('Installing PulseAudio with apt-get, to hear what a display says …')
  const run = (...args: string[]) =>
    spawnSync(programs.installer, args, { stdio: ['ignore', 2, 2], timeout: installMilliseconds })
  run('update', '-qq')
  run('install', '-y', '-qq', 'pulseaudio', 'pulseaudio-utils')
  return isInstalled()
}

async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
