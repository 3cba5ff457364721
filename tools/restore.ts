/**
 * `npm run restore -- PLACE`: puts a backup in the place of the data, or a copy of a database alone, as older programs
 * made them. A running server does it itself and goes on with what the backup holds; what was there before is kept beside
 * the data, as a backup. `--incomplete`: also when files of it are missing.
 */
import { parseArgs } from 'node:util'
import { finishRestore, prepareRestore, restoredText } from '../server/backup/restore.ts'
import { askServer } from '../server/control/control-socket.ts'
import { command, dataDir, keyFile, typedPath, withoutServer } from './operator.ts'

interface Asked {
  place: string
  isIncompleteAllowed: boolean
}

async function restoreDirectly(asked: Asked): Promise<string> {
  const order = { house: { dataDir, keyFile }, ...asked }
  prepareRestore(order)
  return restoredText(asked.place, await finishRestore(order))
}

function readArguments(): Asked {
  const options = { incomplete: { type: 'boolean' } } as const
  const { positionals, values } = parseArgs({ allowPositionals: true, options })
  const [typed] = positionals
  if (typed === undefined) throw new Error('Which backup? npm run restore -- PLACE')
  return { place: typedPath(typed), isIncompleteAllowed: values.incomplete === true }
}

await command(async () => {
  const asked = readArguments()
  const value = JSON.stringify(asked)
  const said =
    (await askServer(dataDir, { command: 'restore', value })) ??
    (await withoutServer(() => restoreDirectly(asked)))
  console.log(said)
})
