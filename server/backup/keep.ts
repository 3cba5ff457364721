import { copyFileSync, existsSync, mkdirSync, readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { copyDatabase, namedAttachments } from '../storage/backup.ts'
import { hasLength, place } from './files.ts'
import { attachmentsIn, databaseIn, fileIn, type Counted } from './place.ts'

/**
 * Everything as it is, before something else takes its place. Nobody works meanwhile, and the database may be damaged: it
 * is not asked for what there is.
 */
export async function keepAll(dataDir: string, partial: string): Promise<Counted> {
  await copyDatabase(databaseIn(dataDir), databaseIn(partial)).catch(() =>
    copyRaw(databaseIn(dataDir), databaseIn(partial)),
  )
  const [from, to] = [attachmentsIn(dataDir), attachmentsIn(partial)]
  let files = 0
  for (const { name: folder } of entriesOf(from).filter((entry) => entry.isDirectory())) {
    mkdirSync(join(to, folder), { mode: 0o700 })
    for (const { name } of entriesOf(join(from, folder)).filter((entry) => entry.isFile()))
      if (place(join(from, folder, name), join(to, folder, name), null)) files += 1
  }
  return { files, missingFiles: missingIn(partial) }
}

const entriesOf = (folder: string): Dirent[] =>
  existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []

/** Byte by byte, with the journal: what SQLite itself cannot read any more. */
function copyRaw(database: string, target: string): void {
  for (const part of ['', '-wal'])
    if (existsSync(database + part)) copyFileSync(database + part, target + part)
}

function missingIn(partial: string): number {
  let missing = 0
  try {
    for (const { id, bytes } of namedAttachments(databaseIn(partial)))
      if (!hasLength(fileIn(attachmentsIn(partial), id), bytes)) missing += 1
  } catch {
    // Damaged: it will not be restored without a look at it.
  }
  return missing
}
