import { expect, test } from 'vitest'
import { openHall } from '../support.ts'
import { contract } from './contract.ts'

const hall = await openHall()
const { body: document } = await hall.visitor().get('/openapi.json')
const templateOf = (path: string) => `/api${path.replace(/:(\w+)/g, '{$1}')}`
const operationOf = (method: string, path: string) =>
  document.paths[templateOf(path)]?.[method.toLowerCase()]

test('the document describes every route of the contract, and no other', () => {
  expect(document.openapi).toMatch(/^3\./)
  const described = Object.entries<Record<string, unknown>>(document.paths).flatMap(
    ([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const wanted = contract.map(({ method, path }) => `${method} ${templateOf(path)}`)
  expect(described.toSorted()).toEqual(wanted.toSorted())
})

test('every route says what it is for', () => {
  for (const { method, path } of contract) {
    const { summary, tags } = operationOf(method, path)
    expect({ path, summary, tags }).toEqual({
      ...{ path, summary: expect.any(String), tags: [expect.any(String)] },
    })
  }
})

test.each(contract.filter(({ body }) => body))('$method $path describes its body', (route) => {
  const { method, path, body } = route
  const { requestBody } = operationOf(method, path)
  const { schema } = requestBody.content['application/json']
  expect(schema.type).toBe('object')
  for (const field of Object.keys(body ?? {})) expect(schema.properties).toHaveProperty(field)
})

test('the schemas are those that validate', () => {
  const issue = operationOf('POST', '/tickets').requestBody.content['application/json'].schema
  expect(issue.required.toSorted()).toEqual(['branchId', 'deskId'])
  expect(issue.properties.priority).toMatchObject({ type: 'boolean', default: false })
  const transfer = operationOf('POST', '/tickets/:id/transfers').requestBody
  expect(transfer.content['application/json'].schema.properties.place.enum).toEqual([
    ...['keep', 'first', 'last'],
  ])
  const names = operationOf('GET', '/statistics').parameters.map(
    ({ name, in: where }: { name: string; in: string }) => `${where} ${name}`,
  )
  expect(names).toEqual(['query branch', 'query from', 'query to', 'query by'])
})
