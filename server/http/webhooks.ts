import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { WebhookResource } from '../../domain/program.ts'
import type { WebhookRow } from '../storage/webhook-table.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { isoOf } from './request-resource.ts'
import { body } from './validate.ts'

/** A name and a password in the address would stand readable in lists; the signature is there for that. */
function isReceiver(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

const NewWebhook = v.object({
  url: v.pipe(v.string(), v.trim(), v.maxLength(1000), v.check(isReceiver)),
  directorateId: v.optional(v.nullable(id), null),
})

function webhookResource(house: House, row: WebhookRow): WebhookResource {
  const { id, url, directorateId, createdAt } = row
  return { id, url, directorateId, createdAt: isoOf(house, {})(createdAt) }
}

/** Other systems that want to be told of every change. */
export function webhookRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['programs'], summary })
  const edit = allow(house, 'program.edit')

  return new Hono<Env>()
    .get('/webhooks', describe('Who is told of changes'), edit, (c) =>
      c.json({ items: house.webhooks.all.map((row) => webhookResource(house, row)) }),
    )
    .post(
      '/webhooks',
      describe('One more; its secret is shown once'),
      edit,
      body(NewWebhook),
      async (c) => {
        const key = commandKey(c)
        if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
        const input = c.req.valid('json')
        if (input.directorateId !== null && !house.catalogue.directorate(input.directorateId))
          return refuse(c, 'unknown_directorate', 'directorateId')
        const made = await house.webhooks.make(input, key)
        if ('refusal' in made) return refuse(c, made.refusal, made.field)
        return c.json({ webhook: webhookResource(house, made.webhook), secret: made.secret }, 201)
      },
    )
    .delete('/webhooks/:id', describe('It is told no more'), edit, editOnce(house), async (c) =>
      (await house.webhooks.archive(c.req.param('id')))
        ? c.body(null, 204)
        : refuse(c, 'not_found'),
    )
}
