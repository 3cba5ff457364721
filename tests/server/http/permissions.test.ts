import { describe, expect, test } from 'vitest'
import { deviceKinds, roles } from '../../../domain/staff.ts'
import type { ApiClient } from '../client.ts'
import { refused, sitDown } from '../shift.ts'
import { openHall } from '../support.ts'
import { allRoles, contract, type AnyRole, type Route } from './contract.ts'

const hall = await openHall()
const clients = new Map<AnyRole, ApiClient>()
for (const role of roles) clients.set(role, (await hall.makeStaff(role)).client)
for (const kind of deviceKinds) clients.set(kind, (await hall.pair(kind)).client)

/** Nothing that the walk names exists, so that whoever may do it changes nothing either. */
const ask = ({ method, path, body, query }: Route, client: ApiClient) => {
  const filled = path.replace(/:\w+/, 'nowhere')
  return client.send(method, query === undefined ? filled : `${filled}?${query}`, body)
}
const mayUse = ({ may }: Route, role: AnyRole) => typeof may === 'string' || may.includes(role)
const walk = contract.filter(({ method, path }) => !(method === 'DELETE' && path === '/session'))

describe.each(walk)('$method $path', (route) => {
  const isOpen = route.may === 'anyone'
  test(isOpen ? 'is open to anybody' : 'needs somebody', async () => {
    const answer = await ask(route, hall.visitor())
    if (!isOpen) return expect(answer).toMatchObject(refused(401, 'unauthenticated'))
    expect(['unauthenticated', 'forbidden']).not.toContain(answer.body?.refusal)
  })

  test('is allowed to those of the table and to nobody else', async () => {
    const before = hall.version
    for (const role of allRoles) {
      const answer = await ask(route, clients.get(role)!)
      const forbidden = answer.body?.refusal === 'forbidden'
      expect(`${role}: ${!forbidden}`).toBe(`${role}: ${mayUse(route, role)}`)
      if (forbidden) expect(answer.status).toBe(403)
      expect(answer.body?.refusal).not.toBe('unauthenticated')
      expect(answer.status).toBeLessThan(500)
    }
    expect(hall.version).toBe(before)
  })
})

describe('a body that is wrong', () => {
  test('is not looked at before the permission is', async () => {
    const { client } = await hall.pairKiosk()
    for (const route of walk.filter(({ body, may }) => body && Array.isArray(may)))
      expect(await ask({ ...route, body: { branchId: 5 } }, hall.visitor())).toMatchObject({
        status: 401,
      })
    expect(await client.post('/staff', { role: 'king' })).toMatchObject(refused(403, 'forbidden'))
  })
})

describe('what a role may do, on real things', () => {
  test('a kiosk gives numbers and nothing else; a display only confirms', async () => {
    const shift = await sitDown(hall, 1, ['Z'])
    const { id } = await hall.issue('Z')
    await shift.call()
    const before = hall.version
    for (const kind of ['kiosk', 'display', 'printer', 'feedback'] as const)
      for (const [path, body] of [
        [`/counters/${shift.counterId}/closing`, {}],
        [`/counters/${shift.counterId}/opening`, { takeOver: true }],
        [`/tickets/${id}/service`, {}],
        [`/tickets/${id}/cancellation`, {}],
      ] as const)
        expect(await clients.get(kind)!.post(path, body)).toMatchObject(refused(403, 'forbidden'))
    expect(hall.version).toBe(before)
    const board = await hall.admin.get(`/branches/${hall.branchId}/board`)
    const path = `/announcements/${board.body.calls[0].id}/confirmations`
    expect(await clients.get('display')!.post(path, { stage: 'shown' })).toMatchObject({
      status: 201,
    })
  })
})
