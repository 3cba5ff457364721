import type { Context } from 'hono'
import type { Env } from './env.ts'

/** The paths that take a file as it is: its body is no JSON, and larger than any command. */
export const uploadPath = '/api/attachments'
const listPath = '/api/imports'

/** A photo over a telephone in the field may take minutes; what comes slower than this never ends. */
const wholeMs = 180_000
/** Without a single byte. */
const silentMs = 20_000

/** Whether the body is a file: the limit and the type of commands do not hold for it. */
export function isUpload(c: Pick<Context, 'req'>): boolean {
  return c.req.method === 'POST' && [uploadPath, listPath].includes(c.req.path)
}

/** The whole file, or why there is none. */
export type Received = Uint8Array | { refusal: 'file_too_large' | 'upload_too_slow' | 'malformed' }

/**
 * The body as bytes, counted as it comes. `malformed` when the connection was cut: nobody hears it, and nothing of the
 * file is kept.
 */
export async function receiveFile(c: Context<Env>, maxBytes: number): Promise<Received> {
  if (Number(c.req.header('Content-Length') ?? 0) > maxBytes) return { refusal: 'file_too_large' }
  return collect(c.env.incoming, maxBytes)
}

function collect(incoming: Env['Bindings']['incoming'], maxBytes: number): Promise<Received> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    const settle = (received: Received) => {
      clearTimeout(whole)
      clearTimeout(silent)
      for (const [event, listener] of listeners) incoming.off(event, listener)
      resolve(received)
    }
    const tooSlow = () => settle({ refusal: 'upload_too_slow' })
    const whole = setTimeout(tooSlow, wholeMs)
    const silent = setTimeout(tooSlow, silentMs)
    const onData = (part: Buffer) => {
      silent.refresh()
      size += part.length
      if (size > maxBytes) settle({ refusal: 'file_too_large' })
      else parts.push(part)
    }
    const onCut = () => settle({ refusal: 'malformed' })
    const listeners = [
      ['data', onData],
      ['end', () => settle(Buffer.concat(parts))],
      ['error', onCut],
      ['close', onCut],
    ] as const
    for (const [event, listener] of listeners) incoming.on(event, listener)
    if (incoming.destroyed) onCut()
  })
}
