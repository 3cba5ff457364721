import { sealedSamples, sealedSamplesOf } from '../storage/sealed-columns.ts'
import type { TableStore } from '../storage/tables.ts'
import { KeyFileError } from './key-file.ts'
import { openKeyring, type Keyring } from './keyring.ts'

/**
 * The keys that belong to this data, made when there is nothing sealed yet. Throws `KeyFileError` when the file is
 * missing, damaged, or of another time or house than the data.
 */
export function openKeyringOf(file: string, tables: TableStore): Keyring {
  const samples = sealedSamples(tables)
  const keyring = openKeyring(file, { hasSealedData: samples.length > 0 })
  keyring.requireKeysOf(samples)
  return keyring
}

/**
 * Throws `KeyFileError` when a backup holds what these keys do not open: it would be in place and nobody could read it.
 * Asked after the backup was checked.
 */
export function requireKeysOfBackup(keyFile: string, backup: string): void {
  const samples = sealedSamplesOf(backup)
  if (samples.length > 0) openKeyring(keyFile, { hasSealedData: true }).requireKeysOf(samples)
}

/**
 * Throws `KeyFileError` when somebody put another key file in place while the server runs with its own: it would go on
 * sealing with a key that is in no file.
 */
export function requireFileOf(keyring: Keyring): void {
  const { currentKey } = openKeyring(keyring.file, { hasSealedData: true })
  if (currentKey === keyring.currentKey) return
  throw new KeyFileError(
    `the key file ${keyring.file} was replaced while the server runs: stop the server, restore, and start it again`,
  )
}
