/**
 * `npm run backup [-- FILE]`: copies the whole data to one file, also while the server runs.
 * Without a name it is put into `backups/` of the data folder, which nobody else may read.
 */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backupTo } from '../server/storage/backup.ts'
import { command, dataDir, databaseFile, requireData, typedPath } from './operator.ts'

function defaultFile(): string {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  return join(dataDir, 'backups', `hizli-masa-${stamp}.sqlite`)
}

await command(async () => {
  const [typed] = process.argv.slice(2)
  requireData()
  const file = typed === undefined ? defaultFile() : typedPath(typed)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  await backupTo(databaseFile, file)
  console.log(`The data was copied to ${file}`)
  console.log('Keep a copy on another machine.')
})
