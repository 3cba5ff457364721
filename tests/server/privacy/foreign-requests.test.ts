import { beforeAll, describe, expect, test } from 'vitest'
import type { ApiClient } from '../client.ts'
import { contract, type AnyRole, type Route } from '../http/contract.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'
import { take } from './support.ts'

let hall: TestHall
let stranger: ApiClient
let informationOfficer: ApiClient
/** Referred to another directorate, and never referred. */
const foreign: Record<string, string> = {}
/** Those of the contract name directorates that do not exist. */
let parks: string

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  const { items } = (await hall.admin.get('/directorates')).body
  const idOf = (start: string): string =>
    items.find(({ name }: { name: string }) => name.startsWith(start)).id
  parks = idOf('Park')
  stranger = (await hall.makeStaff('officer', { directorateId: parks })).client
  informationOfficer = (await hall.makeStaff('information-officer')).client
  const clerk = await hall.makeStaff('clerk')
  const referTo = { directorateId: idOf('Fen'), reason: 'Asfalt' }
  foreign['referred elsewhere'] = (await take({ clerk }, { referTo })).id
  foreign['at the desk'] = (await take({ clerk })).id
})

const routes = contract.filter(({ path }) => /^\/requests\/:id(\/|$)/.test(path))
const may = ({ may }: Route, role: AnyRole) => typeof may === 'string' || may.includes(role)

const ask = (client: ApiClient, { method, path, body, query }: Route, id: string) => {
  const known = body && 'directorateId' in body ? { ...body, directorateId: parks } : body
  const filled = path.replace(':id', id)
  return client.send(method, query === undefined ? filled : `${filled}?${query}`, known)
}

test('every change of a request stands in the table', () => {
  expect(routes.length).toBeGreaterThan(30)
})

describe.each(routes)('$method $path', (route) => {
  test.each(['referred elsewhere', 'at the desk'])(
    'an officer: %s, so not there',
    async (where) => {
      const answer = await ask(stranger, route, foreign[where]!)
      expect(answer.status).toBe(may(route, 'officer') ? 404 : 403)
      const guessed = await ask(stranger, route, 'nowhere')
      expect(answer.body).toEqual(guessed.body)
    },
  )

  test('an information officer: neither CİMER nor a paper, so not there', async () => {
    const answer = await ask(informationOfficer, route, foreign['at the desk']!)
    expect(answer.status).toBe(may(route, 'information-officer') ? 404 : 403)
  })
})

test('nothing happened to either', async () => {
  for (const [where, id] of Object.entries(foreign)) {
    const { steps } = expectStatus(await hall.admin.get(`/requests/${id}`), 200).body.request
    expect(steps).toHaveLength(where === 'at the desk' ? 1 : 2)
  }
  const { items } = (await hall.admin.get('/access-log')).body
  expect(items).toEqual([])
})
