/**
 * `npm run restore -- FILE`: puts a backup in the place of the data. A running server does it itself and goes on with
 * what the backup holds; what was there before is kept beside the data.
 */
import { askServer } from '../server/control/control-socket.ts'
import { requireKeysOfBackup } from '../server/sealing/open.ts'
import { checkBackup, restoreFrom } from '../server/storage/backup.ts'
import { command, dataDir, databaseFile, keyFile, typedPath, withoutServer } from './operator.ts'

function restoreDirectly(file: string): Promise<string> {
  checkBackup(file)
  requireKeysOfBackup(keyFile, file)
  return restoreFrom(file, databaseFile)
}

await command(async () => {
  const [typed] = process.argv.slice(2)
  if (typed === undefined) throw new Error('Which backup? npm run restore -- FILE')
  const file = typedPath(typed)
  const before =
    (await askServer(dataDir, { command: 'restore', value: file })) ??
    (await withoutServer(() => restoreDirectly(file)))
  console.log(`The data of ${file} is in place.`)
  if (before !== '') console.log(`What was there before is in ${before}`)
})
