import type { HttpSmsSettings } from '../sms/http-gateway.ts'

const placeholder = '{secret}'

/** Whether somewhere in its headers or its body a gateway's secret is asked for. */
export function usesSecret({
  headers,
  bodyTemplate,
}: Pick<HttpSmsSettings, 'headers' | 'bodyTemplate'>): boolean {
  return [bodyTemplate, ...Object.values(headers)].some((text) => text.includes(placeholder))
}

/** The settings as the gateway needs them: with the secret in its places, escaped for where it stands. */
export function filledSecret({
  secret,
  ...settings
}: HttpSmsSettings & { secret: string }): HttpSmsSettings {
  const headers = Object.entries(settings.headers).map(([name, value]) => [
    name,
    value.replaceAll(placeholder, () => secret),
  ])
  const escaped = escapes[settings.contentType](secret)
  return {
    ...settings,
    headers: Object.fromEntries(headers) as Record<string, string>,
    bodyTemplate: settings.bodyTemplate.replaceAll(placeholder, () => escaped),
  }
}

/** Braces of the secret itself are written so that nothing is filled into them. */
const escapes: Record<HttpSmsSettings['contentType'], (text: string) => string> = {
  json: (text) => JSON.stringify(text).slice(1, -1).replaceAll('{', '\\u007b'),
  form: encodeURIComponent,
}
