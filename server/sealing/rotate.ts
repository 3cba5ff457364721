/**
 * A new key for everything that is sealed: seal with it from now on, seal again what older keys sealed, forget those.
 * Killed at any point it goes on at the next call: the file holds both keys until nothing needs the older one.
 */
import type { SQLInputValue } from 'node:sqlite'
import { setImmediate as letOthersWork, setTimeout as pause } from 'node:timers/promises'
import {
  readSealedOtherwise,
  replaceSealed,
  sealedColumns,
  type SealedColumn,
  type SealedRow,
} from '../storage/sealed-columns.ts'
import type { TableStore } from '../storage/tables.ts'
import type { Statement } from '../storage/writer.ts'
import { sealedHead, type Keyring } from './keyring.ts'
import { rowContext, SealError } from './port.ts'
import { resealFiles, type Resealed } from './reseal-files.ts'

/** What a rotation needs. */
export interface Rotation {
  keyring: Keyring
  tables: TableStore
  /** Where sealed attachments lie; need not exist. */
  attachmentsDir: string
  /** Between two looks over the data, in milliseconds. */
  graceMs?: number
}

/** How much was sealed again by this call. */
export interface Rotated {
  rows: number
  files: number
}

/** Rows a look and a transaction: the writer is shared with the hall, whose calls must not wait. */
const batchRows = 200
/** Something sealed with the older key may still be on its way to the disk: requests are answered well within this. */
const usualGraceMs = 5000
/** Each look after the second means that others still wrote what they had sealed before. */
const maxPasses = 10
/** As many are named when something cannot be opened. */
const namedAtMost = 5

const underWay = new WeakMap<Keyring, Promise<Rotated>>()

/**
 * Replace the sealing key; asked for again meanwhile, it is the same rotation. Throws `SealError` naming what cannot be opened (everything else is sealed with the new key
 * by then), `KeyFileError` when the key file cannot be written, `StorageError` when the disk refuses. After each of
 * them both keys stay, and the next call goes on.
 */
export function rotateKey(rotation: Rotation): Promise<Rotated> {
  const { keyring } = rotation
  const known = underWay.get(keyring)
  if (known) return known
  const rotated = rotate(rotation).finally(() => underWay.delete(keyring))
  underWay.set(keyring, rotated)
  return rotated
}

/** For the operator. */
export function rotatedText({ rows, files }: Rotated): string {
  return `The key was replaced: ${rows} rows and ${files} files were sealed again.`
}

async function rotate(rotation: Rotation): Promise<Rotated> {
  const { keyring, graceMs = usualGraceMs } = rotation
  // Older keys are there when the last rotation did not come to its end: that one is finished first.
  if (keyring.olderKeys.length === 0) keyring.addKey()
  const total: Rotated = { rows: 0, files: 0 }
  let clean = 0
  for (let pass = 0; clean < 2; pass++) {
    if (pass === maxPasses)
      throw new Error('data sealed with the older key keeps coming; both keys stay: try again')
    if (pass > 0) await pause(graceMs)
    const { rows, files, unopened } = await resealAll(rotation)
    refuseUnopened(unopened)
    total.rows += rows
    total.files += files
    clean = rows + files === 0 ? clean + 1 : 0
  }
  keyring.dropOlderKeys()
  return total
}

function refuseUnopened(contexts: readonly string[]): void {
  if (contexts.length === 0) return
  const named = contexts.slice(0, namedAtMost).join(', ')
  throw new SealError(`${contexts.length} cannot be opened (${named}); both keys stay`)
}

async function resealAll({ keyring, tables, attachmentsDir }: Rotation) {
  const unopened: string[] = []
  let rows = 0
  for (const column of sealedColumns) {
    const done = await resealColumn(keyring, tables, column)
    rows += done.count
    unopened.push(...done.unopened)
  }
  const files = await resealFiles(attachmentsDir, keyring)
  return { rows, files: files.count, unopened: [...unopened, ...files.unopened] }
}

async function resealColumn(
  keyring: Keyring,
  tables: TableStore,
  column: SealedColumn,
): Promise<Resealed> {
  const done: Resealed = { count: 0, unopened: [] }
  const head = sealedHead(keyring.currentKey)
  let after: SQLInputValue[] | null = null
  for (;;) {
    const rows = readSealedOtherwise(tables, column, { head, after, limit: batchRows })
    if (rows.length === 0) return done
    const statements: Statement[] = []
    for (const row of rows) {
      if (row.sealed === null) continue
      const statement = resealRow(keyring, column, row, row.sealed)
      if (statement) statements.push(statement)
      else done.unopened.push(rowContext(column.table, ...row.context))
    }
    if (statements.length > 0) await tables.edit(...statements)
    else await letOthersWork()
    done.count += statements.length
    after = rows.at(-1)?.key ?? null
  }
}

/** Null when it cannot be opened. */
function resealRow(
  keyring: Keyring,
  column: SealedColumn,
  row: SealedRow,
  sealed: Uint8Array,
): Statement | null {
  const context = rowContext(column.table, ...row.context)
  try {
    return replaceSealed(column, row, keyring.seal(keyring.open(sealed, context), context))
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}
