import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import type { GenericSchema } from 'valibot'
import { accessOf, cookieNames, type Access } from '../callers.ts'
import type { Env } from '../env.ts'
import { accessText, securityOf, securitySchemes } from './access.ts'
import { resources } from './components.ts'
import { departures } from './departures.ts'
import { houseAnswers } from './house-answers.ts'
import { queueAnswers } from './queue-answers.ts'
import { refusalResponses } from './refusals.ts'
import { requestAnswers } from './request-answers.ts'
import { heedsKey, responsesOf, type Facts } from './responses.ts'

const info = {
  title: 'Hızlı Masa',
  version: '1',
  description:
    'Queue and requests of quick-solution desks. Times are ISO 8601 with offset, days `YYYY-MM-DD`; durations end in ' +
    'their unit. What is refused is answered with a `Refusal`. Answers may grow new fields.',
}

/** Headers that many routes heed. */
const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The same command of the same caller with the same key is done once, and answered alike; another command with ' +
      'that key is refused (422 `key_reused`).',
    schema: { type: 'string', pattern: '^[\\x20-\\x7e]{1,200}$' },
  },
  SpeaksAs: {
    name: 'Speaks-As',
    in: 'header',
    description: 'As whom, where one browser holds the cookies of several.',
    schema: { type: 'string', enum: Object.keys(cookieNames) },
  },
}

const answers = { ...queueAnswers, ...houseAnswers, ...requestAnswers }
const conversion = {
  target: 'draft-2020-12',
  definitions: resources,
  overrideRef: ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`,
} as const

interface Schema {
  required?: string[]
}

/** As much of an operation as is looked at or made better here. */
interface Operation {
  description?: string
  parameters?: { in?: string; $ref?: string }[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  responses: object
  security?: object[]
}

/**
 * The whole API as OpenAPI 3.1: bodies and queries from the schemas that validate them, who may from the middlewares
 * that let them, answers from the schemas beside this file.
 */
export async function describeApi(api: Hono<Env>): Promise<object> {
  const document = await generateSpecs(api, {
    documentation: { info },
    defaultValidationErrorResponse: false,
  })
  const access = accessByOperation(api)
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item ?? {})) {
      const name = `${method.toUpperCase()} ${path.replace('/api', '')}`
      complete(name, operation as unknown as Operation, access.get(name))
    }
  const schemas = toJsonSchemaDefs(resources, conversion)
  const responses = refusalResponses()
  return { ...document, components: { schemas, responses, parameters, securitySchemes } }
}

/** `PATCH /desks/{id}` → what its middleware asks for. */
function accessByOperation({ routes }: Hono<Env>): Map<string, Access> {
  const found = routes.flatMap(({ method, path, handler }) => {
    const access = accessOf(handler)
    const name = path.replace('/api', '').replaceAll(/:(\w+)/g, '{$1}')
    return access ? [[`${method} ${name}`, access] as const] : []
  })
  return new Map(found)
}

function complete(name: string, operation: Operation, access: Access | undefined): void {
  const departure = departures[name] ?? {}
  const { bodyMedia, isPartlyOpen } = departure
  if (bodyMedia) operation.requestBody = { content: { [bodyMedia]: { schema: {} } } }
  const facts = factsOf(name, operation, { access, departure })
  const schema = answers[name]
  operation.description = accessText(isPartlyOpen ? 'partly open' : access)
  operation.security = securityOf(isPartlyOpen ? 'partly open' : access)
  operation.responses = responsesOf(facts, schema && jsonSchemaOf(schema))
  operation.parameters = [...(operation.parameters ?? []), ...headersOf(facts)]
  const { requestBody } = operation
  // A body that is not there means `{}`.
  const json = requestBody?.content['application/json']?.schema
  if (requestBody) requestBody.required = json === undefined || (json.required ?? []).length > 0
  if (operation.parameters.length === 0) delete operation.parameters
}

function factsOf(
  name: string,
  { parameters: given = [], requestBody }: Operation,
  known: Pick<Facts, 'access' | 'departure'>,
): Facts {
  const [method = ''] = name.split(' ')
  return {
    ...{ method, ...known },
    hasPathIds: name.includes('{'),
    hasQuery: given.some((one) => one.in === 'query'),
    hasBody: requestBody !== undefined,
  }
}

function headersOf(facts: Facts): { $ref: string }[] {
  const names = [
    ...(heedsKey(facts) ? ['IdempotencyKey'] : []),
    ...(facts.access === undefined ? [] : ['SpeaksAs']),
  ]
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }))
}

/** Without the mark of its dialect: inside a document it is that of the document. */
function jsonSchemaOf(schema: GenericSchema): object {
  const { $schema: _, $defs: __, ...rest } = toJsonSchema(schema, conversion)
  return rest
}
