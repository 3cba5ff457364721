import type { Context } from 'hono'
import { validator } from 'hono-openapi'
import type * as v from 'valibot'
import type { Env } from './env.ts'
import { refuse } from './refusals.ts'

type Schema = v.GenericSchema

interface Issue {
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
}

/** `helps.0.deskId`: where in the body the trouble stands. */
function fieldOf(issues: readonly Issue[]): string | undefined {
  const path = issues[0]?.path?.map((part) => String(typeof part === 'object' ? part.key : part))
  return path && path.length > 0 ? path.join('.') : undefined
}

interface Failure {
  success: boolean
  error?: readonly Issue[]
}

const answerFailure = (result: Failure, c: Context) =>
  result.success ? undefined : refuse(c, 'malformed', fieldOf(result.error ?? []) ?? 'body')

/** A JSON body by its schema, which also describes it in the OpenAPI document; 400 names the field. */
export function body<S extends Schema>(schema: S) {
  return validator<S, 'json', Env, string>('json', schema, answerFailure as never)
}

/** The query by its schema; 400 names the parameter. */
export function query<S extends Schema>(schema: S) {
  return validator<S, 'query', Env, string>('query', schema, answerFailure as never)
}
