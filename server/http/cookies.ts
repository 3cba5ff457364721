import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { cookieNames } from './callers.ts'
import type { House } from './house.ts'

/** Browsers keep a cookie for 400 days at the most (RFC 6265bis). */
const deviceSeconds = 400 * 24 * 3600

function attributes({ config }: House) {
  const isSecure = config.tls !== null || (config.publicUrl?.startsWith('https:') ?? false)
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure } as const
}

/** A device stays paired; a log-in ends with the browser or when idle. */
export function giveCookie(
  c: Context,
  house: House,
  kind: keyof typeof cookieNames,
  token: string,
): void {
  const lasting = kind === 'staff' ? {} : { maxAge: deviceSeconds }
  setCookie(c, cookieNames[kind], token, { ...attributes(house), ...lasting })
}

/** Tell the browser to forget it; the session behind it ends elsewhere. */
export function takeCookie(c: Context, house: House, kind: keyof typeof cookieNames): void {
  deleteCookie(c, cookieNames[kind], attributes(house))
}
