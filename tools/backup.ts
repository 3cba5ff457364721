/**
 * `npm run backup [-- FOLDER]`: copies the whole house but its key file, database and attachments, to a new folder, also
 * while the server runs. Without a name it is put into `backups/` of the data folder, which nobody else may read.
 */
import { join } from 'node:path'
import { madeText, makeAsked } from '../server/backup/make.ts'
import { stampOf } from '../server/backup/place.ts'
import { askServer } from '../server/control/control-socket.ts'
import { DataLockedError } from '../server/storage/lock.ts'
import { command, dataDir, keyFile, requireData, typedPath, withoutServer } from './operator.ts'

const ownFolder = join(dataDir, 'backups')

async function backupDirectly(target: string): Promise<string> {
  const house = { dataDir, keyFile }
  return madeText(await makeAsked({ house, target, at: Date.now() }))
}

/** A server without a line to it (some file systems take no socket) need not be stopped for that. */
function backupAlone(target: string): Promise<string> {
  const backup = () => backupDirectly(target)
  return withoutServer(backup).catch((error: unknown) => {
    if (error instanceof DataLockedError) return backup()
    throw error
  })
}

await command(async () => {
  const [typed] = process.argv.slice(2)
  requireData()
  const target = typed === undefined ? join(ownFolder, stampOf(Date.now())) : typedPath(typed)
  console.log(
    (await askServer(dataDir, { command: 'backup', value: target })) ?? (await backupAlone(target)),
  )
  console.log('Keep a copy on another machine, and the key file apart from it.')
})
