import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { KeyFileError } from '../../../server/sealing/key-file.ts'
import { openKeyring, sealedWith, type Keyring } from '../../../server/sealing/keyring.ts'
import { openKeyringOf } from '../../../server/sealing/open.ts'
import { openText, rowContext, SealError, sealText } from '../../../server/sealing/port.ts'
import { rotateKey } from '../../../server/sealing/rotate.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { sealedColumns } from '../../../server/storage/sealed-columns.ts'
import { TableStore } from '../../../server/storage/tables.ts'
import { Writer } from '../../../server/storage/writer.ts'
import { Program, readData, runTool, spawnHall } from '../crash/support.ts'
import { cleanUp, makeDataDir } from '../support.ts'

const rowsEach = 450
/** Each starts several programs one after the other; a loaded machine needs twenty seconds for that alone. */
const patient = { timeout: 60_000 }

/** Values for every column that must have one, by its declared type. */
function fill(
  db: DatabaseSync,
  table: string,
  index: number,
  seal: (...key: (string | number)[]) => Uint8Array,
) {
  const columns = db
    .prepare(`SELECT name, type, "notnull" AS needed, pk FROM pragma_table_info(?)`)
    .all(table)
  const values: Record<string, string | number | Uint8Array> = {}
  for (const { name, type, needed, pk } of columns as Record<string, string | number>[]) {
    if (!needed && !pk) continue
    values[String(name)] =
      type === 'TEXT' ? `${table}-${index}` : type === 'BLOB' ? new Uint8Array() : index
  }
  const column = sealedColumns.find((one) => one.table === table)!
  values['sealed'] = seal(...column.context.map((name) => values[name] as string | number))
  const names = Object.keys(values)
  const marks = names.map(() => '?').join(', ')
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(
    ...Object.values(values),
  )
}

const textOf = (context: string) => `gizli: ${context}`
const attachments = (dataDir: string) => join(dataDir, 'attachments')

/** A house with rows in every sealed column, and two attachments. */
function sealedHouse(rows = rowsEach): { dataDir: string; keyFile: string } {
  const dataDir = makeDataDir()
  const keyFile = join(dataDir, 'keys.json')
  const ring = openKeyring(keyFile, { hasSealedData: false })
  migrate(join(dataDir, databaseName))
  const db = new DatabaseSync(join(dataDir, databaseName))
  db.exec('PRAGMA foreign_keys = OFF; BEGIN')
  for (const { table } of sealedColumns)
    for (let index = 1; index <= rows; index++)
      fill(db, table, index, (...key) => {
        const context = rowContext(table, ...key)
        return sealText(ring, textOf(context), context)
      })
  db.exec('COMMIT')
  db.close()
  for (const id of ['ab1', 'cd2']) {
    const folder = join(attachments(dataDir), id.slice(0, 2))
    mkdirSync(folder, { recursive: true })
    const context = rowContext('attachments', id)
    writeFileSync(join(folder, id), sealText(ring, textOf(context), context))
  }
  return { dataDir, keyFile }
}

function open(dataDir: string) {
  const file = join(dataDir, databaseName)
  const writer = new Writer(file, () => undefined)
  const tables = new TableStore(file, writer)
  cleanUp(async () => {
    tables.close()
    await writer.close()
  })
  const keyring = openKeyringOf(join(dataDir, 'keys.json'), tables)
  const rotation = { keyring, tables, attachmentsDir: attachments(dataDir), graceMs: 0 }
  return { tables, keyring, rotation }
}

/** Opens everything; the key ids that were needed. */
function openAll(dataDir: string, ring: Keyring): Set<string | null> {
  const needed = new Set<string | null>()
  const check = (sealed: Uint8Array, context: string) => {
    expect(openText(ring, sealed, context)).toBe(textOf(context))
    needed.add(sealedWith(sealed))
  }
  readData(join(dataDir, databaseName), (db) => {
    for (const { table, context } of sealedColumns)
      for (const row of db.prepare(`SELECT * FROM ${table}`).all())
        check(
          row['sealed'] as Uint8Array,
          rowContext(table, ...context.map((name) => row[name] as string)),
        )
  })
  for (const id of ['ab1', 'cd2'])
    check(
      readFileSync(join(attachments(dataDir), id.slice(0, 2), id)),
      rowContext('attachments', id),
    )
  return needed
}

it('every sealed column of the database is known', () => {
  const dataDir = makeDataDir()
  migrate(join(dataDir, databaseName))
  const found = readData(join(dataDir, databaseName), (db) =>
    db
      .prepare(
        `SELECT s.name AS name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table' AND c.name LIKE '%sealed%'`,
      )
      .all(),
  )
  expect(sealedColumns.map(({ table }) => table).toSorted()).toEqual(
    found.map(({ name }) => String(name)).toSorted(),
  )
})

describe('a new key', () => {
  it('opens everything, and the old one is gone from the file', async () => {
    const { dataDir, keyFile } = sealedHouse()
    const { keyring, rotation } = open(dataDir)
    const old = keyring.currentKey
    expect(await rotateKey(rotation)).toEqual({ rows: rowsEach * sealedColumns.length, files: 2 })
    expect(readFileSync(keyFile, 'utf8')).not.toContain(old)
    const again = openKeyring(keyFile, { hasSealedData: true })
    expect(openAll(dataDir, again)).toEqual(new Set([again.currentKey]))
    expect(readdirSync(join(attachments(dataDir), 'ab'))).toEqual(['ab1'])
  })

  it('asked for twice at the same time is one', async () => {
    const { dataDir } = sealedHouse(3)
    const { rotation, keyring } = open(dataDir)
    const [one, two] = await Promise.all([rotateKey(rotation), rotateKey(rotation)])
    expect(two).toBe(one)
    expect(openAll(dataDir, keyring)).toEqual(new Set([keyring.currentKey]))
  })

  it('overwrites nothing that somebody stores meanwhile, and seals that again too', async () => {
    const { dataDir } = sealedHouse(1)
    const { rotation, keyring, tables } = open(dataDir)
    const context = rowContext('outbox', 'outbox-1')
    const late = sealText(keyring, 'gizli: başka', context)
    const rotated = rotateKey({ ...rotation, graceMs: 50 })
    await tables.edit({ sql: 'UPDATE outbox SET sealed = ?', params: [late] })
    await rotated
    const sealed = readData(join(dataDir, databaseName), (db) =>
      db.prepare('SELECT sealed FROM outbox').get(),
    )
    expect(openText(keyring, sealed!['sealed'] as Uint8Array, context)).toBe('gizli: başka')
    expect(keyring.olderKeys).toEqual([])
  })

  it('keeps the old one while something cannot be opened, and names it', async () => {
    const { dataDir, keyFile } = sealedHouse(2)
    const { rotation, keyring, tables } = open(dataDir)
    const old = keyring.currentKey
    await tables.edit({
      sql: `UPDATE referrals SET sealed = (SELECT sealed FROM outbox LIMIT 1) WHERE id = 'referrals-2'`,
      params: [],
    })
    await expect(rotateKey(rotation)).rejects.toThrow(SealError)
    await expect(rotateKey(rotation)).rejects.toThrow('referrals/referrals-2')
    expect(readFileSync(keyFile, 'utf8')).toContain(old)
    expect(keyring.olderKeys).toEqual([old])

    await tables.edit({ sql: `DELETE FROM referrals WHERE id = 'referrals-2'`, params: [] })
    await rotateKey(rotation)
    expect(openAll(dataDir, keyring)).toEqual(new Set([keyring.currentKey]))
  })

  it(
    'by the operator of a stopped house; killed in the middle it is finished by the next call',
    patient,
    async () => {
      const { dataDir, keyFile } = sealedHouse(3000)
      const old = Object.keys(JSON.parse(readFileSync(keyFile, 'utf8')).sealing)
      const env = { DATA_DIR: dataDir, INIT_CWD: dataDir }
      const program = new Program(
        join(import.meta.dirname, '../../../tools/rotate-key.ts'),
        [],
        env,
      )
      const file = join(dataDir, databaseName)
      const resealed = () => {
        const ring = openKeyring(keyFile, { hasSealedData: true })
        return readData(file, (db) => db.prepare('SELECT sealed FROM requests').all()).filter(
          ({ sealed }) => sealedWith(sealed as Uint8Array) === ring.currentKey,
        ).length
      }
      const keysInFile = () => Object.keys(JSON.parse(readFileSync(keyFile, 'utf8')).sealing)
      while (keysInFile().length < 2 || resealed() === 0) {
        if (program.child.exitCode !== null) throw new Error('it ended before it could be killed')
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      await program.end('SIGKILL')

      const halfway = openKeyring(keyFile, { hasSealedData: true })
      expect(openAll(dataDir, halfway)).toEqual(new Set([...old, halfway.currentKey]))

      expect(await runTool('rotate-key', [], dataDir)).toMatchObject({ code: 0, stderr: '' })
      expect(keysInFile()).toEqual([halfway.currentKey])
      expect(openAll(dataDir, openKeyring(keyFile, { hasSealedData: true }))).toEqual(
        new Set([halfway.currentKey]),
      )
    },
  )
})

it(
  'a new key while the server runs: it goes on, and starts again with that key only',
  patient,
  async () => {
    const hall = await spawnHall()
    const keyFile = join(hall.config.dataDir, 'keys.json')
    const before = readFileSync(keyFile, 'utf8')
    expect(await runTool('rotate-key', [], hall.config.dataDir)).toMatchObject({
      code: 0,
      stderr: '',
    })
    const after = JSON.parse(readFileSync(keyFile, 'utf8'))
    expect(Object.keys(after.sealing)).toEqual([after.current])
    expect(before).not.toContain(after.current)
    await hall.issue('Z')
    await hall.kill()
    await hall.start()
    expect((await hall.admin.get('/session')).status).toBe(200)
  },
)

describe('a backup', () => {
  it('is put in place only with the keys it was sealed with', async () => {
    const { dataDir, keyFile } = sealedHouse(1)
    const copy = join(dataDir, 'copy')
    await runTool('backup', [copy], dataDir)

    const elsewhere = makeDataDir()
    const refused = await runTool('restore', [copy], elsewhere)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain(`the key file ${join(elsewhere, 'keys.json')} is missing`)
    expect(readdirSync(elsewhere)).not.toContain(databaseName)

    copyFileSync(keyFile, join(elsewhere, 'keys.json'))
    expect(await runTool('restore', [copy], elsewhere)).toMatchObject({ code: 0, stderr: '' })
    expect(open(elsewhere).keyring.olderKeys).toEqual([])
  })

  it('of before a rotation is refused with the new keys: the data stays as it is', async () => {
    const { dataDir } = sealedHouse(1)
    const copy = join(dataDir, 'copy')
    await runTool('backup', [copy], dataDir)
    const { rotation, keyring } = open(dataDir)
    await rotateKey(rotation)
    const refused = await runTool('restore', [copy], dataDir)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('lacks key')
    expect(openAll(dataDir, keyring)).toEqual(new Set([keyring.currentKey]))
  })
})

describe('data whose key file is gone', () => {
  it('is not opened with a new one', () => {
    const { dataDir, keyFile } = sealedHouse(1)
    rmSync(keyFile)
    expect(() => open(dataDir)).toThrow(KeyFileError)
    openKeyring(keyFile, { hasSealedData: false })
    expect(() => open(dataDir)).toThrow(/lacks key/)
  })

  it('is said by the operator’s command, which makes none', async () => {
    const { dataDir, keyFile } = sealedHouse(1)
    rmSync(keyFile)
    const { code, stderr } = await runTool('rotate-key', [], dataDir)
    expect(code).toBe(1)
    expect(stderr).toContain(`the key file ${keyFile} is missing`)
    expect(readdirSync(dataDir)).not.toContain('keys.json')
  })
})
