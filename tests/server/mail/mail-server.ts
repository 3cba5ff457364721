import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as it came over the wire. */
export interface Letter {
  from: string
  to: string[]
  raw: string
}

/** A real SMTP server on this machine that keeps what it is given. */
export interface PostOffice {
  port: number
  letters: Letter[]
  close: () => Promise<void>
}

/** Open a post office on a free port until it is closed; `rules` say whom it lets in and what it takes. */
export async function openMailServer(rules: SMTPServerOptions = {}): Promise<PostOffice> {
  const letters: Letter[] = []
  const server = new SMTPServer({
    authOptional: true,
    // The certificate of a test is nobody's.
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        const to = rcptTo.map(({ address }) => address)
        letters.push({ from, to, raw: Buffer.concat(chunks).toString('utf8') })
        done(null, `2.0.0 Ok: queued as L${letters.length}`)
      })
    },
    ...rules,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(resolve))
  return { port, letters, close }
}

/** The value of a header, unfolded. */
export function heading({ raw }: Letter, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const line = head.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim()
}

/** The words of a letter without parts. */
export function words(letter: Letter): string {
  const body = letter.raw.slice(letter.raw.indexOf('\r\n\r\n') + 4)
  const isBase64 = heading(letter, 'content-transfer-encoding') === 'base64'
  const bytes = isBase64 ? Buffer.from(body, 'base64') : fromQuotedPrintable(body)
  return bytes.toString('utf8').replaceAll('\r\n', '\n').trim()
}

function fromQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=\r\n/g, '')
  const binary = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(binary, 'latin1')
}
