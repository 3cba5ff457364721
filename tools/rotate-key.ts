/** `npm run rotate-key`: a new key for what is stored about people; also while the server runs, and again after a crash. */
import { join } from 'node:path'
import { askServer } from '../server/control/control-socket.ts'
import { openKeyringOf } from '../server/sealing/open.ts'
import { rotateKey, rotatedText } from '../server/sealing/rotate.ts'
import { migrate } from '../server/storage/migrate.ts'
import { attachmentsName } from '../server/storage/open.ts'
import { TableStore } from '../server/storage/tables.ts'
import { Writer } from '../server/storage/writer.ts'
import { command, dataDir, databaseFile, keyFile, requireData, withoutServer } from './operator.ts'

async function rotateDirectly(): Promise<string> {
  migrate(databaseFile)
  const writer = new Writer(databaseFile, () => undefined)
  const tables = new TableStore(databaseFile, writer)
  try {
    const keyring = openKeyringOf(keyFile, tables)
    const attachmentsDir = join(dataDir, attachmentsName)
    // Nobody else writes: there is nothing to wait for.
    return rotatedText(await rotateKey({ keyring, tables, attachmentsDir, graceMs: 0 }))
  } finally {
    tables.close()
    await writer.close()
  }
}

await command(async () => {
  requireData()
  const said =
    (await askServer(dataDir, { command: 'rotate-key' })) ?? (await withoutServer(rotateDirectly))
  console.log(said)
  console.log(
    `Keep a copy of ${keyFile} apart from the backups; older copies open older backups only.`,
  )
})
