import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import type { HousePlace } from '../../../server/backup/make.ts'
import { attachmentsIn, databaseIn, fileIn } from '../../../server/backup/place.ts'
import { openKeyring } from '../../../server/sealing/keyring.ts'
import { rowContext } from '../../../server/sealing/port.ts'
import { insertAttachment } from '../../../server/storage/attachment-table.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { readData } from '../crash/support.ts'
import { makeDataDir } from '../support.ts'

const nobody = { requestId: null, draftId: null, referralId: null, takenIn: null }
const owner = { ...nobody, uploadedBy: 'ayse' }
const looks = { kind: 'photo', type: 'image/jpeg', width: 1, height: 1 } as const
const textOf = (id: string) => `what ${id} shows`

/** A house that nobody works in, with photos in it. */
export function quietHouse(photos: readonly string[] = []): HousePlace {
  const dataDir = makeDataDir()
  const house = { dataDir, keyFile: join(dataDir, 'keys.json') }
  openKeyring(house.keyFile, { hasSealedData: false })
  migrate(databaseIn(dataDir))
  addPhotos(house, photos)
  return house
}

/** As the store does it: the file, then the row. */
export function addPhotos({ dataDir, keyFile }: HousePlace, ids: readonly string[]): void {
  const ring = openKeyring(keyFile, { hasSealedData: true })
  inDatabase(dataDir, (db) => {
    db.exec('BEGIN')
    for (const id of ids) {
      const [file, bytes] = [fileIn(attachmentsIn(dataDir), id), Buffer.from(textOf(id))]
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, ring.seal(bytes, rowContext('attachments', id)))
      const row = { id, ...looks, ...owner, bytes: bytes.length, at: 1 }
      const { sql, params } = insertAttachment(row)
      db.prepare(sql).run(...params)
    }
    db.exec('COMMIT')
  })
}

/** As an erasure does it: the row, then the file. */
export function erasePhoto({ dataDir }: HousePlace, id: string): void {
  inDatabase(dataDir, (db) => db.prepare('DELETE FROM attachments WHERE id = ?').run(id))
  rmSync(fileIn(attachmentsIn(dataDir), id))
}

function inDatabase(dataDir: string, work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(databaseIn(dataDir), { timeout: 5000 })
  try {
    work(db)
  } finally {
    db.close()
  }
}

/** Ids of twenty characters, as many as asked for, in their order. */
export function photoIds(count: number): string[] {
  const letters = 'abcdefghij'
  return Array.from({ length: count }, (_, index) =>
    [...String(index).padStart(20, '0')]
      .map((digit) => letters[Number(digit)])
      .toReversed()
      .join(''),
  ).toSorted()
}

/** The photos that a house or a backup names. Every one of them is there and opens with these keys. */
export function openedPhotos(place: string, keyFile: string): string[] {
  const ring = openKeyring(keyFile, { hasSealedData: true })
  const rows = readData(databaseIn(place), (db) => {
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    return db.prepare('SELECT id, bytes FROM attachments ORDER BY id').all()
  })
  return rows.map(({ id, bytes }) => {
    const sealed = readFileSync(fileIn(attachmentsIn(place), String(id)))
    expect(ring.open(sealed, rowContext('attachments', String(id))).length).toBe(bytes)
    return String(id)
  })
}

/** Files of attachments in a house or a backup, whoever names them. */
export function filesOf(place: string): string[] {
  const entries = readdirSync(attachmentsIn(place), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

/** Names in a folder that begin like this. */
export function namesIn(folder: string, prefix: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith(prefix))
}
