import type { MiddlewareHandler } from 'hono'

// Hono types the cache by what it resolves to, and keeps promises in it.
const asText = Promise.resolve('{}') as unknown as string

/** A POST without a body means `{}`, also when its sender calls it JSON. */
export const emptyBody: MiddlewareHandler = async (c, next) => {
  const length = c.req.header('Content-Length')
  const isEmpty = length === '0' || (length === undefined && !c.req.header('Transfer-Encoding'))
  if (isEmpty && c.req.method !== 'GET') c.req.bodyCache.text = asText
  return next()
}
