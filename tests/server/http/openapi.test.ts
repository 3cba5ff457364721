import { describe, expect, test } from 'vitest'
import { openHall } from '../support.ts'
import { contract } from './contract.ts'
import { ApiDocument, type Operation } from './openapi-document.ts'

const hall = await openHall()
const document = new ApiDocument((await hall.visitor().get('/openapi.json')).body)
const templateOf = (path: string) => `/api${path.replace(/:(\w+)/g, '{$1}')}`

/** Of an operation's headers and queries: `query branch`. */
const parameterNames = ({ parameters = [] }: Operation) =>
  parameters
    .map((one) => (one.$ref ? (document.at(one.$ref) as typeof one) : one))
    .map(({ name, in: where }) => `${where} ${name}`)

test('the document describes every route of the contract, and no other', () => {
  expect(document.root.openapi).toMatch(/^3\./)
  const wanted = contract.map(({ method, path }) => `${method} ${templateOf(path)}`)
  expect(document.operations.map(([name]) => name).toSorted()).toEqual(wanted.toSorted())
})

test('every route says what it is for', () => {
  for (const { method, path } of contract) {
    const { summary, tags } = document.operation(method, path)
    expect({ path, summary, tags }).toEqual({
      ...{ path, summary: expect.any(String), tags: [expect.any(String)] },
    })
  }
})

describe('what is sent', () => {
  const withBody = contract.filter(({ body }) => body)

  test.each(withBody)('$method $path describes its body', ({ method, path, body }) => {
    const { requestBody } = document.operation(method, path)
    const { schema } = requestBody!.content['application/json']!
    expect(schema.type).toBe('object')
    for (const field of Object.keys(body ?? {})) expect(schema.properties).toHaveProperty(field)
    expect(requestBody!.required).toBe((schema.required ?? []).length > 0)
  })

  test('a body that may be left out is not required, a file is', () => {
    const required = (path: string) => document.operation('POST', path).requestBody?.required
    expect(required('/tickets/:id/recalls')).toBe(false)
    expect(required('/tickets/:id/transfers')).toBe(true)
    expect(required('/attachments')).toBe(true)
    expect(required('/imports')).toBe(true)
    const list = document.operation('POST', '/imports').requestBody
    expect(Object.keys(list!.content)).toEqual(['text/csv'])
  })

  test('the schemas are those that validate', () => {
    const bodyOf = (path: string) =>
      document.operation('POST', path).requestBody!.content['application/json']!.schema
    const issue = bodyOf('/tickets')
    expect(issue.required?.toSorted()).toEqual(['branchId', 'deskId'])
    expect(issue.properties?.['priority']).toMatchObject({ type: 'boolean', default: false })
    const transfer = bodyOf('/tickets/:id/transfers')
    expect(transfer.properties?.['place']?.enum).toEqual(['keep', 'first', 'last'])
    expect(parameterNames(document.operation('GET', '/statistics'))).toEqual([
      ...['query branch', 'query from', 'query to', 'query by', 'header Speaks-As'],
    ])
  })

  test('a command that heeds a key says so', () => {
    const isKeyed = (method: string, path: string) =>
      parameterNames(document.operation(method, path)).includes('header Idempotency-Key')
    expect(isKeyed('POST', '/tickets')).toBe(true)
    expect(isKeyed('POST', '/requests/:id/answer')).toBe(true)
    expect(isKeyed('POST', '/session')).toBe(false)
    expect(isKeyed('POST', '/request-status')).toBe(false)
    expect(contract.some(({ method, path }) => method === 'GET' && isKeyed(method, path))).toBe(
      false,
    )
  })
})

describe('who may', () => {
  test.each(contract)('$method $path names whoever it lets in', ({ method, path, may }) => {
    const { security } = document.operation(method, path)
    if (may === 'anyone') {
      expect(security.length === 0 || security.some((way) => Object.keys(way).length === 0)).toBe(
        true,
      )
      return
    }
    const devices = ['kiosk', 'display', 'feedback', 'printer']
    const let_in = may === 'anybody logged in' ? ['staff', ...devices] : may
    const wanted = let_in.map((role) => (devices.includes(role) ? role : 'staff'))
    const named = security.flatMap((way) => Object.keys(way)).filter((one) => one !== 'program')
    expect(new Set(named)).toEqual(new Set(wanted))
  })

  test('every way of showing who one is, is described', () => {
    const schemes = document.root.components['securitySchemes']!
    for (const [name, { security }] of document.operations)
      for (const way of security.flatMap((one) => Object.keys(one)))
        expect(`${name}: ${way in schemes}`).toBe(`${name}: true`)
    expect(schemes).toMatchObject({
      staff: { type: 'apiKey', in: 'cookie', name: 'masa_staff' },
      program: { type: 'http', scheme: 'bearer' },
    })
    expect(document.operation('POST', '/requests').security).toContainEqual({
      program: ['requests:create'],
    })
  })
})

describe('what comes back', () => {
  test.each(document.operations)('%s says what success is', (_name, { responses }) => {
    const successes = Object.keys(responses).filter((status) => status.startsWith('2'))
    expect(successes).not.toHaveLength(0)
  })

  test('every refusal is described as it comes', () => {
    for (const [, { responses }] of document.operations)
      for (const [status, response] of Object.entries(responses))
        if (!status.startsWith('2')) {
          expect(response).toEqual({ $ref: `#/components/responses/Refused${status}` })
          expect(document.at(response.$ref!)).toMatchObject({ description: expect.any(String) })
        }
    expect(JSON.stringify(document.root)).not.toContain('"success"')
  })

  test('every reference points somewhere', () => {
    const references = JSON.stringify(document.root).matchAll(/"\$ref":"([^"]+)"/g)
    for (const [, reference] of references) expect(document.at(reference!)).toBeTypeOf('object')
  })
})
