import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { isEmail } from '../../domain/requests/email.ts'
import { parsePhone } from '../../domain/requests/phone.ts'
import { requestSettingsCatalogues } from '../../messages/request-settings.ts'
import type { SendResult } from '../../domain/requests/delivery.ts'
import { newId } from '../ids.ts'
import { sendWhatWaitedForAWay } from '../outbox/ways-opened.ts'
import { editGateways, type GatewaySettings, type Gateways } from '../settings/gateways.ts'
import { allow } from './callers.ts'
import { editOnce } from './edit-once.ts'
import type { Env } from './env.ts'
import { GatewaysPatch, GatewayTest, isUsableTemplate } from './gateway-schema.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { body } from './validate.ts'

/** The settings without their secrets. */
function gatewaysResource({ sms, email }: GatewaySettings) {
  return { sms: smsResource(sms), email: email && mailResource(email) }
}

function smsResource(sms: GatewaySettings['sms']) {
  if (sms.kind === 'none') return sms
  if (sms.kind === 'http') {
    const { secret, ...rest } = sms
    return { ...rest, hasSecret: secret !== '' }
  }
  const { password, ...rest } = sms
  return { ...rest, hasPassword: password !== '' }
}

function mailResource({ login, ...rest }: NonNullable<GatewaySettings['email']>) {
  return { ...rest, user: login?.user ?? '', hasPassword: login !== null }
}

/** Null without a gateway. */
function sendTest(
  { sms, mailer }: Gateways,
  channel: 'sms' | 'email',
  to: string,
): Promise<SendResult> | null {
  const { testSubject: subject, testText: text } = requestSettingsCatalogues.tr
  const id = newId()
  if (channel === 'sms') return sms && sms.send({ id, to, text })
  return mailer && mailer.send({ id, to, subject, text })
}

/** How text messages and e-mails leave the house. */
export function gatewayRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['messages'], summary })
  const edit = allow(house, 'program.edit')

  return new Hono<Env>()
    .get('/gateways', describe('How messages leave the house'), edit, (c) =>
      c.json({ gateways: gatewaysResource(house.gateways.settings) }),
    )
    .patch(
      '/gateways',
      describe('Change it'),
      edit,
      body(GatewaysPatch),
      editOnce(house),
      async (c) => {
        const patch = c.req.valid('json')
        const { sms } = patch
        if (sms?.kind === 'http' && !isUsableTemplate(sms.bodyTemplate, sms.contentType))
          return refuse(c, 'malformed', 'sms.bodyTemplate')
        const refused = await editGateways(house, patch)
        if (refused) return refuse(c, refused.refusal, refused.field)
        await sendWhatWaitedForAWay(house.outbox)
        return c.json({ gateways: gatewaysResource(house.gateways.settings) })
      },
    )
    .post('/gateways/test', describe('Send one message'), edit, body(GatewayTest), async (c) => {
      const { channel, to } = c.req.valid('json')
      const address = channel === 'sms' ? parsePhone(to) : isEmail(to) ? to : null
      if (!address) return refuse(c, 'malformed', 'to')
      const result = await sendTest(house.gateways, channel, address)
      return result ? c.json({ result }) : refuse(c, 'no_gateway')
    })
}
