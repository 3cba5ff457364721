import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestSearch, SearchQuery } from '../server/search/port.ts'
import { openRequestSearch } from '../server/search/request-search.ts'
import { databaseName } from '../server/storage/open.ts'
import type { Measured } from './measured.ts'
import { nameOf, neighbourhoods, phoneOf, topicIds } from './search-data.ts'

const requests = 200_000
const searchesEach = 200
const page = 50
const mostMs = 100
const dataProgram = fileURLToPath(new URL('./search-data.ts', import.meta.url))

const megabytes = (bytes: number) => bytes / 1024 / 1024
const fragment = (index: number) =>
  nameOf(index * 991)
    .split(' ')
    .map((name) => name.slice(0, 4))
    .join(' ')

/** What is searched, the n-th time. */
const kinds: Record<string, (index: number) => Partial<SearchQuery>> = {
  'a name fragment': (index) => ({ text: fragment(index) }),
  'three letters of a name': (index) => ({ text: nameOf(index * 991).slice(0, 3) }),
  'a phone': (index) => ({ text: phoneOf(index * 997) }),
  'a number': (index) => ({ text: `2024-${String(index * 249 + 1).padStart(6, '0')}` }),
  'a topic': (index) => ({ topicId: topicIds[index % topicIds.length] ?? '' }),
  'a neighbourhood': (index) => ({ neighbourhood: neighbourhoods[index % 60] ?? '' }),
  'everything at once': (index) => ({
    ...{ text: nameOf(index * 991).slice(0, 3), kind: 'complaint', status: 'closed' },
    ...{ channel: 'in-person', from: Date.UTC(2024, 5, 1), to: Date.UTC(2026, 5, 1) },
  }),
  'the last page of all': () => ({ after: '2023-000051' }),
}

/** Searching 200,000 requests with invented Turkish names; the search runs in its thread as in the server. */
export async function benchSearch(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hizli-masa-bench-'))
  const file = join(folder, databaseName)
  try {
    const made = spawnSync(process.execPath, [dataProgram, folder, String(requests)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (made.status !== 0) throw new Error('the data could not be made')
    const search = openRequestSearch({ file, keyFile: join(folder, 'keys.json') })
    const measured = await warmUp(search, statSync(file).size)
    for (const [name, query] of Object.entries(kinds))
      measured.push(await measureKind(search, name, query))
    await search.close()
    return measured
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function warmUp(search: RequestSearch, fileBytes: number): Promise<Measured[]> {
  const before = process.memoryUsage.rss()
  const startedAt = performance.now()
  search.warm()
  await search.search({ text: '', limit: page })
  const listsMs = performance.now() - startedAt
  while (!search.isWarm) await new Promise((resolve) => setTimeout(resolve, 10))
  const warmMs = performance.now() - startedAt
  const memory = megabytes(process.memoryUsage.rss() - before)
  return [
    {
      name: `${requests} requests: names can be searched after`,
      ...{ value: warmMs, unit: 'ms', limit: { atMost: 20_000 } },
      note: `lists and numbers after ${listsMs.toFixed(0)} ms; a database of ${megabytes(fileBytes).toFixed(0)} MB`,
    },
    {
      name: `${requests} requests: memory of the search`,
      ...{ value: memory, unit: 'MB', limit: { atMost: 120 } },
      note: 'the process with the warm thread less the process without it',
    },
  ]
}

async function measureKind(
  search: RequestSearch,
  name: string,
  query: (index: number) => Partial<SearchQuery>,
): Promise<Measured> {
  const times: number[] = []
  let total = 0
  for (let index = 0; index < searchesEach; index++) {
    const startedAt = performance.now()
    const found = await search.search({ text: '', limit: page, ...query(index) })
    times.push(performance.now() - startedAt)
    if (found.ids.length === 0 || found.warming) throw new Error(`${name} found nothing`)
    total += found.total
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return {
    name: `searching ${name}, p95`,
    ...{ value: at(0.95), unit: 'ms', limit: { atMost: mostMs } },
    note: `p50 ${at(0.5).toFixed(1)} ms, slowest ${at(1).toFixed(1)} ms, ${Math.round(total / searchesEach)} found on average`,
  }
}
