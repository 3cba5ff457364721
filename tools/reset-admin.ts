/** `npm run reset-admin`: a new password for the user `admin`, shown once; also while the server runs. */
import { askServer } from '../server/control/control-socket.ts'
import { resetAdmin } from '../server/staff/reset-admin.ts'
import { migrate } from '../server/storage/migrate.ts'
import { TableStore } from '../server/storage/tables.ts'
import { Writer } from '../server/storage/writer.ts'
import { command, dataDir, databaseFile, requireData, withoutServer } from './operator.ts'

async function resetDirectly(): Promise<string> {
  migrate(databaseFile)
  const writer = new Writer(databaseFile, () => undefined)
  const tables = new TableStore(databaseFile, writer)
  try {
    const { password } = await resetAdmin(tables)
    return password
  } finally {
    tables.close()
    await writer.close()
  }
}

await command(async () => {
  requireData()
  const password =
    (await askServer(dataDir, { command: 'reset-admin' })) ?? (await withoutServer(resetDirectly))
  console.log(`admin / ${password}   (shown only this once)`)
})
