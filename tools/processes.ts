/** Starting the project's own programs from a tool, with the project's own Node. */
import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

/** The folder that holds package.json. */
export const root = dirname(import.meta.dirname)

/** What a program is started with, besides our own environment. */
export interface RunOptions {
  env?: NodeJS.ProcessEnv
  /** Keep what it prints and show it only when it fails. */
  quiet?: boolean
}

/** Runs a program at the root and gives its exit code; 1 when it could not start or was killed. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...plain(), ...options.env, PATH: searchPath() },
    stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
    shell: process.platform === 'win32',
  })
  const printed: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk))
  child.on('error', (error) => {
    console.error(`${command}: ${error.message}`)
    resolve(1)
  })
  child.on('close', (code) => {
    if (code !== 0) process.stderr.write(Buffer.concat(printed))
    resolve(code ?? 1)
  })
  return promise
}

/** Runs npm with the Node that runs us, so that scripts behave the same however the tool was started. */
export function npm(args: string[], options: RunOptions = {}): Promise<number> {
  const cli = process.env.npm_execpath
  const quieted = ['--silent', ...args]
  return cli?.endsWith('npm-cli.js')
    ? run(process.execPath, [cli, ...quieted], options)
    : run('npm', quieted, options)
}

/** Colours make a log file hard to read. */
function plain(): NodeJS.ProcessEnv {
  return process.stdout.isTTY || process.env.FORCE_COLOR ? {} : { NO_COLOR: '1' }
}

function searchPath(): string {
  const own = [dirname(process.execPath), join(root, 'node_modules', '.bin')]
  return [...own, process.env.PATH ?? ''].join(delimiter)
}
