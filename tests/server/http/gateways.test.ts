import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rotateKey } from '../../../server/sealing/rotate.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { heading, openPostOffice, words } from '../mail/post-office.ts'
import { refused } from '../shift.ts'
import { openGateway } from '../sms/gateway.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const gateway = await openGateway()
const post = await openPostOffice()
const patch = (body: unknown) => admin.patch('/gateways', body)
const stored = async () => expectStatus(await admin.get('/gateways'), 200).body.gateways
const sendTest = (channel: string, to: string) => admin.post('/gateways/test', { channel, to })
const phone = '0532 111 22 33'

const netgsm = {
  ...{ kind: 'netgsm', baseUrl: gateway.url, user: '8501234567', sender: 'BELEDIYE' },
  password: 'netgsm-parolası',
}
const http = {
  ...{ kind: 'http', url: `${gateway.url}/send`, method: 'POST', contentType: 'json' },
  headers: { Authorization: 'Bearer {secret}' },
  bodyTemplate: '{"to":"{to}","text":"{text}","id":"{id}","key":"{secret}"}',
  ...{ sender: '', successPattern: '"code":"00"', secret: 'anahtar-"{to}"' },
}
const smtp = {
  ...{ host: '127.0.0.1', port: post.port, security: 'none', user: '' },
  from: { name: 'Örnek Belediyesi', address: 'masa@ornek.example' },
}

describe('without a gateway', () => {
  test('nothing is sent, and the test says so', async () => {
    expect(await stored()).toEqual({ sms: { kind: 'none' }, email: null })
    expect(await sendTest('sms', phone)).toMatchObject(refused(422, 'no_gateway'))
    expect(await sendTest('email', 'biri@example.com')).toMatchObject(refused(422, 'no_gateway'))
  })
})

describe('text messages', () => {
  test('leave by Netgsm; the password is never shown again', async () => {
    const answer = expectStatus(await patch({ sms: netgsm }), 200)
    const { password, ...shown } = netgsm
    expect(answer.body.gateways.sms).toEqual({ ...shown, hasPassword: true })
    expect(JSON.stringify(await stored())).not.toContain(password)
    const { result } = expectStatus(await sendTest('sms', phone), 200).body
    expect(result).toMatchObject({ outcome: 'sent' })
    expect(gateway.received.at(-1)?.body).toContain('5321112233')
    expect(gateway.received.at(-1)?.headers['authorization']).toBe(
      `Basic ${Buffer.from(`${netgsm.user}:${password}`).toString('base64')}`,
    )
  })

  test('keep their password when something else changes, but never take it to another address', async () => {
    const { password: _, ...rest } = netgsm
    expect(await patch({ sms: { ...rest, sender: 'YENI' } })).toMatchObject({ status: 200 })
    expect(hall.server.opened.house.gateways.settings.sms).toMatchObject({
      ...{ sender: 'YENI', password: netgsm.password },
    })
    const elsewhere = { ...rest, baseUrl: 'http://127.0.0.1:9' }
    expect(await patch({ sms: elsewhere })).toMatchObject(
      refused(422, 'secret_missing', 'sms.password'),
    )
  })

  test('leave by any gateway that takes HTTP, with its secret in its places', async () => {
    const { secret, ...shown } = http
    const answer = expectStatus(await patch({ sms: http }), 200)
    expect(answer.body.gateways.sms).toEqual({ ...shown, hasSecret: true })
    expect(await sendTest('sms', phone)).toMatchObject({ body: { result: { outcome: 'sent' } } })
    const received = gateway.received.at(-1)
    expect(JSON.parse(received?.body ?? '')).toMatchObject({ to: '+905321112233', key: secret })
    expect(received?.headers['authorization']).toBe(`Bearer ${secret}`)
  })

  test('say what went wrong', async () => {
    gateway.mood = 'broken'
    expect(await sendTest('sms', phone)).toMatchObject({
      ...{ status: 200, body: { result: { outcome: 'failed', problem: 'http-500' } } },
    })
    gateway.mood = 'well'
  })

  test.each([
    ['sms.url', { url: 'ftp://gateway.example' }],
    ['sms.headers.Bad header', { headers: { 'Bad header': 'x' } }],
    ['sms.headers.X', { headers: { X: 'a\r\nb' } }],
    ['sms.bodyTemplate', { bodyTemplate: '{"to":"{to}"}' }],
    ['sms.bodyTemplate', { bodyTemplate: '{"to":"{to}","text":"{text}"' }],
    ['sms.successPattern', { successPattern: '(' }],
  ])('are not set up with a %s that cannot work', async (field, wrong) => {
    expect(await patch({ sms: { ...http, ...wrong } })).toMatchObject(
      refused(400, 'malformed', field),
    )
  })

  test.each(['0212 444 55 66', 'biri', '+4915112345678'])(
    'go to mobile numbers only: %s',
    async (to) => {
      expect(await sendTest('sms', to)).toMatchObject(refused(400, 'malformed', 'to'))
    },
  )
})

describe('e-mails', () => {
  test('leave by SMTP', async () => {
    const answer = expectStatus(await patch({ email: smtp }), 200)
    expect(answer.body.gateways.email).toEqual({ ...smtp, hasPassword: false })
    const { result } = expectStatus(await sendTest('email', 'biri@example.com'), 200).body
    expect(result).toMatchObject({ outcome: 'sent' })
    const letter = post.letters.at(-1)!
    expect(letter).toMatchObject({ from: smtp.from.address, to: ['biri@example.com'] })
    expect(heading(letter, 'subject')).toBe('Deneme')
    expect(words(letter)).toContain('ÇĞİÖŞÜ')
  })

  test('with a login need its password once', async () => {
    const login = { ...smtp, user: 'masa' }
    expect(await patch({ email: login })).toMatchObject(
      refused(422, 'secret_missing', 'email.password'),
    )
    expectStatus(await patch({ email: { ...login, password: 'smtp-parolası' } }), 200)
    const answer = expectStatus(await patch({ email: { ...login, user: 'masa2' } }), 200)
    expect(answer.body.gateways.email).toEqual({ ...login, user: 'masa2', hasPassword: true })
    const { settings } = hall.server.opened.house.gateways
    expect(settings.email?.login).toEqual({ user: 'masa2', password: 'smtp-parolası' })
  })

  test('go to addresses only', async () => {
    expect(await sendTest('email', 'biri')).toMatchObject(refused(400, 'malformed', 'to'))
  })
})

test('no password stands readable on the disk; a restart and a new key keep them', async () => {
  const before = hall.server.opened.house.gateways.settings
  const noticeInDatabase = 'Okunabilir bir metin'
  await admin.patch('/request-settings', { notice: { text: noticeInDatabase } })
  const { keyring, tables } = hall.server.opened.house
  const attachmentsDir = join(hall.config.dataDir, 'attachments')
  await rotateKey({ keyring, tables, attachmentsDir, graceMs: 0 })
  await hall.restart()
  expect(hall.server.opened.house.gateways.settings).toEqual(before)
  const { dataDir } = hall.config
  const files = readdirSync(dataDir).filter((name) => name.startsWith(databaseName))
  expect(files).toContain(databaseName)
  const bytes = Buffer.concat(files.map((name) => readFileSync(join(dataDir, name))))
  expect(bytes.includes(noticeInDatabase)).toBe(true)
  for (const secret of [netgsm.password, 'anahtar-', 'smtp-parolası'])
    expect(bytes.includes(secret)).toBe(false)
})

test('what is switched off is gone', async () => {
  expectStatus(await patch({ sms: { kind: 'none' }, email: null }), 200)
  expect(await stored()).toEqual({ sms: { kind: 'none' }, email: null })
  expect(await sendTest('sms', phone)).toMatchObject(refused(422, 'no_gateway'))
})
