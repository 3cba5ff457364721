import { expect, test } from 'vitest'
import type { Answer } from '../client.ts'
import { openHall } from '../support.ts'
import { contract, type Route } from './contract.ts'
import { ApiDocument } from './openapi-document.ts'

const hall = await openHall()
const document = new ApiDocument((await hall.visitor().get('/openapi.json')).body)
/** Nobody; who may everything; and those who may next to nothing, each something else. */
const officer = await hall.makeStaff('officer')
const kiosk = await hall.pairKiosk()
const clients = [hall.visitor(), hall.admin, officer.client, kiosk.client]

/** A stream does not end, and who logs out is somebody else afterwards. */
const walk = contract.filter(
  ({ method, path }) => path !== '/live' && !(method === 'DELETE' && path === '/session'),
)
const filled = ({ path, query }: Route) => {
  const asked = path.replaceAll(/:\w+/g, 'nowhere')
  return query === undefined ? asked : `${asked}?${query}`
}

/** Its status is described, and its body is what the document says of it. */
function expectDescribed({ method, path }: Route, answer: Answer): void {
  const schema = document.answerSchema(method, path, answer.status)
  const isJson = answer.headers.get('Content-Type')?.startsWith('application/json')
  if (schema && isJson) expect(document.faults(schema, answer.body)).toEqual([])
}

test.each(walk)('$method $path: what anybody is answered is described', async (route) => {
  for (const client of clients) {
    const answer = await client.send(route.method, filled(route), route.body)
    expectDescribed(route, answer)
  }
})

test.each(walk.filter(({ method }) => method !== 'GET'))(
  '$method $path: what a malformed command is answered is described',
  async (route) => {
    const { requestBody } = document.operation(route.method, route.path)
    const send = (body: unknown, client = hall.admin) =>
      client.send(route.method, filled(route), body)
    expectDescribed(route, await send({}, hall.admin.with({ Origin: 'http://elsewhere' })))
    if (!requestBody) return
    expectDescribed(route, await send('{'))
    expectDescribed(route, await send({ ...route.body, branchId: 5, text: 5 }))
    expectDescribed(route, await send(`"${'x'.repeat(65 * 1024)}"`))
  },
)

test('who heeds a key refuses one that is none, and says so', async () => {
  for (const route of walk.filter(({ method }) => method !== 'GET')) {
    const client = hall.admin.key('x'.repeat(201))
    const answer = await client.send(route.method, filled(route), route.body)
    expectDescribed(route, answer)
    const { parameters = [] } = document.operation(route.method, route.path)
    const isSaid = parameters.some((one) => one.$ref?.endsWith('/IdempotencyKey'))
    if (isSaid) expect(answer).toMatchObject({ status: 400 })
  }
})
