import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SealError } from '../../../server/sealing/port.ts'
import { pdf } from '../attachments/samples.ts'
import type { ApiClient } from '../client.ts'
import { runTool, spawnHall, type SpawnedHall } from '../crash/support.ts'
import { filesOf, openedPhotos } from './house.ts'

const hall = await spawnHall()
const { dataDir, keyFile } = hall.config
const clerk = await hall.makeStaff('clerk')
const cookie = ({ cookies }: ApiClient) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

async function sendScan({ url }: SpawnedHall): Promise<string | null> {
  const response = await fetch(`${url}/api/attachments?kind=scan`, {
    method: 'POST',
    headers: { Cookie: cookie(clerk.client), 'Content-Type': 'application/octet-stream' },
    body: Buffer.from(pdf()),
  })
  if (response.status !== 201) return null
  const { attachment } = (await response.json()) as { attachment: { id: string } }
  return attachment.id
}

/** Scans come, and every second one is thrown away again, until it is stopped; gives those that stay. */
function keepScanning(): () => Promise<string[]> {
  const kept: string[] = []
  let isStopped = false
  const scanning = (async () => {
    for (let count = 0; !isStopped; count += 1) {
      const id = await sendScan(hall)
      if (id === null) continue
      if (count % 2 === 0) kept.push(id)
      else await clerk.client.delete(`/attachments/${id}`)
    }
  })()
  return async () => {
    isStopped = true
    await scanning
    return kept
  }
}

it('a backup while scans come and go has all that it names', async () => {
  const stop = keepScanning()
  for (const name of ['first', 'second', 'third']) {
    const made = await runTool('backup', [name], dataDir)
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const found = openedPhotos(join(dataDir, name), keyFile)
    expect(filesOf(join(dataDir, name)).toSorted()).toEqual(found)
  }
  const kept = await stop()
  expect(openedPhotos(dataDir, keyFile)).toEqual(kept.toSorted())
})

it('a restore while scans come and go: those of the backup are there again, and those of before are kept', async () => {
  const lost = (await sendScan(hall))!
  expect((await runTool('backup', ['fourth'], dataDir)).code).toBe(0)
  await clerk.client.delete(`/attachments/${lost}`)
  const later = (await sendScan(hall))!
  const stop = keepScanning()
  const restored = await runTool('restore', ['fourth'], dataDir)
  await stop()
  expect(restored).toMatchObject({ code: 0, stderr: '' })

  expect(openedPhotos(dataDir, keyFile)).toContain(lost)
  const look = (id: string) =>
    fetch(`${hall.url}/api/attachments/${id}`, { headers: { Cookie: cookie(clerk.client) } })
  const shown = await look(lost)
  expect(Buffer.from(await shown.arrayBuffer()).equals(Buffer.from(pdf()))).toBe(true)
  expect((await look(later)).status).toBe(404)
  const before = /\S+before-\S+/.exec(restored.stdout)?.[0] ?? ''
  expect(openedPhotos(before, keyFile)).toContain(later)
})

it('backups and a new key asked for at once follow one another', async () => {
  const oldKeys = join(dataDir, 'old-keys.json')
  copyFileSync(keyFile, oldKeys)
  const done = await Promise.all([
    runTool('backup', ['fifth'], dataDir),
    runTool('rotate-key', [], dataDir),
    runTool('backup', ['sixth'], dataDir),
    runTool('backup', ['sixth'], dataDir),
  ])
  expect(done.map(({ code }) => code).slice(0, 2)).toEqual([0, 0])
  expect(done.filter(({ stderr }) => stderr.includes('sixth exists already'))).toHaveLength(1)
  const opens = (place: string, keys: string) => {
    try {
      return openedPhotos(place, keys).length > 0
    } catch (error) {
      if (error instanceof SealError) return false
      throw error
    }
  }
  expect(opens(dataDir, keyFile)).toBe(true)
  // Of before or of after, and never some of each.
  for (const name of ['fifth', 'sixth']) {
    const needed = [oldKeys, keyFile].filter((keys) => opens(join(dataDir, name), keys))
    expect(needed).toHaveLength(1)
  }
})

const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0
if (!hasPrlimit)
  console.log('A full disk is acted with prlimit (util-linux), which is not here: skipped.')

describe.skipIf(!hasPrlimit)('when the disk is full', () => {
  const limitFiles = (bytes: number | 'unlimited') =>
    execFileSync('prlimit', [`--pid=${hall.program.child.pid}`, `--fsize=${bytes}:unlimited`])

  it('a backup says so and leaves nothing, a restore changes nothing, and the hall goes on', async () => {
    expect((await runTool('backup', ['seventh'], dataDir)).code).toBe(0)
    const names = readdirSync(dataDir)
    const scans = openedPhotos(dataDir, keyFile)
    limitFiles(100_000)
    const refused = await runTool('backup', ['eighth'], dataDir)
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toMatch(/full|EFBIG|I\/O/)
    const kept = await runTool('restore', ['seventh'], dataDir)
    expect(kept.stderr).toContain('the present data cannot be kept')
    limitFiles('unlimited')

    expect(readdirSync(dataDir)).toEqual(names)
    expect(openedPhotos(dataDir, keyFile)).toEqual(scans)
    await hall.issue('Z')
    expect((await runTool('backup', ['eighth'], dataDir)).code).toBe(0)
  })
})
