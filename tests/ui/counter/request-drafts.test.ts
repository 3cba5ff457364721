import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftKeeper } from '../../../apps/counter/src/lib/request/draft-keeper.svelte.ts'
import { forgetLocalCopies } from '../../../apps/counter/src/lib/request/local-copies.ts'

interface Kept {
  id: string
  ticketId: string | null
  ticketNumber?: string
  updatedAt: string
  content: { text: string }
  attachmentIds?: string[]
}

/** A server that keeps drafts as the real one does; `isDown` cuts every connection. */
let kept = new Map<string, Kept>()
let isDown = false
const updatedAt = '2026-11-24T10:00:00+03:00'

const server = createServer(async (incoming, outgoing) => {
  if (isDown) return void incoming.socket.destroy()
  const answer = (status: number, body?: unknown) => {
    outgoing.writeHead(status, { 'Content-Type': 'application/json' })
    outgoing.end(body === undefined ? '' : JSON.stringify(body))
  }
  const id = incoming.url?.split('/').at(-1) ?? ''
  if (incoming.method === 'GET') return answer(200, { items: [...kept.values()] })
  if (incoming.method === 'DELETE') kept.delete(id)
  if (incoming.method === 'DELETE') return answer(204)
  const { ticketId, content, attachmentIds } = JSON.parse(await text(incoming))
  kept.set(id, { id, ticketId, updatedAt, content, attachmentIds })
  return answer(200, { draft: kept.get(id) })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const { port } = server.address() as AddressInfo
// Node's own `fetch` knows no page that an address could be relative to.
const { fetch } = globalThis
vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
  fetch(new URL(path, `http://127.0.0.1:${port}`), init),
)

const place = { staffId: 'ayse', branchId: 'b1' }
const first = { id: 't1', number: 'Z-001' }
const second = { id: 't2', number: 'Z-002' }
let keepers: DraftKeeper[] = []

function keeperOf(staffId = place.staffId): DraftKeeper {
  const keeper = new DraftKeeper({ ...place, staffId })
  keepers.push(keeper)
  return keeper
}

function write(keeper: DraftKeeper, words: string): void {
  keeper.current.values.text = words
  keeper.touch()
}

const keptTexts = () => [...kept.values()].map(({ content }) => content.text)
const copies = () => Object.keys(localStorage).filter((name) => name.startsWith('request-draft.'))

beforeEach(() => {
  kept = new Map()
  isDown = false
  localStorage.clear()
})
afterEach(async () => {
  for (const keeper of keepers) keeper.close()
  // What the last ones still sent belongs to their test, not to the next.
  for (const keeper of keepers) await keeper.flush()
  keepers = []
})

test('what is typed is kept by the server, and then no longer in the browser', async () => {
  const keeper = keeperOf()
  keeper.follow(first)
  write(keeper, 'Yol bozuk')
  expect(copies()).toHaveLength(1)
  await vi.waitFor(() => expect(keeper.state).toBe('saved'), 3000)
  expect([...kept.values()]).toMatchObject([{ ticketId: 't1', content: { text: 'Yol bozuk' } }])
  expect(copies()).toEqual([])
})

test('its photos are kept with it', async () => {
  const keeper = keeperOf()
  keeper.follow(first)
  const photo = { kind: 'photo', type: 'image/jpeg', bytes: 1, url: '/api/attachments/p1' } as const
  keeper.current.values.files = [{ id: 'p1', ...photo }]
  keeper.touch()
  await keeper.flush()
  expect([...kept.values()]).toMatchObject([{ attachmentIds: ['p1'] }])
})

test('an empty form is nobody’s draft', async () => {
  const keeper = keeperOf()
  keeper.follow(first)
  keeper.current.values.kind = 'complaint'
  keeper.touch()
  await keeper.flush()
  expect(kept.size).toBe(0)
  expect(keeper.drafts).toEqual([])
})

test('the next citizen gets an empty form, and the first one’s comes back with them', async () => {
  const keeper = keeperOf()
  keeper.follow(first)
  write(keeper, 'Birincinin sözleri')
  keeper.follow(second)
  expect(keeper.current.values.text).toBe('')
  expect(keeper.current.ticket).toEqual(second)
  await keeper.flush()
  expect(keptTexts()).toEqual(['Birincinin sözleri'])
  keeper.follow(null)
  keeper.follow(first)
  expect(keeper.current.values.text).toBe('Birincinin sözleri')
})

test('a draft that was brought back stays on the screen while the same citizen is there', async () => {
  const keeper = keeperOf()
  keeper.follow(first)
  write(keeper, 'Birincinin sözleri')
  const { id } = keeper.current
  keeper.follow(second)
  keeper.open(id)
  keeper.follow(second)
  expect(keeper.current.id).toBe(id)
  expect(keeper.current.ticket?.number).toBe('Z-001')
})

test('with the connection lost it stays in the browser, also over a closed tab', async () => {
  isDown = true
  const keeper = keeperOf()
  keeper.follow(first)
  write(keeper, 'Bağlantı yokken')
  await keeper.flush()
  expect(keeper.state).toBe('here')
  keeper.close()
  await keeper.flush()

  isDown = false
  const next = keeperOf()
  next.follow(first)
  expect(next.current.values.text).toBe('Bağlantı yokken')
  await next.load()
  await vi.waitFor(() => expect(keptTexts()).toEqual(['Bağlantı yokken']), 3000)
  expect(copies()).toEqual([])
})

test('what another clerk left in the browser is not shown', () => {
  isDown = true
  const keeper = keeperOf()
  write(keeper, 'Ayşe’nin yazdığı')
  const other = keeperOf('mehmet')
  expect(other.drafts).toEqual([])
  expect(copies()).toHaveLength(1)
  forgetLocalCopies()
  expect(copies()).toEqual([])
})

test('a form that was opened anew is there again with its citizen', async () => {
  const ticket = { ticketId: 't1', ticketNumber: 'Z-001' }
  kept.set('kept-draft', {
    id: 'kept-draft',
    ...ticket,
    updatedAt,
    content: { text: 'Dünden kalan' },
  })
  const keeper = keeperOf()
  keeper.follow(first)
  await keeper.load()
  expect(keeper.current.values.text).toBe('Dünden kalan')
  expect(keeper.current.ticket).toEqual(first)
})

test('one that became a request is gone, also when it was on its way', async () => {
  const keeper = keeperOf()
  keeper.follow(first)
  write(keeper, 'Kaydedildi')
  const sending = keeper.flush()
  await keeper.remove(keeper.current.id)
  await sending
  expect(kept.size).toBe(0)
  expect(keeper.drafts).toEqual([])
  expect(keeper.current.values.text).toBe('')
  expect(copies()).toEqual([])
})
