import pino, { type Logger } from 'pino'

/** Lines of JSON on standard error, so that what the operator must read stands alone on standard output. */
export function openLog(): Logger {
  const level = process.env['LOG_LEVEL']?.trim() || 'warn'
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: level !== 'info' }))
}
