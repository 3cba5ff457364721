/** A document of OpenAPI, as far as tests look into it, and whether an answer is what it says. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  const?: unknown
  enum?: readonly unknown[]
  properties?: Record<string, Schema>
  required?: readonly string[]
  additionalProperties?: Schema
  items?: Schema
  anyOf?: readonly Schema[]
  allOf?: readonly Schema[]
}

export interface Operation {
  summary?: string
  tags?: string[]
  security: Record<string, string[]>[]
  parameters?: { name: string; in: string; $ref?: string }[]
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: Schema }> }>
}

export class ApiDocument {
  readonly root: {
    openapi: string
    paths: Record<string, Record<string, Operation>>
    components: Record<string, Record<string, Schema>>
  }

  constructor(root: unknown) {
    this.root = root as ApiDocument['root']
  }

  /** Each with its name: `POST /api/tickets/{id}/recalls`. */
  get operations(): [string, Operation][] {
    return Object.entries(this.root.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) =>
          [`${method.toUpperCase()} ${path}`, operation] as [string, Operation],
      ),
    )
  }

  /** `path` as in the contract: below `/api`, `:name` for what is filled in. */
  operation(method: string, path: string): Operation {
    const template = `/api${path.replace(/:(\w+)/g, '{$1}')}`
    const found = this.root.paths[template]?.[method.toLowerCase()]
    if (!found) throw new Error(`the document does not describe ${method} ${path}`)
    return found
  }

  /** What a reference points to. */
  at(reference: string): unknown {
    const names = reference.replace('#/', '').split('/')
    const found = names.reduce<unknown>(
      (part, name) => (part as Record<string, unknown> | undefined)?.[name],
      this.root,
    )
    if (found === undefined) throw new Error(`${reference} points nowhere`)
    return found
  }

  /** The schema of this answer; undefined when it has no body or none is described. */
  answerSchema(method: string, path: string, status: number): Schema | undefined {
    const response = this.operation(method, path).responses[status]
    if (!response) throw new Error(`${method} ${path}: ${status} is not described`)
    const { content } = response.$ref ? (this.at(response.$ref) as typeof response) : response
    return content?.['application/json']?.schema
  }

  /** What of a value is not as described, each with where; a field that is not described is wrong too. */
  faults(schema: Schema, value: unknown, where = '$'): string[] {
    if (schema.$ref) return this.faults(this.at(schema.$ref) as Schema, value, where)
    if (schema.anyOf) return this.#faultsOfAny(schema.anyOf, value, where)
    // Each of them is looked at by itself, so only the first has to know every field.
    if (schema.allOf)
      return schema.allOf.slice(0, 1).flatMap((one) => this.faults(one, value, where))
    if (schema.const !== undefined && value !== schema.const)
      return [`${where}: no ${schema.const}`]
    if (schema.enum && !schema.enum.includes(value)) return [`${where}: ${value} is none of them`]
    if (!hasType(schema.type, value)) return [`${where}: no ${schema.type}`]
    if (!hasFormat(schema.format, value)) return [`${where}: ${value} is no ${schema.format}`]
    if (Array.isArray(value))
      return value.flatMap((one, i) => this.faults(schema.items ?? {}, one, `${where}[${i}]`))
    return schema.type === 'object' ? this.#faultsOfObject(schema, value as object, where) : []
  }

  #faultsOfAny(schemas: readonly Schema[], value: unknown, where: string): string[] {
    const tried = schemas.map((one) => this.faults(one, value, where))
    // The nearest one is what was meant: it has the most to say.
    return tried.some((one) => one.length === 0) ? [] : tried.flat()
  }

  #faultsOfObject(schema: Schema, value: object, where: string): string[] {
    const missing = (schema.required ?? []).filter((name) => !(name in value))
    const wrong = Object.entries(value).flatMap(([name, one]) => {
      const described = schema.properties?.[name] ?? schema.additionalProperties
      if (!described) return [`${where}.${name}: not described`]
      return this.faults(described, one, `${where}.${name}`)
    })
    return [...missing.map((name) => `${where}.${name}: missing`), ...wrong]
  }
}

function hasType(type: string | undefined, value: unknown): boolean {
  if (type === undefined) return true
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

const formats: Record<string, RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
}

function hasFormat(format: string | undefined, value: unknown): boolean {
  if (format === undefined) return true
  const pattern = formats[format]
  if (!pattern) throw new Error(`no test knows the format ${format}`)
  return pattern.test(String(value))
}
