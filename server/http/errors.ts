import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import { StorageError } from '../storage/writer.ts'
import { refuse } from './refusals.ts'

/** The disk refuses: 503, come again. A body that is no JSON: 400. Anything else is our bug: 500 and a line in the log. */
export function answerError(error: Error, c: Context, log: Logger): Response {
  if (isStorage(error)) {
    log.error({ problem: error.message }, 'the disk refused')
    c.header('Retry-After', '1')
    return refuse(c, 'unavailable')
  }
  if (error instanceof HTTPException && error.status === 400) return refuse(c, 'malformed', 'body')
  log.error({ problem: error.stack }, 'unexpected')
  return refuse(c, 'internal')
}

/** Reading fails with SQLite's own error, writing with ours. */
function isStorage(error: Error): boolean {
  return error instanceof StorageError || ('code' in error && error.code === 'ERR_SQLITE_ERROR')
}
