import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { HousePlace } from '../../../server/backup/make.ts'
import { attachmentsIn, databaseIn, fileIn } from '../../../server/backup/place.ts'
import { DatabaseSync } from 'node:sqlite'
import { insertApplicant } from '../../../server/storage/applicant-table.ts'
import { openKeyring } from '../../../server/sealing/keyring.ts'
import { rowContext } from '../../../server/sealing/port.ts'
import { Program, runTool, seededRandom } from '../crash/support.ts'
import { makeDataDir } from '../support.ts'
import {
  addPhotos,
  erasePhoto,
  filesOf,
  namesIn,
  openedPhotos,
  photoIds,
  quietHouse,
} from './house.ts'

const tool = (name: string) => join(import.meta.dirname, `../../../tools/${name}.ts`)
const photos = ({ dataDir, keyFile }: HousePlace, place = dataDir) => openedPhotos(place, keyFile)
const backup = ({ dataDir }: HousePlace) => runTool('backup', ['copy'], dataDir)
const restore = ({ dataDir }: HousePlace, ...args: string[]) =>
  runTool('restore', args.length > 0 ? args : ['copy'], dataDir)
const keptBy = ({ stdout }: { stdout: string }) => /\S+before-\S+/.exec(stdout)?.[0] ?? ''

describe('a restore', () => {
  it('brings back what was erased since, and keeps what came since beside the data', async () => {
    const house = quietHouse(photoIds(6))
    await backup(house)
    for (const id of photoIds(2)) erasePhoto(house, id)
    addPhotos(house, ['new-new-new'])

    const restored = await restore(house)
    expect(restored).toMatchObject({ code: 0, stderr: '' })
    expect(photos(house)).toEqual(photoIds(6))

    const before = keptBy(restored)
    expect(photos(house, before)).toEqual(['new-new-new', ...photoIds(6).slice(2)].toSorted())
    rmSync(join(house.dataDir, 'copy'), { recursive: true })
    expect(await restore(house, before)).toMatchObject({ code: 0, stderr: '' })
    expect(photos(house)).toHaveLength(5)
    expect(photos(house)).toContain('new-new-new')
  })

  it('of a database alone takes the photos that are there, and says how many are not', async () => {
    const house = quietHouse(photoIds(4))
    await backup(house)
    const alone = join(house.dataDir, 'old.sqlite')
    copyFileSync(databaseIn(join(house.dataDir, 'copy')), alone)
    erasePhoto(house, photoIds(1)[0]!)
    const restored = await restore(house, alone)
    expect(restored.code).toBe(0)
    expect(restored.stdout).toContain('1 files that it names are nowhere to be found')
    // Whoever names the database of a whole backup gets its photos too.
    expect(await restore(house, join('copy', 'hizli-masa.sqlite'))).toMatchObject({ code: 0 })
    expect(photos(house)).toEqual(photoIds(4))
  })

  it('of a backup that lost a photo is refused unless it is asked for', async () => {
    const house = quietHouse(photoIds(3))
    await backup(house)
    const [lost = ''] = photoIds(3)
    rmSync(fileIn(attachmentsIn(join(house.dataDir, 'copy')), lost))
    erasePhoto(house, lost)
    addPhotos(house, ['new-new-new'])
    const refused = await restore(house)
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain('1 of its files are missing or damaged')
    expect(photos(house)).toContain('new-new-new')
    const taken = await restore(house, '--incomplete', 'copy')
    expect(taken.stdout).toContain('1 files that it names are nowhere')
  })

  it('takes the place of a damaged database, which is kept as it is', async () => {
    const house = quietHouse(photoIds(300))
    await backup(house)
    const file = databaseIn(house.dataDir)
    const handle = openSync(file, 'r+')
    for (let at = 4096; at < statSync(file).size; at += 4096)
      writeSync(handle, Buffer.alloc(3000, 0xff), 0, 3000, at)
    closeSync(handle)
    const restored = await restore(house)
    expect(restored).toMatchObject({ code: 0, stderr: '' })
    expect(photos(house)).toEqual(photoIds(300))
    expect(filesOf(keptBy(restored)).toSorted()).toEqual(photoIds(300))
    expect((await restore(house, keptBy(restored))).stderr).toMatch(/damaged|cannot be used/)
  })

  it('into an empty folder needs nothing but the key file', async () => {
    const house = quietHouse(photoIds(3))
    await backup(house)
    const [dataDir, copy] = [makeDataDir(), join(house.dataDir, 'copy')]
    copyFileSync(house.keyFile, join(dataDir, 'keys.json'))
    expect(await runTool('restore', [copy], dataDir)).toMatchObject({ code: 0, stderr: '' })
    expect(openedPhotos(dataDir, join(dataDir, 'keys.json'))).toEqual(photoIds(3))
    expect(namesIn(dataDir, 'before-')).toEqual([])
  })

  it('of a folder that is no backup is refused, and of the data itself', async () => {
    const house = quietHouse()
    mkdirSync(join(house.dataDir, 'photos'))
    expect((await restore(house, 'photos')).stderr).toContain('is no whole backup')
    expect((await restore(house, 'hizli-masa.sqlite')).stderr).toContain('is the data itself')
  })
})

/** What only the key opens that it was sealed with: without it a key file belongs to every house. */
function addPerson({ dataDir, keyFile }: HousePlace, id: string): void {
  const ring = openKeyring(keyFile, { hasSealedData: true })
  const sealed = ring.seal(Buffer.from('somebody'), rowContext('applicants', id))
  const nothing = { noticeVersion: null, noticeAt: null, eraseOn: null, erasedAt: null }
  const row = { id, sealed, phoneHash: null, nationalIdHash: null, createdAt: 1, ...nothing }
  const { sql, params } = insertApplicant(row)
  const db = new DatabaseSync(databaseIn(dataDir))
  db.prepare(sql).run(...params)
  db.close()
}

describe('a backup of before a new key', () => {
  it('opens with the key file of its time, in a folder of its own', async () => {
    const house = quietHouse(photoIds(3))
    addPerson(house, 'somebody')
    await backup(house)
    const oldKeys = join(house.dataDir, 'old-keys.json')
    copyFileSync(house.keyFile, oldKeys)
    expect((await runTool('rotate-key', [], house.dataDir)).code).toBe(0)
    expect((await restore(house)).stderr).toContain('lacks key')
    expect(openedPhotos(join(house.dataDir, 'copy'), oldKeys)).toEqual(photoIds(3))

    copyFileSync(house.keyFile, join(house.dataDir, 'new-keys.json'))
    copyFileSync(oldKeys, house.keyFile)
    const refused = await restore(house)
    expect(refused.stderr).toContain('opens this backup but not the present data')
    expect(namesIn(house.dataDir, 'before-')).toEqual([])

    const aside = `${house.dataDir}-aside`
    renameSync(house.dataDir, aside)
    mkdirSync(house.dataDir)
    copyFileSync(join(aside, 'old-keys.json'), house.keyFile)
    expect(await restore(house, join(aside, 'copy'))).toMatchObject({ code: 0, stderr: '' })
    expect(photos(house)).toEqual(photoIds(3))
    expect(openedPhotos(aside, join(aside, 'new-keys.json'))).toEqual(photoIds(3))
    rmSync(aside, { recursive: true })
  })
})

describe('a restore that is killed', () => {
  const rounds = Number(process.env['CRASH_ROUNDS'] ?? 3)

  it(
    `leaves the old house or the new one, whole, ${rounds} times over`,
    { timeout: 120_000 },
    async () => {
      const [old, lasting, later] = [
        photoIds(400).slice(0, 150),
        photoIds(400).slice(150),
        ['new-new-new'],
      ]
      const house = quietHouse(photoIds(400))
      await backup(house)
      const random = seededRandom(11)
      const seen = new Set<string>()
      for (let round = 0; round < rounds; round += 1) {
        for (const id of old) erasePhoto(house, id)
        addPhotos(house, later)
        const env = { DATA_DIR: house.dataDir, INIT_CWD: house.dataDir }
        const program = new Program(tool('restore'), ['copy'], env)
        // From its first change on: a photo that comes back.
        const first = fileIn(attachmentsIn(house.dataDir), old[0]!)
        while (!existsSync(first) && program.child.exitCode === null) await pause(1)
        await pause(random() * 150)
        await program.end('SIGKILL')

        const found = photos(house)
        const isNew = found.length === 400
        seen.add(isNew ? 'new' : 'old')
        expect(found).toEqual(isNew ? photoIds(400) : [...lasting, ...later].toSorted())
        expect(await restore(house)).toMatchObject({ code: 0, stderr: '' })
        expect(photos(house)).toEqual(photoIds(400))
        expect(readdirSync(house.dataDir).filter((name) => name.endsWith('.partial'))).toEqual([])
      }
      if (process.env['CRASH_ROUNDS']) console.log('killed restores left', [...seen])
    },
  )
})
