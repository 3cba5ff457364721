import { beforeAll, describe, expect, it } from 'vitest'
import type { ApiClient } from '../client.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'
import { makeProgram } from './support.ts'

let hall: TestHall
let program: ApiClient
let hidden: { id: string; number: string }

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  program = (await makeProgram(hall, { scopes: ['requests:read'] })).client
  const applicant = { name: 'Gizli Muhbir', phone: '05339998877', nationalId: '10000000146' }
  const input = {
    ...{ kind: 'report', channel: 'web', text: 'Kaçak yapı', externalReference: 'BB 77/3' },
    applicant,
  }
  hidden = expectStatus(await hall.admin.post('/requests', input), 201).body.request
})

const search = (q: string, client = program) => client.post('/request-searches', { q })

describe('a program', () => {
  it.each([
    'gizli muhbir',
    'Muhbir',
    '05339998877',
    '0533 999 88 77',
    '10000000146',
    '1000 0000 146',
  ])('finds nobody by %s, and is told why', async (q) => {
    expect(await search(q)).toMatchObject(refused(422, 'only_by_number', 'q'))
    expect((await search(q, hall.admin)).body.items).toMatchObject([{ id: hidden.id }])
  })

  it('finds nobody by a name with a number in it', async () => {
    expect((await search('gizli muhbir 1')).body).toMatchObject({ items: [], total: 0, next: null })
  })

  it('finds by our number, by its serial and by another system’s own', async () => {
    for (const q of [hidden.number, hidden.number.split('-')[1] ?? '', 'BB 77/3'])
      expect((await search(q)).body).toMatchObject({ items: [{ id: hidden.id }], total: 1 })
    expect((await search('')).body.total).toBe(1)
    const { body } = await program.get(`/requests?q=${hidden.number}`)
    expect(body.items).toMatchObject([{ id: hidden.id }])
  })
})
