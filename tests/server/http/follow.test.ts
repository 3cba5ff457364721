import { expect, test } from 'vitest'
import { openStream } from '../live/stream.ts'
import { refused } from '../shift.ts'
import { openHall } from '../support.ts'

const hall = await openHall()
const unknown = 'AAAAAAAAAAAAAAAAAAAAAA'

test('a code is gone with its day, and nothing tells it from one that never was', async () => {
  await hall.setClock('2026-11-24T10:00:00+03:00')
  const { code } = await hall.issue('Z')
  const follow = (one: string) => hall.visitor().get(`/follow/${one}`)
  expect((await follow(code)).body.ticket.number).toBe('Z-001')
  await hall.setClock('2026-11-24T23:59:59+03:00')
  expect((await follow(code)).status).toBe(200)

  await hall.setClock('2026-11-25T00:00:00+03:00')
  const [gone, never] = [await follow(code), await follow(unknown)]
  expect(gone).toMatchObject(refused(404, 'not_found'))
  expect(gone.body).toEqual(never.body)
  const shown = ({ headers }: typeof gone) => [...headers].filter(([name]) => name !== 'date')
  expect(shown(gone)).toEqual(shown(never))
  const streams = await Promise.all(
    [code, unknown].map((one) => openStream(hall, `view=ticket&code=${one}`, hall.visitor())),
  )
  const [first, second] = await Promise.all(streams.map((stream) => stream.next('denied')))
  expect(first).toEqual(second)
})

test('codes are long, and differ in more than their end', async () => {
  const codes = await Promise.all([1, 2, 3].map(async () => (await hall.issue('T')).code))
  for (const code of codes) expect(code).toMatch(/^[\w-]{22}$/)
  expect(new Set(codes.map((code) => code.slice(0, 6))).size).toBe(3)
})
