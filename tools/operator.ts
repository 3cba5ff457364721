/** What the operator's commands on the data folder share: `npm run backup`, `restore` and `reset-admin`. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { lockDataFolder } from '../server/storage/lock.ts'
import { databaseName } from '../server/storage/open.ts'

/** The server's own data folder: `DATA_DIR`, else `./data`. */
export const dataDir = resolve(process.env['DATA_DIR'] ?? './data')
export const databaseFile = join(dataDir, databaseName)

/** A path as it was typed: npm runs scripts in the project's folder and tells where the operator stood. */
export function typedPath(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', file)
}

/** Work on the data while no server does. Throws `DataLockedError`. */
export async function withoutServer<Result>(work: () => Promise<Result>): Promise<Result> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockDataFolder(dataDir)
  try {
    return await work()
  } finally {
    unlock()
  }
}

/** Throws when the server has never run on this folder. */
export function requireData(): void {
  if (!existsSync(databaseFile)) throw new Error(`there is no data in ${dataDir}`)
}

/** Run a command; what goes wrong is one sentence on standard error and exit code 1. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
