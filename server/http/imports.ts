import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { importSources } from '../../domain/program.ts'
import { importList } from '../programs/import-list.ts'
import { decodeList, readList } from '../programs/read-list.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { actorOf } from './request-access.ts'
import { receiveFile } from './upload.ts'
import { query } from './validate.ts'

/** 5,000 lines of a few sentences each. */
const mostBytes = 5 * 1024 * 1024

const ImportQuery = v.object({
  source: v.picklist(importSources),
  commit: v.optional(v.picklist(['true', 'false']), 'false'),
})

/** Lists that other systems export. The body is the CSV text; without `commit` it is a preview that stores nothing. */
export function importRoutes(house: House) {
  const describe = describeRoute({ tags: ['programs'], summary: 'Bring in a list of requests' })
  return new Hono<Env>().post(
    '/imports',
    describe,
    allow(house, 'request.import'),
    query(ImportQuery),
    (c) => bringIn(c, house, c.req.valid('query')),
  )
}

async function bringIn(c: Context<Env>, house: House, asked: v.InferOutput<typeof ImportQuery>) {
  const received = await receiveFile(c, mostBytes)
  if ('refusal' in received)
    return refuse(c, received.refusal === 'file_too_large' ? 'list_too_large' : received.refusal)
  if (received.length === 0) return refuse(c, 'file_empty')
  const [site] = house.directory.sites
  if (!site) return refuse(c, 'unknown_branch')
  const lines = await readList(decodeList(received))
  if ('refusal' in lines) return refuse(c, lines.refusal, lines.field)
  const commit = asked.commit === 'true'
  const result = await importList(house, house.requests.turns, lines, {
    ...{ source: asked.source, commit, actor: actorOf(c) },
    place: { branchId: site.branch.id, zone: site.branch.zone },
  })
  return c.json(result, commit ? 201 : 200)
}
