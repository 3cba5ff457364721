import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { mostBulletinLetters } from '../../domain/bulletin.ts'
import { defaultLanguage, languages, type Language } from '../../messages/index.ts'
import { bulletinResource, listBulletins } from '../bulletins/listing.ts'
import { houseZone } from '../house-zone.ts'
import { previewBulletin, sendBulletin, type NewBulletin } from '../bulletins/send.ts'
import { addDays } from '../zone.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { day, words } from './request-schemas.ts'
import { staffNames } from './staff-names.ts'
import { body, query } from './validate.ts'

const Texts = v.record(v.picklist(languages.map(({ code }) => code)), words(mostBulletinLetters))
const Audience = v.object({
  from: v.optional(day),
  to: v.optional(day),
  neighbourhood: v.optional(v.nullable(words(80)), null),
  topicId: v.optional(v.nullable(id), null),
  openOnly: v.optional(v.boolean(), false),
})
const Bulletin = v.object({ texts: Texts, audience: v.optional(Audience, {}) })
const ListQuery = v.object({ after: v.optional(id) })

const yearDays = 365

/** What the house tells many at once: looked at first, then sent. */
export function bulletinRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['bulletins'], summary })
  const may = allow(house, 'bulletin.send')

  return new Hono<Env>()
    .get(
      '/bulletins',
      describe('What was sent, newest first'),
      may,
      query(ListQuery),
      async (c) => {
        const { after = null } = c.req.valid('query')
        return c.json(await listBulletins(house, after, staffNames(house)))
      },
    )
    .post(
      '/bulletin-previews',
      describe('Whom a bulletin would reach, and what it costs; nothing is sent'),
      may,
      body(Bulletin),
      async (c) => {
        const asked = readBulletin(house, c.req.valid('json'))
        if ('refusal' in asked) return refuse(c, asked.refusal, asked.field)
        const preview = await previewBulletin(house, asked)
        return 'refusal' in preview ? refuse(c, preview.refusal) : c.json(preview)
      },
    )
    .post('/bulletins', describe('Send a bulletin'), may, body(Bulletin), (c) =>
      send(c, house, c.req.valid('json')),
    )
}

async function send(c: Context<Env>, house: House, input: v.InferOutput<typeof Bulletin>) {
  const key = commandKey(c)
  if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
  const asked = readBulletin(house, input)
  if ('refusal' in asked) return refuse(c, asked.refusal, asked.field)
  if (!house.gateways.sms) return refuse(c, 'no_gateway')
  const sent = await sendBulletin(house, asked, c.get('caller').actor.id, key)
  if ('refusal' in sent) return refuse(c, sent.refusal, 'field' in sent ? sent.field : undefined)
  return c.json({ bulletin: bulletinResource(house, sent, staffNames(house)) }, 201)
}

type Asked =
  NewBulletin | { refusal: 'text_missing' | 'malformed' | 'unknown_topic'; field: string }

/** With what was left out: the last twelve months. The house's own language is never left out. */
function readBulletin(house: House, { texts, audience }: v.InferOutput<typeof Bulletin>): Asked {
  const written = Object.entries(texts).filter(([, text]) => text !== '')
  const own: Partial<Record<Language, string>> = Object.fromEntries(written)
  if (!own[defaultLanguage]) return { refusal: 'text_missing', field: `texts.${defaultLanguage}` }
  const { topicId, openOnly, neighbourhood } = audience
  if (topicId !== null && !house.catalogue.topic(topicId))
    return { refusal: 'unknown_topic', field: 'audience.topicId' }
  const to = audience.to ?? houseZone(house).day(house.clock.now())
  const from = audience.from ?? addDays(to, -yearDays)
  if (from > to) return { refusal: 'malformed', field: 'audience.from' }
  const rest = { topicId, openOnly, neighbourhood: neighbourhood || null }
  return { texts: own, audience: { from, to, ...rest } }
}
