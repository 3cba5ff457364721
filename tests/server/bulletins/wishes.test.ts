import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { databaseName } from '../../../server/storage/open.ts'
import { dataFiles } from '../privacy/support.ts'
import { refused } from '../shift.ts'
import { expectStatus } from '../support.ts'
import {
  bulletin,
  bulletinsAt,
  codeAt,
  later,
  openBulletinTown,
  publicUrl,
  send,
  take,
  type BulletinTown,
} from './support.ts'

let town: BulletinTown
beforeEach(async () => {
  town = await openBulletinTown()
})

const byLink = (code: string, wantsBulletins: boolean) =>
  town.hall.visitor().post('/bulletin-links/wishes', { code, wantsBulletins })
const look = (code: string) => town.hall.visitor().post('/bulletin-links', { code })
const preview = async () => (await town.hall.admin.post('/bulletin-previews', bulletin)).body
const messages = async () => (await town.hall.admin.get('/bulletins')).body.items[0].messages
const texts = () =>
  town.gateway.delivered.map((body) => (JSON.parse(body) as { text: string }).text)

/** Somebody who got a bulletin, with the code in its link. */
async function reader() {
  const taken = await take(town)
  await send(town)
  await later(town)
  return { ...taken, code: codeAt(town, taken.phone) }
}

describe('by the link of a bulletin', () => {
  test('somebody gets none any more, and some again when they change their mind', async () => {
    const { code } = await reader()
    expect((await look(code)).body).toEqual({ wantsBulletins: true })
    expect((await byLink(code, false)).body).toEqual({ wantsBulletins: false })
    expect((await look(code.toLowerCase())).body).toEqual({ wantsBulletins: false })
    expect(await preview()).toMatchObject({ recipients: 0, optedOut: 1 })
    expectStatus(await byLink(code, true), 200)
    expect(await preview()).toMatchObject({ recipients: 1, optedOut: 0 })
  })

  test('looking changes nothing: programs look at links too', async () => {
    const { code } = await reader()
    for (let looked = 0; looked < 3; looked++) expectStatus(await look(code), 200)
    expect(await preview()).toMatchObject({ recipients: 1, optedOut: 0 })
  })

  test('the link of an old bulletin goes on working', async () => {
    const { code, phone } = await reader()
    await send(town)
    await later(town, '2026-11-24T11:00:00+03:00')
    expect(codeAt(town, phone)).toBe(code)
    expectStatus(await byLink(code, false), 200)
  })

  test('messages about a request go out all the same', async () => {
    const { code, id, number } = await reader()
    expectStatus(await byLink(code, false), 200)
    expectStatus(await town.hall.admin.post(`/requests/${id}/answer`, { text: 'Yapıldı.' }), 201)
    await later(town, '2026-11-24T11:00:00+03:00')
    expect(texts().filter((one) => one.includes(number))).toHaveLength(2)
    const { phone } = await take(town, { phone: '+905329999999' })
    expect(phone).toBe('+905329999999')
    await later(town, '2026-11-24T11:05:00+03:00')
    expect(texts().filter((one) => one.includes('alındı'))).toHaveLength(2)
  })

  test('what still waits is cancelled, also what was given up, and nothing of a request', async () => {
    const { code, phone } = await reader()
    await town.hall.setClock('2026-11-24T22:00:00+03:00')
    await take(town, { phone })
    await send(town)
    expectStatus(await byLink(code, false), 200)
    expect(await messages()).toEqual({ sent: 0, waiting: 0, givenUp: 0, cancelled: 1 })
    const waiting = (await town.hall.admin.get('/outbox?state=waiting')).body.items
    expect(waiting).toMatchObject([{ event: 'registered' }])
    const before = bulletinsAt(town).length
    await later(town, '2026-11-25T09:00:00+03:00')
    expect(bulletinsAt(town)).toHaveLength(before)
    expect(texts().filter((one) => one.includes('alındı'))).toHaveLength(2)
  })

  test('a supervisor cannot send again what somebody has refused', async () => {
    const { phone, code } = await reader()
    town.gateway.mood = { status: 400, body: 'no' }
    await send(town)
    await later(town, '2026-11-24T11:00:00+03:00')
    expect(await messages()).toMatchObject({ givenUp: 1 })
    const [{ id }] = (await town.hall.admin.get('/outbox?bulletins=true')).body.items
    expectStatus(await byLink(code, false), 200)
    expect(await town.hall.admin.post(`/outbox/${id}/retry`, {})).toMatchObject(
      refused(409, 'message_settled'),
    )
    expect(phone).toMatch(/^\+90532/)
  })

  test('an unknown code is no link, and too many wrong ones close the door', async () => {
    expect(await look('22222222')).toMatchObject(refused(404, 'link_unknown'))
    const strict = await openBulletinTown({ publicUrl, rateLimit: true })
    const guess = () => strict.hall.visitor().post('/bulletin-links', { code: 'AAAABBBBCCCC' })
    const many = await Promise.all(Array.from({ length: 70 }, guess))
    expect(many.filter(({ status }) => status === 429)).toHaveLength(10)
  })
})

describe('at the desk', () => {
  const wishOf = (id: string) => `/requests/${id}/bulletin-wish`

  test('a clerk notes it beside the applicant, which is on record', async () => {
    const { id } = await take(town)
    const clerk = await town.hall.makeStaff('clerk')
    expect((await clerk.client.get(wishOf(id))).body).toEqual({ wantsBulletins: true })
    const put = (wantsBulletins: boolean) =>
      clerk.client.send('PUT', wishOf(id), { wantsBulletins })
    expectStatus(await put(false), 200)
    expect((await clerk.client.get(wishOf(id))).body).toEqual({ wantsBulletins: false })
    expect(await preview()).toMatchObject({ recipients: 0, optedOut: 1 })
    const looks = (await town.hall.admin.get(`/access-log?request=${id}`)).body.items
    expect(looks).toMatchObject([{ action: 'bulletin-wish', staffName: clerk.username }])
    expectStatus(await put(true), 200)
    expect(await preview()).toMatchObject({ recipients: 1, optedOut: 0 })
  })

  const putRight = async (id: string, phone: string) =>
    expectStatus(await town.hall.admin.patch(`/requests/${id}/applicant`, { phone }), 200)
  const refuse = async (id: string) =>
    expectStatus(await town.hall.admin.send('PUT', wishOf(id), { wantsBulletins: false }), 200)
  const wish = async (id: string) => (await town.hall.admin.get(wishOf(id))).body.wantsBulletins

  test('it stays theirs when their number is put right, and what waits there is not sent', async () => {
    const { id } = await take(town)
    const right = await take(town)
    await refuse(id)
    await town.hall.setClock('2026-11-24T22:00:00+03:00')
    await send(town)
    await putRight(id, right.phone)
    expect([await wish(id), await wish(right.id)]).toEqual([false, false])
    expect(await messages()).toMatchObject({ waiting: 0, cancelled: 1 })
    expect(await preview()).toMatchObject({ recipients: 0, optedOut: 1 })
  })

  test('it is not carried on when another request knows the old number', async () => {
    const { id, phone } = await take(town)
    const other = await take(town, { phone })
    await refuse(other.id)
    await putRight(id, '+905330000001')
    expect([await wish(id), await wish(other.id)]).toEqual([true, false])
  })

  test('nobody notes it who may not open the applicant', async () => {
    const { id } = await take(town, {}, { kind: 'complaint' })
    const { items } = (await town.hall.admin.get('/directorates')).body
    const [mine, other] = [items[0].id, items[1].id]
    const referral = { directorateId: mine, reason: 'Lütfen' }
    expectStatus(await town.hall.admin.post(`/requests/${id}/referrals`, referral), 201)
    const officer = await town.hall.makeStaff('officer', { directorateId: mine })
    const stranger = await town.hall.makeStaff('officer', { directorateId: other })
    const put = { wantsBulletins: false }
    expect(await officer.client.send('PUT', wishOf(id), put)).toMatchObject(
      refused(403, 'forbidden'),
    )
    expect(await stranger.client.send('PUT', wishOf(id), put)).toMatchObject(
      refused(404, 'not_found'),
    )
    expect(await preview()).toMatchObject({ recipients: 1, optedOut: 0 })
  })

  test('who has no telephone has nothing to refuse', async () => {
    const { id } = await take(town, { phone: '', email: 'a@ornek.test' })
    expect((await town.hall.admin.get(wishOf(id))).body).toEqual({ wantsBulletins: null })
    const put = { wantsBulletins: false }
    expect(await town.hall.admin.send('PUT', wishOf(id), put)).toMatchObject(
      refused(409, 'no_phone'),
    )
  })
})

describe('a person who is erased', () => {
  const stored = (query: string) => {
    const db = new DatabaseSync(join(town.hall.config.dataDir, databaseName), { readOnly: true })
    try {
      return db.prepare(query).all()
    } finally {
      db.close()
    }
  }

  async function erase(id: string) {
    expectStatus(await town.hall.admin.post(`/requests/${id}/withdrawal`, { reason: 'x' }), 201)
    const asked = await town.hall.admin.post(`/requests/${id}/erasures`, { reason: 'İstedi' })
    const { id: erasureId } = expectStatus(asked, 201).body.erasure
    const decision = { decision: 'granted', reason: 'Haklı' }
    expectStatus(await town.hall.admin.post(`/erasures/${erasureId}/decision`, decision), 201)
  }

  test('leaves no bulletin with their telephone, and the refusal stays', async () => {
    const { id, code, phone } = await reader()
    expectStatus(await byLink(code, false), 200)
    await erase(id)
    const letters = stored("SELECT sealed FROM outbox WHERE event = 'bulletin'")
    expect(letters).toEqual([{ sealed: null }])
    expect(stored('SELECT phone_hash FROM bulletin_messages')).toEqual([{ phone_hash: null }])
    expect(stored('SELECT * FROM bulletin_codes')).toEqual([])
    await take(town, { phone })
    expect(await preview()).toMatchObject({ recipients: 0, optedOut: 1 })
  })

  test('whose telephone another request still knows goes on being known by its link', async () => {
    const { id, code, phone } = await reader()
    await take(town, { phone })
    await erase(id)
    expect((await look(code)).body).toEqual({ wantsBulletins: true })
  })

  test('whose telephone was put right gets nothing at the wrong one any more', async () => {
    const { id, code } = await reader()
    await town.hall.setClock('2026-11-24T22:00:00+03:00')
    await send(town)
    const applicant = { name: 'Ayşe Yılmaz', phone: '+905330000001' }
    expectStatus(await town.hall.admin.patch(`/requests/${id}/applicant`, applicant), 200)
    expect(await messages()).toMatchObject({ cancelled: 1, waiting: 0 })
    // Those of whom the wrong number is lose their words too, and the link in them opens nothing.
    const letters = stored("SELECT sealed FROM outbox WHERE event = 'bulletin'")
    expect(letters).toEqual([{ sealed: null }, { sealed: null }])
    expect(stored('SELECT phone_hash FROM bulletin_messages WHERE phone_hash IS NOT NULL')).toEqual(
      [],
    )
    expect(stored('SELECT * FROM bulletin_codes')).toEqual([])
    expect(await look(code)).toMatchObject(refused(404, 'link_unknown'))
  })

  test('whose name was put right goes on being known by their telephone', async () => {
    const { id, code } = await reader()
    const applicant = { name: 'Ayşegül Yılmaz' }
    expectStatus(await town.hall.admin.patch(`/requests/${id}/applicant`, applicant), 200)
    expect((await look(code)).body).toEqual({ wantsBulletins: true })
  })
})

test('the data folder holds no code and no telephone readably', async () => {
  const { code, phone } = await reader()
  expectStatus(await byLink(code, false), 200)
  for (const { name, bytes } of dataFiles(town.hall.config.dataDir))
    for (const secret of [code, phone.slice(3)])
      expect(`${name}: ${bytes.includes(Buffer.from(secret))}`).toBe(`${name}: false`)
})
