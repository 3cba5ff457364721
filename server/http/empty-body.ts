import type { MiddlewareHandler } from 'hono'
import { refuse } from './refusals.ts'
import { isUpload } from './upload.ts'

/** Media types ignore case (RFC 9110, 8.3.1). */
const json = /^application\/json\s*(;|$)/i

const asWritten = 'application/json'

// Hono types the cache by what it resolves to, and keeps promises in it.
const asText = Promise.resolve('{}') as unknown as string

/**
 * A POST without a body means `{}`, also when its sender calls it JSON. A body that is called anything else is refused,
 * but for a file that is uploaded: its bytes say what it is.
 */
export const emptyBody: MiddlewareHandler = (c, next) => {
  if (isUpload(c)) return next()
  const length = c.req.header('Content-Length')
  const isEmpty = length === '0' || (length === undefined && !c.req.header('Transfer-Encoding'))
  const type = c.req.header('Content-Type') ?? ''
  if (!isEmpty && !json.test(type)) return Promise.resolve(refuse(c, 'malformed', 'Content-Type'))
  // Hono's validator takes one that is written otherwise for another type, and reads nothing.
  if (!isEmpty && type !== asWritten) c.req.raw.headers.set('Content-Type', asWritten)
  if (isEmpty && c.req.method !== 'GET') c.req.bodyCache.text = asText
  return next()
}
