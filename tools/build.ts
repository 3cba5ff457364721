/** `npm run build`: builds the apps whose sources have changed since they were built. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { npm, root } from './processes.ts'

const shared = ['ui/**', 'messages/**', 'domain/**', 'svelte.config.js', 'package-lock.json']
const longestBuildMs = 10 * 60_000
const generated = /(^|[\\/])(node_modules|\.svelte-kit)([\\/]|$)/

/**
 * Builds each app that is not built, one after another, into `build/NAME`; a line is printed for each.
 * Throws when one can't be built; what the build printed stands above then.
 */
export async function buildApps(folder = root): Promise<void> {
  if (unbuilt(folder).length === 0) return
  const unlock = await lockBuild(join(folder, 'build'))
  try {
    await buildChanged(folder)
  } finally {
    unlock()
  }
}

/** Apps whose sources are not those that they were built from. */
function unbuilt(folder: string): { app: string; hash: string; mark: string }[] {
  return appNames(folder)
    .map((app) => ({
      app,
      hash: hashSources(folder, app),
      mark: join(folder, 'build', app, '.sources-hash'),
    }))
    .filter(({ hash, mark }) => !existsSync(mark) || readFileSync(mark, 'utf8') !== hash)
}

async function buildChanged(folder: string): Promise<void> {
  for (const { app, hash, mark } of unbuilt(folder)) {
    rmSync(mark, { force: true })
    await buildApp(folder, app, hash.slice(0, 12))
    writeFileSync(mark, hash)
  }
}

/** Two builds at once would take each other's files away: the second one waits. Resolves with the lock's release. */
async function lockBuild(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, '.building')
  const giveUpAt = Date.now() + longestBuildMs
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (Date.now() > giveUpAt)
        throw new Error(`Another build holds ${lock}; remove it.`, { cause: error })
      if (!isHeld(lock)) rmSync(lock, { force: true })
      await pause(200)
    }
  }
}

/** Whether another process that still runs holds the lock; after a crash its number may be ours. */
function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    return holder !== process.pid && process.kill(holder, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The apps of the project, by their folder's name. */
export function appNames(folder = root): string[] {
  return globSync('apps/*/package.json', { cwd: folder })
    .map((path) => path.split(/[\\/]/)[1] ?? '')
    .sort()
}

/** A fingerprint of everything that goes into an app: names and contents, whatever the order of the disk. */
export function hashSources(folder: string, app: string): string {
  const paths = globSync([`apps/${app}/**`, ...shared], { cwd: folder })
    .filter((path) => !generated.test(path) && statSync(join(folder, path)).isFile())
    .sort()
  const hash = createHash('sha256')
  for (const path of paths) {
    const content = readFileSync(join(folder, path))
    hash.update(`${path.replaceAll('\\', '/')}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

async function buildApp(folder: string, app: string, buildId: string): Promise<void> {
  console.log(`Building ${app} …`)
  const workspace = ['-w', `@masa/${app}`]
  if (!isSynchronised(folder, app)) await expectSuccess(npm(['run', 'sync', ...workspace], quiet()))
  await expectSuccess(npm(['run', 'build', ...workspace], quiet({ BUILD_ID: buildId })))

  async function expectSuccess(exitCode: Promise<number>): Promise<void> {
    if ((await exitCode) !== 0) throw new Error(`The app ${app} could not be built.`)
  }
}

/** Installing packages removes what Kit generates, and its types are needed before it can build. */
function isSynchronised(folder: string, app: string): boolean {
  return ['.svelte-kit', 'node_modules/$app'].every((path) =>
    existsSync(join(folder, 'apps', app, path)),
  )
}

function quiet(env: NodeJS.ProcessEnv = {}): { quiet: true; env: NodeJS.ProcessEnv } {
  return { quiet: true, env }
}

if (import.meta.main) {
  await buildApps().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
