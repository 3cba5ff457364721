import { describe, expect, test } from 'vitest'
import {
  mailSent,
  mailValues,
  smsSent,
  smsValues,
  type MailShown,
  type SmsShown,
} from '../../../apps/manager/src/lib/settings/gateway.ts'

const http: SmsShown & { kind: 'http' } = {
  ...{ kind: 'http', url: 'https://sms.example/send', method: 'POST', contentType: 'form' },
  headers: { Authorization: 'Bearer {secret}', 'X-Id': '{id}' },
  ...{ bodyTemplate: 'to={to}&text={text}', sender: 'B', successPattern: null, hasSecret: true },
}
const netgsm: SmsShown & { kind: 'netgsm' } = {
  ...{ kind: 'netgsm', baseUrl: 'https://api.netgsm.com.tr', user: '850', sender: 'B' },
  hasPassword: true,
}
const smtp: MailShown = {
  ...{ host: 'mail.example', port: 465, security: 'tls', user: 'masa', hasPassword: true },
  from: { name: 'Belediye', address: 'masa@example.com' },
}

describe('a gateway that is looked at and saved unchanged', () => {
  test('is sent as it was shown, and without the secret that nobody typed', () => {
    const { hasSecret: _, ...httpSent } = http
    expect(smsSent(smsValues(http))).toEqual(httpSent)
    const { hasPassword: __, ...netgsmSent } = netgsm
    expect(smsSent(smsValues(netgsm))).toEqual(netgsmSent)
    expect(smsSent(smsValues({ kind: 'none' }))).toEqual({ kind: 'none' })
  })

  test('so is e-mail', () => {
    const { hasPassword: _, ...shown } = smtp
    expect(mailSent(mailValues(smtp))).toEqual(shown)
    expect(mailSent(mailValues(null))).toBeNull()
  })
})

test('a secret that was typed is sent', () => {
  expect(smsSent({ ...smsValues(netgsm), password: 'yeni' })).toMatchObject({ password: 'yeni' })
  expect(smsSent({ ...smsValues(http), secret: 'yeni' })).toMatchObject({ secret: 'yeni' })
  expect(mailSent({ ...mailValues(smtp), password: 'yeni' })).toMatchObject({ password: 'yeni' })
})

test('headers are lines; what has no colon is sent as it is, for the server to refuse', () => {
  const headers = 'A:b\n C-D :  e: f \n\nbroken line'
  expect(smsSent({ ...smsValues(http), headers })).toMatchObject({
    headers: { A: 'b', 'C-D': 'e: f', 'broken line': '' },
  })
})
