import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AttachmentStore } from '../../../server/attachments/store.ts'
import { takeable } from '../../../server/attachments/takeable.ts'
import { openKeyringOf } from '../../../server/sealing/open.ts'
import { insertAttachment } from '../../../server/storage/attachment-table.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { TableStore } from '../../../server/storage/tables.ts'
import { Writer } from '../../../server/storage/writer.ts'
import { cleanUp, makeDataDir } from '../support.ts'
import { makeRequest, taking } from './request.ts'
import { pdf, picture, zip } from './samples.ts'

const dayMs = 24 * 3_600_000
const at = Date.parse('2026-11-24T10:00:00+03:00')

/** A store in an empty folder. */
function openStore() {
  const dataDir = makeDataDir()
  const databaseFile = join(dataDir, 'test.sqlite')
  migrate(databaseFile)
  const writer = new Writer(databaseFile, () => undefined)
  const tables = new TableStore(databaseFile, writer)
  const keyring = openKeyringOf(join(dataDir, 'keys.json'), tables)
  const folder = join(dataDir, 'attachments')
  const store = new AttachmentStore(tables, keyring, folder)
  cleanUp(async () => {
    await store.close()
    await writer.close()
    tables.close()
  })
  const kept = async (bytes: Uint8Array, uploadedBy = 'ayse', key: string | null = null) => {
    const commandKey = key === null ? null : { actor: uploadedBy, key, hash: `hash of ${key}` }
    const row = await store.add({ bytes, kind: 'photo', uploadedBy, at }, commandKey)
    if ('refusal' in row) throw new Error(row.refusal)
    return row
  }
  return { ...{ store, tables, writer, folder, kept }, files: () => filesIn(folder) }
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
  } catch {
    return []
  }
}

/** As if it had been written so long ago. */
function age(file: string, ms: number): void {
  const seconds = (Date.now() - ms) / 1000
  utimesSync(file, seconds, seconds)
}

describe('what is kept', () => {
  test('stands in one file of its own, sealed, and comes out as it was', async () => {
    const { store, kept, files, folder } = openStore()
    const scan = pdf(['(Gizli Vatandaş)'])
    const row = await kept(scan)
    expect(row).toMatchObject({ type: 'application/pdf', bytes: scan.length, requestId: null })
    expect(files()).toEqual([join(folder, row.id.slice(0, 2), row.id)])
    const [file] = files()
    expect(readFileSync(file!).includes('%PDF')).toBe(false)
    expect(readFileSync(file!).includes('Gizli')).toBe(false)
    expect(statSync(file!).mode & 0o077).toBe(0)
    expect(Buffer.from((await store.bytesOf(row))!).equals(scan)).toBe(true)
    expect(store.get(row.id)).toEqual(row)
  })

  test('is refused when its file was changed, and gone when its file is', async () => {
    const { store, kept, files } = openStore()
    const [one, other] = [await kept(pdf()), await kept(await picture('png'))]
    const fileOf = (id: string) => files().find((file) => file.endsWith(id))!
    writeFileSync(fileOf(one.id), readFileSync(fileOf(other.id)))
    await expect(store.bytesOf(one)).rejects.toThrow(/sealed/)
    await store.remove(other)
    expect(await store.bytesOf(other)).toBeNull()
    expect(store.get(other.id)).toBeUndefined()
    expect(files()).toHaveLength(1)
  })
})

describe('what is refused', () => {
  test('leaves nothing, neither a file nor a row', async () => {
    const { store, files, tables } = openStore()
    for (const bytes of [Buffer.alloc(0), zip(), Buffer.concat([pdf(), zip()])]) {
      const upload = { bytes, kind: 'scan' as const, uploadedBy: 'ayse', at }
      expect(await store.add(upload, null)).toHaveProperty('refusal')
    }
    expect(files()).toEqual([])
    expect(tables.prepare('SELECT * FROM attachments').all()).toEqual([])
  })

  test('by the disk, leaves no file behind', async () => {
    const { store, files, writer, kept } = openStore()
    await kept(pdf())
    await writer.exclusively(async () => {
      const upload = { bytes: pdf(), kind: 'scan' as const, uploadedBy: 'ayse', at }
      await expect(store.add(upload, null)).rejects.toThrow('the data is being restored')
    })
    expect(files()).toHaveLength(1)
  })

  test('for too many at once, is asked to come again', async () => {
    const { kept, files } = openStore()
    const sent = await Promise.allSettled(Array.from({ length: 20 }, () => kept(pdf())))
    const stored = sent.filter(({ status }) => status === 'fulfilled').length
    expect(stored).toBeGreaterThan(0)
    expect(stored).toBeLessThan(20)
    expect(files()).toHaveLength(stored)
  })
})

describe('the same upload twice', () => {
  test('is kept once, also when the second comes before the first is done', async () => {
    const { store, kept, files } = openStore()
    const twice = await Promise.all([kept(pdf(), 'ayse', 'k1'), kept(pdf(), 'ayse', 'k1')])
    expect(twice[1]).toEqual(twice[0])
    expect(await kept(pdf(), 'ayse', 'k1')).toEqual(twice[0])
    expect((await kept(pdf(), 'fatma', 'k1')).id).not.toBe(twice[0].id)
    expect(files()).toHaveLength(2)
    const other = { bytes: pdf(), kind: 'photo' as const, uploadedBy: 'ayse', at }
    const key = { actor: 'ayse', key: 'k1', hash: 'another' }
    expect(await store.add(other, key)).toEqual({ refusal: 'key_reused' })
  })
})

describe('a request', () => {
  test('takes what its clerk has uploaded, twenty at most, and nobody else’s', async () => {
    const { kept, tables } = openStore()
    const [mine, theirs] = [await kept(pdf()), await kept(pdf(), 'fatma')]
    const unknown = { refusal: 'unknown_attachment' }
    expect(takeable(tables, 'ayse', [])).toEqual([])
    expect(takeable(tables, 'ayse', [mine.id])).toEqual([mine])
    expect(takeable(tables, 'ayse', [mine.id, theirs.id])).toEqual(unknown)
    expect(takeable(tables, 'ayse', ['nowhere'])).toEqual(unknown)
    expect(takeable(tables, 'ayse', [mine.id], 20)).toEqual({ refusal: 'too_many_attachments' })
  })
})

describe('what was left lying about', () => {
  test('is swept when it is old: files without a row and those never finished', async () => {
    const { store, kept, files, folder } = openStore()
    const row = await kept(pdf())
    const [known] = files()
    const strays = ['stray-1234', 'stray-5678.making', 'stray-9012.resealing'].map((name) =>
      join(folder, 'st', name),
    )
    mkdirSync(join(folder, 'st'))
    for (const file of [...strays, join(folder, 'st', 'READ ME')]) writeFileSync(file, 'x')
    await store.sweep(at)
    expect(files()).toHaveLength(5)
    for (const file of files()) age(file, dayMs + 60_000)
    await store.sweep(at)
    expect(files().toSorted()).toEqual([known, join(folder, 'st', 'READ ME')].toSorted())
    expect(store.get(row.id)).toEqual(row)
  })

  test('is forgotten after a week when no request has taken it', async () => {
    const { store, kept, files, tables } = openStore()
    const [left, taken] = [await kept(pdf()), await kept(pdf())]
    const requestId = await makeRequest(tables)
    await tables.edit(...taking([left.id, taken.id], requestId, 'fatma'))
    await tables.edit(...taking([taken.id], requestId, 'ayse'))
    await store.sweep(at + 6 * dayMs)
    expect(files()).toHaveLength(2)
    await store.sweep(at + 8 * dayMs)
    expect(files()).toHaveLength(1)
    expect(store.get(left.id)).toBeUndefined()
    expect(store.of(requestId)).toEqual([{ ...taken, requestId, takenIn: 1 }])
    expect(await store.remove(store.get(taken.id)!)).toBe(false)
  })
})

test('a sweep of very many files reads their names a page at a time, and removes none of them', async () => {
  const { store, tables, kept, files } = openStore()
  const row = await kept(await picture('jpeg'))
  // In the order of ids: the real one comes last.
  const others = Array.from({ length: 4500 }, (_, index) => ({ ...row, id: `!${index}` }))
  await tables.edit(...others.map((other) => insertAttachment(other)))
  for (const file of files()) utimesSync(file, 0, 0)
  const longest: number[] = []
  const { rows } = tables
  tables.rows = (query) => {
    const read = rows.call(tables, query)
    longest.push(read.length)
    return read as never
  }
  await store.sweep(at)
  expect(files()).toHaveLength(1)
  expect(Math.max(...longest)).toBeLessThanOrEqual(2000)
})
