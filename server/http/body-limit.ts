import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refuse } from './refusals.ts'
import { isUpload } from './upload.ts'

/** No command is larger than a few hundred bytes. */
export const maxBodyBytes = 64 * 1024

const counted = bodyLimit({ maxSize: maxBodyBytes, onError: (c) => refuse(c, 'body_too_large') })

/**
 * 413 for a body that is too large. A body that says its length is judged by that: Hono's own limit would first wrap it
 * in a stream, which took a third of the rate in one run. One that does not is counted as it comes. A file that is uploaded has a limit of its own.
 */
export const limitBody: MiddlewareHandler = (c, next) => {
  if (isUpload(c)) return next()
  if (c.req.header('Transfer-Encoding')) return counted(c, next)
  const length = Number(c.req.header('Content-Length') ?? 0)
  return length > maxBodyBytes ? Promise.resolve(refuse(c, 'body_too_large')) : next()
}
