import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A program, and its arguments once it is known into which file it is to write. */
export interface ProgramCall {
  program: string
  arguments: (outputFile: string) => string[]
  /** Written to its standard input. */
  input: string
}

/** Runs a program without a shell and gives the file that it wrote. Rejects when it can't be run, fails or is ended. */
export async function runProgram(call: ProgramCall, signal: AbortSignal): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'hizli-masa-voice-'))
  const file = join(folder, 'speech.wav')
  try {
    await run(call.program, call.arguments(file), call.input, signal)
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a program writes to its standard output when asked for its version; null when it can't be run. */
export function versionOf(program: string, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, ['--version'], {
      ...options(signal),
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part.slice(0, 1000)))
    child.on('error', () => resolve(null))
    child.on('close', (status) => resolve(status === 0 ? text.trim() : null))
  })
}

function run(program: string, args: string[], input: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options(signal),
      stdio: ['pipe', 'ignore', 'ignore'],
      // A group of its own: what a wrapper script has started ends with it.
      detached: hasGroups,
    })
    signal.addEventListener('abort', () => endGroup(child.pid), { once: true })
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve()
      else reject(new Error(`${program} ended with ${status ?? 'a signal'}`))
    })
    // A program that doesn't read to the end is judged by how it ends.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

const hasGroups = process.platform !== 'win32'

function endGroup(pid: number | undefined): void {
  if (!hasGroups || pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

function options(signal: AbortSignal) {
  const { ADMIN_PASSWORD: _, ...env } = process.env
  return { signal, killSignal: 'SIGKILL', env, windowsHide: true } as const
}
