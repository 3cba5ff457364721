import { beforeAll, describe, expect, it } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

let hall: TestHall

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
})

const take = (more: Record<string, unknown> = {}) =>
  hall.admin.post('/requests', { kind: 'wish', channel: 'in-person', text: 'Bank', ...more })
const malformed = (field: string) => refused(400, 'malformed', field)

describe('the moment at which a request came', () => {
  it.each([
    ...['2026-11-01T10:00:00+03', '2026-11-01T10:00:00+0300', '2026-11-01 10:00:00Z'],
    ...['2026-11-01T10:00:00', '2026-02-30T10:00:00Z', '2026-11-01T25:00:00Z'],
    ...['2026-11-01T10:00:00+25:00', '2026-02-30', '0000-01-01', '0001-01-01T00:00:00Z'],
    ...['1999-12-31', '1999-12-31T10:00:00+03:00', '', 'dün'],
  ])('%j is none', async (receivedAt) => {
    expect(await take({ receivedAt })).toMatchObject(malformed('receivedAt'))
  })

  it.each([
    ['2026-11-01T10:00:00+03:00', '2026-11-01T10:00:00+03:00'],
    ['2026-11-01T10:00Z', '2026-11-01T13:00:00+03:00'],
    ['2026-11-01T10:00:00.123456Z', '2026-11-01T13:00:00+03:00'],
    ['2026-11-01', '2026-11-01T00:00:00+03:00'],
    ['2000-01-01', '2000-01-01T00:00:00+02:00'],
  ])('%s is one', async (receivedAt, shown) => {
    const { request } = expectStatus(await take({ receivedAt }), 201).body
    expect(Math.trunc(Date.parse(request.receivedAt) / 1000)).toBe(Date.parse(shown) / 1000)
  })
})

it('CİMER’s own day starts its clock: without it nothing is taken', async () => {
  const cimer = { kind: 'complaint', channel: 'cimer', externalReference: '2611-0' }
  expect(await take(cimer)).toMatchObject(refused(422, 'day_missing', 'receivedAt'))
  const taken = await take({ ...cimer, receivedAt: '2026-11-02' })
  expect(expectStatus(taken, 201).body.request.clock.startsOn).toBe('2026-11-02')
})

describe('a day that is none, or of another century, is refused by name', () => {
  it.each(['2026-02-30', '0000-01-01', '1999-12-31', '2026-11-24T10:00:00Z'])('%s', async (on) => {
    const { request } = expectStatus(await take({ kind: 'petition' }), 201).body
    const paper = { number: '7', on }
    expect(await take({ kind: 'petition', registry: paper })).toMatchObject(
      malformed('registry.on'),
    )
    const post = (verb: string, body: object) =>
      hall.admin.post(`/requests/${request.id}/${verb}`, body)
    expect(await post('registry', paper)).toMatchObject(malformed('on'))
    expect(await post('appeal', { on })).toMatchObject(malformed('on'))
    const { items } = (await hall.admin.get('/directorates')).body
    const referral = { directorateId: items[0].id, dueOn: on }
    expect(await post('referrals', referral)).toMatchObject(malformed('dueOn'))
    expect(await post('reissue', { dueOn: on })).toMatchObject(malformed('dueOn'))
    expect(await hall.admin.get(`/access-log?from=${on}`)).toMatchObject(malformed('from'))
  })
})

it('nobody appeals before the refusal', async () => {
  const { request } = expectStatus(await take({ kind: 'information' }), 201).body
  const post = (verb: string, body: object) =>
    hall.admin.post(`/requests/${request.id}/${verb}`, body)
  await hall.setClock('2026-11-25T10:00:00+03:00')
  expectStatus(await post('refusal', { grounds: 'Ticari sır.' }), 201)
  await hall.setClock('2026-11-27T10:00:00+03:00')
  expect(await post('appeal', { on: '2026-11-24' })).toMatchObject(
    refused(422, 'before_refusal', 'on'),
  )
  expect(await post('appeal', { on: '2026-11-28' })).toMatchObject(refused(422, 'in_the_future'))
  expectStatus(await post('appeal', { on: '2026-11-25' }), 201)
})

it('what CİMER waits for is not solved at the desk: its answer is entered there first', async () => {
  const receivedAt = '2026-11-20'
  const cimer = { kind: 'complaint', channel: 'cimer', externalReference: '2611-1', receivedAt }
  expect(await take({ ...cimer, solvedAtDesk: true })).toMatchObject(
    refused(422, 'answer_in_cimer', 'solvedAtDesk'),
  )
  expectStatus(await take(cimer), 201)
})
