import { createServer } from 'node:net'
import { domainToUnicode } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isEmail } from '../../../domain/requests/email.ts'
import { smtpMailer, type SmtpSettings } from '../../../server/mail/smtp.ts'
import { cleanUp } from '../support.ts'
import { heading, openPostOffice, words } from './post-office.ts'

const message = {
  id: 'm-1',
  to: 'vatandas@example.com',
  subject: 'Başvurunuz 2026-000123',
  text: 'Başvurunuz alındı.\n\nİyi günler.',
}
const from = { name: 'Örnek Belediyesi', address: 'masa@belediye.example' }

function mailer(port: number, more: Partial<SmtpSettings> = {}, timeoutMs = 10_000) {
  const settings = { host: '127.0.0.1', port, security: 'none' as const, login: null, from }
  return smtpMailer({ ...settings, ...more }, timeoutMs)
}

/** A refusal by the server, as smtp-server wants it. */
const refusal = (responseCode: number, text: string) =>
  Object.assign(new Error(text), { responseCode })

describe('an e-mail', () => {
  it('arrives with its subject, its words and its sender', async () => {
    const office = await openPostOffice()
    expect(await mailer(office.port).send(message)).toEqual({ outcome: 'sent', reference: 'L1' })
    const [letter] = office.letters
    expect(letter).toMatchObject({ from: from.address, to: [message.to] })
    expect(words(letter!)).toBe(message.text)
    expect(heading(letter!, 'subject')).toMatch(/^=\?UTF-8\?/)
    expect(heading(letter!, 'auto-submitted')).toBe('auto-generated')
  })

  it('sent again has the same Message-ID', async () => {
    const office = await openPostOffice()
    await mailer(office.port).send(message)
    await mailer(office.port).send(message)
    await mailer(office.port).send({ ...message, id: 'm-2' })
    expect(office.letters.map((letter) => heading(letter, 'message-id'))).toEqual([
      ...['<m-1@belediye.example>', '<m-1@belediye.example>', '<m-2@belediye.example>'],
    ])
  })

  it.each([
    "o'neil@ornek.com",
    'a!b@ornek.com',
    "!#$%&'*+/=?^_`{|}~-@ornek.com",
    'a@xn--rnek-4qa.com',
    'a@ornek.xn--p1ai',
    `${'a'.repeat(64)}@ornek.com`,
  ])('goes to “%s”, as it does to every address that is taken down', async (to) => {
    expect(isEmail(to)).toBe(true)
    const office = await openPostOffice()
    expect(await mailer(office.port).send({ ...message, to })).toMatchObject({ outcome: 'sent' })
    const [user, domain = ''] = to.split('@')
    // The post office of the tests reads a domain as people write it.
    expect(office.letters).toMatchObject([{ to: [`${user}@${domainToUnicode(domain)}`] }])
    expect(heading(office.letters[0]!, 'to')).toBe(to)
  })

  it('logs in when the settings say so', async () => {
    const seen: unknown[] = []
    const office = await openPostOffice({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _, done) {
        seen.push([username, password])
        done(null, { user: username })
      },
    })
    const login = { user: 'masa', password: 'gizli' }
    expect(await mailer(office.port, { login }).send(message)).toMatchObject({ outcome: 'sent' })
    expect(seen).toEqual([['masa', 'gizli']])
  })

  it('has one recipient and no further header, whatever stands in its fields', async () => {
    const office = await openPostOffice()
    const two = { ...message, to: 'a@example.com, b@example.com' }
    await mailer(office.port).send(two)
    const subject = 'Merhaba\r\nBcc: c@example.com'
    await mailer(office.port).send({ ...message, subject })
    expect(office.letters.flatMap(({ to }) => to)).not.toContain('b@example.com')
    expect(office.letters.flatMap(({ to }) => to)).not.toContain('c@example.com')
    expect(heading(office.letters.at(-1)!, 'bcc')).toBeUndefined()
  })
})

describe('a mail server that does not take it', () => {
  it.each([
    [550, false],
    [452, true],
  ])('refuses the recipient with %i: another try is worth it: %s', async (code, mayRetry) => {
    const office = await openPostOffice({
      onRcptTo: ({ address }, _, done) => done(refusal(code, `${address} is not here`)),
    })
    const problem = `smtp-${code}`
    expect(await mailer(office.port).send(message)).toEqual({
      ...{ outcome: 'failed', problem, mayRetry },
    })
  })

  it.each([
    [554, false],
    [451, true],
  ])('refuses the letter with %i: another try is worth it: %s', async (code, mayRetry) => {
    const office = await openPostOffice({
      onData(stream, _, done) {
        stream.resume().on('end', () => done(refusal(code, 'no')))
      },
    })
    expect(await mailer(office.port).send(message)).toMatchObject({
      ...{ problem: `smtp-${code}`, mayRetry },
    })
  })

  it('knows another password: the account can be put right, so the letter waits', async () => {
    const office = await openPostOffice({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(refusal(535, 'no')),
    })
    const login = { user: 'masa', password: 'yanlış' }
    expect(await mailer(office.port, { login }).send(message)).toEqual({
      ...{ outcome: 'failed', problem: 'login-refused', mayRetry: true },
    })
  })

  it('is not there: unreachable', async () => {
    const office = await openPostOffice()
    await office.close()
    expect(await mailer(office.port).send(message)).toMatchObject({
      ...{ outcome: 'failed', problem: 'unreachable', mayRetry: true },
    })
  })

  it('offers no encryption that the settings ask for: nothing is sent', async () => {
    const office = await openPostOffice()
    expect(await mailer(office.port, { security: 'starttls' }).send(message)).toMatchObject({
      ...{ outcome: 'failed', mayRetry: true },
    })
    expect(office.letters).toEqual([])
  })

  it.each(['', '220 hello\r\n'])('says %j and then nothing: timeout', async (greeting) => {
    const server = createServer(
      (socket) => void socket.on('error', () => undefined).write(greeting),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanUp(() => server.close())
    const { port } = server.address() as { port: number }
    expect(await mailer(port, {}, 300).send(message)).toEqual({
      ...{ outcome: 'failed', problem: 'timeout', mayRetry: true },
    })
  })
})
