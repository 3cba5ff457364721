import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Engine } from './engine.ts'
import type { Question, Reply } from './espeak-wasm-worker.ts'
import type { SpeechRequest } from './port.ts'

const workerFile = fileURLToPath(new URL('./espeak-wasm-worker.ts', import.meta.url))
// The process takes 130 MB and more: it isn't kept for a call now and then.
const idleMilliseconds = 60_000

/** espeak-ng as WebAssembly, in a process that starts on need and ends when nobody asked for a minute. */
export class EspeakWasm implements Engine {
  readonly identity = 'espeak-ng wasm 1.0.2'
  #child: ChildProcess | null = null
  #waiting = new Map<number, (wav: Uint8Array | null) => void>()
  #serial = 0
  #idle: ReturnType<typeof setTimeout> | undefined
  #idleMilliseconds: number

  constructor(idle = idleMilliseconds) {
    this.#idleMilliseconds = idle
  }

  /** Whether its process is there. */
  get running(): boolean {
    return this.#child !== null
  }

  async speak(request: SpeechRequest, signal: AbortSignal): Promise<Uint8Array> {
    clearTimeout(this.#idle)
    // It hangs, or it was let go: a process is the one thing that can be ended for certain.
    const end = () => this.close()
    signal.addEventListener('abort', end)
    try {
      const wav = await this.#ask(request)
      if (!wav) throw new Error('espeak-ng wasm failed')
      return wav
    } finally {
      signal.removeEventListener('abort', end)
      this.#rest()
    }
  }

  close(): void {
    clearTimeout(this.#idle)
    const child = this.#child
    this.#child = null
    child?.kill('SIGKILL')
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const settle of waiting) settle(null)
  }

  #ask(request: SpeechRequest): Promise<Uint8Array | null> {
    const child = (this.#child ??= this.#start())
    const id = ++this.#serial
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      child.send({ id, ...request } satisfies Question, (error) => {
        if (error) this.#settle({ id, wav: null })
      })
    })
  }

  #start(): ChildProcess {
    const { ADMIN_PASSWORD: _, ...env } = process.env
    const child = fork(workerFile, {
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', (reply: Reply) => this.#settle(reply))
    const gone = () => {
      if (this.#child === child) this.close()
    }
    child.on('error', gone)
    child.on('exit', gone)
    return child
  }

  #settle({ id, wav }: Reply): void {
    const settle = this.#waiting.get(id)
    this.#waiting.delete(id)
    settle?.(wav)
  }

  #rest(): void {
    if (this.#waiting.size > 0) return
    clearTimeout(this.#idle)
    if (this.#child) this.#idle = setTimeout(() => this.close(), this.#idleMilliseconds).unref()
  }
}
