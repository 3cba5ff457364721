import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { isLanguage, languages, type Language } from '../../messages/index.ts'
import { noticeCatalogues, noticeEvents, type NoticeEvent } from '../../messages/notices.ts'
import { editTemplate, removeTemplate } from '../settings/templates.ts'
import { allow } from './callers.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

/** Ten parts of a text message are enough for anybody. */
const Text = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
})

/** A message in one language: the usual words, and the manager's own where there are any. */
function templateResource({ templates }: House, event: NoticeEvent, language: Language) {
  const defaultText = noticeCatalogues[language].texts[event]
  return { event, language, defaultText, text: templates.own(event, language) }
}

/** What citizens and colleagues are told. */
export function messageTemplateRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['messages'], summary })
  const edit = allow(house, 'message.edit')
  const once = editOnce(house)
  const known = (event: string, language: string) => {
    const found = noticeEvents.find((one) => one === event)
    return found && isLanguage(language) ? { event: found, language } : null
  }

  return new Hono<Env>()
    .get('/message-templates', describe('Every message in every language'), edit, (c) =>
      c.json({
        items: noticeEvents.flatMap((event) =>
          languages.map(({ code }) => templateResource(house, event, code)),
        ),
      }),
    )
    .put(
      '/message-templates/:event/:language',
      describe('Own words for a message'),
      edit,
      body(Text),
      once,
      async (c) => {
        const found = known(c.req.param('event'), c.req.param('language'))
        if (!found) return refuse(c, 'not_found')
        const { event, language } = found
        const refused = await editTemplate(house, event, language, c.req.valid('json').text)
        if (refused) return refuse(c, refused.refusal, refused.field)
        return c.json({ template: templateResource(house, event, language) })
      },
    )
    .delete(
      '/message-templates/:event/:language',
      describe('Back to the usual words'),
      edit,
      once,
      async (c) => {
        const found = known(c.req.param('event'), c.req.param('language'))
        if (!found) return refuse(c, 'not_found')
        await removeTemplate(house, found.event, found.language)
        return c.body(null, 204)
      },
    )
}
