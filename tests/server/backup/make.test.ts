import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inThread } from '../../../server/backup/in-thread.ts'
import { makeBackup, type HousePlace } from '../../../server/backup/make.ts'
import {
  attachmentsIn,
  databaseIn,
  fileIn,
  partialOf,
  readManifest,
  stampOf,
} from '../../../server/backup/place.ts'
import { openKeyring } from '../../../server/sealing/keyring.ts'
import { Program, runTool } from '../crash/support.ts'
import { cleanUp, makeDataDir } from '../support.ts'
import {
  addPhotos,
  erasePhoto,
  filesOf,
  namesIn,
  openedPhotos,
  photoIds,
  quietHouse,
} from './house.ts'

const at = Date.parse('2026-11-22T13:10:00+03:00')
const copyOf = (house: HousePlace, name = 'copy') => join(house.dataDir, name)

const toolFile = join(import.meta.dirname, '../../../tools/backup.ts')

describe('a backup', () => {
  it('has every photo that its database names, and nothing else', async () => {
    const house = quietHouse(photoIds(30))
    // A file without a row: what an upload left behind that was cut off.
    const stray = fileIn(attachmentsIn(house.dataDir), 'aastray-aastray')
    mkdirSync(dirname(stray), { recursive: true })
    writeFileSync(stray, 'half a photo')
    const target = copyOf(house)
    const made = await makeBackup({ house, target, at })
    expect(made).toMatchObject({ target, files: 30, missingFiles: 0, keys: 1 })
    expect(openedPhotos(target, house.keyFile)).toEqual(photoIds(30))
    expect(filesOf(target).toSorted()).toEqual(photoIds(30))
    expect(readdirSync(target).toSorted()).toEqual([
      'attachments',
      'backup.json',
      'hizli-masa.sqlite',
    ])
    expect(readManifest(target)).toMatchObject({ madeAt: '2026-11-22T10:10:00.000Z', files: 30 })
  })

  it('takes no room for what lies on the same disk', async () => {
    const house = quietHouse(['aaaaaaaaaa'])
    await makeBackup({ house, target: copyOf(house), at })
    const inode = (place: string) => statSync(fileIn(attachmentsIn(place), 'aaaaaaaaaa')).ino
    expect(inode(copyOf(house))).toBe(inode(house.dataDir))
  })

  it('is whole although photos are erased and added while it is made', async () => {
    const ids = photoIds(4000)
    const house = quietHouse(ids)
    const target = copyOf(house)
    const making = inThread('make', { house, target, at })
    // The database was copied when the first photo is there.
    const first = fileIn(attachmentsIn(partialOf(target)), ids[0]!)
    while (!existsSync(first)) await pause(1)
    const erased = ids.slice(-3)
    for (const id of erased) erasePhoto(house, id)
    addPhotos(house, ['zzzzzzzzzz'])
    const made = await making
    expect(made.missingFiles).toBe(0)
    const found = openedPhotos(target, house.keyFile)
    expect(filesOf(target).toSorted()).toEqual(found)
    expect(found.slice(0, ids.length - 3)).toEqual(ids.slice(0, -3))
    expect(openedPhotos(house.dataDir, house.keyFile)).toHaveLength(ids.length - 2)
  })

  it('says how many photos were missing or damaged already, and has the others', async () => {
    const house = quietHouse(photoIds(5))
    const [gone, short] = photoIds(5).map((id) => fileIn(attachmentsIn(house.dataDir), id))
    rmSync(gone!)
    truncateSync(short!, 20)
    const { stdout, code } = await runTool('backup', ['copy'], house.dataDir)
    expect(code).toBe(0)
    expect(stdout).toContain('2 files that the data names are missing or damaged')
    expect(readManifest(copyOf(house))).toMatchObject({ files: 3, missingFiles: 2 })
  })

  it('that is killed in the middle has no name, and the next one removes what is left of it', async () => {
    const house = quietHouse(photoIds(4000))
    const backups = join(house.dataDir, 'backups')
    const env = { DATA_DIR: house.dataDir, INIT_CWD: house.dataDir }
    const program = new Program(toolFile, [], env)
    const unfinished = () => (existsSync(backups) ? namesIn(backups, '2') : [])
    while (unfinished().length === 0) await pause(1)
    await program.end('SIGKILL')
    expect(unfinished()).toEqual([expect.stringMatching(/\.partial$/)])
    const refused = await runTool('restore', [join(backups, unfinished()[0]!)], house.dataDir)
    expect(refused.stderr).toContain('no whole backup')

    expect(await runTool('backup', [], house.dataDir)).toMatchObject({ code: 0, stderr: '' })
    const [name = '', ...others] = readdirSync(backups)
    expect(others).toEqual([])
    expect(openedPhotos(join(backups, name), house.keyFile)).toHaveLength(4000)
  })

  it('made while a new key was not finished says that it needs both', async () => {
    const house = quietHouse(['aaaaaaaaaa'])
    openKeyring(house.keyFile, { hasSealedData: true }).addKey()
    const { stdout } = await runTool('backup', ['copy'], house.dataDir)
    expect(stdout).toContain('opens only with the key file as it is now')
  })
})

const otherDisk = '/dev/shm'
const hasOtherDisk =
  existsSync(otherDisk) && statSync(otherDisk).dev !== statSync(makeDataDir()).dev
if (!hasOtherDisk) console.log(`Backups on another disk are tried in ${otherDisk}: skipped.`)

describe.skipIf(!hasOtherDisk)('backups on another disk', () => {
  it('are copies, each of what the one before it does not have', async () => {
    const folder = mkdtempSync(join(otherDisk, 'hizli-masa-test-'))
    cleanUp(() => rmSync(folder, { recursive: true, force: true }))
    const house = quietHouse(photoIds(3))
    const make = async (time: number) => {
      const target = join(folder, stampOf(time))
      await makeBackup({ house, target, at: time })
      return target
    }
    const inodes = (place: string) =>
      photoIds(3).map((id) => statSync(fileIn(attachmentsIn(place), id)).ino)
    const first = await make(at)
    const second = await make(at + 1)
    expect(openedPhotos(second, house.keyFile)).toEqual(photoIds(3))
    expect(inodes(second)).toEqual(inodes(first))

    // A new key seals every file again: the copies of before are of no use.
    expect(await runTool('rotate-key', [], house.dataDir)).toMatchObject({ code: 0, stderr: '' })
    const third = await make(at + 2)
    expect(openedPhotos(third, house.keyFile)).toEqual(photoIds(3))
    expect(inodes(third)).not.toEqual(inodes(second))
    expect(existsSync(databaseIn(first))).toBe(true)
  })
})
