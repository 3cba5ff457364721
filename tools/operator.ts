/** What the operator's commands on the data folder share: `npm run backup`, `restore`, `reset-admin`, `rotate-key`. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readConfig } from '../server/config.ts'
import { lockDataFolder } from '../server/storage/lock.ts'
import { databaseName } from '../server/storage/open.ts'

/** The server's own data folder and key file: `DATA_DIR`, else `./data`; `KEY_FILE`, else in that folder. */
export const { dataDir, keyFile } = readConfig({
  DATA_DIR: process.env['DATA_DIR'],
  KEY_FILE: process.env['KEY_FILE'],
})
/** There once the server has run on this folder. */
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
