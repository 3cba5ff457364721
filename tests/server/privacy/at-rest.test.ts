import { expect, test } from 'vitest'
import { spawnHall } from '../crash/support.ts'
import { ayse, dataFiles, openTown, readable, wholeLife, written } from './support.ts'

// Every request is a line in the log then.
process.env['LOG_LEVEL'] = 'info'

test('after the whole life of a request no file and no line of the log can be read', async () => {
  const hall = await spawnHall()
  await wholeLife(await openTown(hall))
  const running = dataFiles(hall.config.dataDir)
  expect(running.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['hizli-masa.sqlite', 'hizli-masa.sqlite-wal']),
  )
  for (const { name, bytes } of running) expect([name, readable(bytes)]).toEqual([name, []])
  const { stderr, stdout } = await hall.program.end('SIGTERM')
  expect(stderr).toContain('/api/requests/:id/exports')
  expect(readable(Buffer.from(stderr + stdout))).toEqual([])
  for (const { name, bytes } of dataFiles(hall.config.dataDir))
    expect([name, readable(bytes)]).toEqual([name, []])
})

test('the scan finds what is readable, in every writing', () => {
  const folded = Buffer.from('… aysegul simsekoglu …')
  const wide = Buffer.from(`xx${written.answer}`, 'utf16le')
  expect(readable(folded)).toContain(ayse.name)
  expect(readable(wide)).toContain(written.answer)
  expect(readable(Buffer.from('tel 5321174539'))).toContain('5321174539')
})
