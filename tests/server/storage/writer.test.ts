import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as endOfTurn, setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { StorageError, Writer, type Statement } from '../../../server/storage/writer.ts'
import { readData } from '../crash/support.ts'
import { cleanUp, makeDataDir } from '../support.ts'

const row = (id: number): Statement => ({ sql: 'INSERT INTO rows VALUES (?)', params: [id] })

let file: string
let writer: Writer
let happened: string[]

const stored = () =>
  readData(file, (db) => db.prepare('SELECT id FROM rows ORDER BY id').all()).map(({ id }) => id)
const noted = (name: string, promise: Promise<unknown>) =>
  promise.then(
    () => happened.push(`${name} stored`),
    (error: unknown) => {
      expect(error).toBeInstanceOf(StorageError)
      happened.push(`${name} refused`)
    },
  )

beforeEach(() => {
  file = join(makeDataDir(), 'rows.sqlite')
  const db = new DatabaseSync(file)
  db.exec('CREATE TABLE rows (id INTEGER UNIQUE); INSERT INTO rows VALUES (0)')
  db.close()
  happened = []
  writer = new Writer(file, () => happened.push('forgotten'))
  const mine = writer
  cleanUp(() => mine.close())
})

describe('a commit that fails', () => {
  it('fails for everybody in it, after the memory was told', async () => {
    const first = noted('first', writer.append([row(1)]))
    await endOfTurn()
    // The first has gone alone; the others arrive while the disk is busy with it.
    await Promise.all([
      first,
      noted('second', writer.append([row(2)])),
      noted('conflict', writer.append([row(3), row(0)])),
      noted('third', writer.append([row(4)])),
    ])
    expect(happened).toEqual([
      'first stored',
      'forgotten',
      'second refused',
      'conflict refused',
      'third refused',
    ])
    expect(stored()).toEqual([0, 1])
  })

  it('takes with it what was decided after it', async () => {
    const conflict = noted('conflict', writer.append([row(0)]))
    const after = noted('after', writer.append([row(5)]))
    await Promise.all([conflict, after])
    expect(happened).toEqual(['forgotten', 'conflict refused', 'after refused'])
    expect(stored()).toEqual([0])
  })

  it('takes with it what is on its way behind it, and what waits behind that', async () => {
    const conflict = noted('conflict', writer.append([row(0)]))
    await endOfTurn()
    const behind = noted('behind', writer.append([row(5)]))
    await endOfTurn()
    const waiting = noted('waiting', writer.append([row(6)]))
    await Promise.all([conflict, behind, waiting])
    expect(happened.toSorted()).toEqual([
      'behind refused',
      'conflict refused',
      'forgotten',
      'waiting refused',
    ])
    expect(happened[0]).toBe('forgotten')
    expect(stored()).toEqual([0])
    await noted('next', writer.append([row(7)]))
    expect(stored()).toEqual([0, 7])
  })

  it('leaves the next one alone', async () => {
    await noted('conflict', writer.append([row(0)]))
    await noted('next', writer.append([row(6)]))
    expect(happened.at(-1)).toBe('next stored')
    expect(stored()).toEqual([0, 6])
  })
})

describe('an edit', () => {
  it('fails alone, and wholly', async () => {
    await Promise.all([
      noted('first', writer.append([row(1)])),
      noted('edit', writer.edit(row(7), row(0))),
      noted('second', writer.append([row(2)])),
    ])
    expect(happened).toEqual(['first stored', 'edit refused', 'second stored'])
    expect(stored()).toEqual([0, 1, 2])
  })

  it('that waits outlives a failed commit', async () => {
    const conflict = noted('conflict', writer.append([row(0)]))
    await endOfTurn()
    await Promise.all([conflict, noted('edit', writer.edit(row(8)))])
    expect(happened).toEqual(['forgotten', 'conflict refused', 'edit stored'])
    expect(stored()).toEqual([0, 8])
  })
})

describe('while somebody has the database to themselves', () => {
  it('what came before is stored first, and what comes is refused', async () => {
    const before = [1, 2, 3].map((id) => writer.append([row(id)]))
    let seen: unknown[] = []
    const alone = writer.exclusively(async () => {
      seen = stored()
      await pause(20)
      expect(stored()).toEqual(seen)
    })
    expect(() => writer.assertOpen()).toThrow(StorageError)
    await expect(writer.append([row(9)])).rejects.toThrow(StorageError)
    await Promise.all(before)
    await alone
    expect(seen).toEqual([0, 1, 2, 3])
    expect(happened).toEqual(['forgotten'])
    await writer.append([row(10)])
    expect(stored()).toEqual([0, 1, 2, 3, 10])
  })

  it('a failure there lets everybody in again', async () => {
    const failing = writer.exclusively(() => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    await writer.append([row(1)])
    expect(stored()).toEqual([0, 1])
  })
})

it('a closed writer refuses', async () => {
  await writer.close()
  await expect(writer.append([row(1)])).rejects.toThrow(StorageError)
})
