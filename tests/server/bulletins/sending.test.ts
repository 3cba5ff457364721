import { beforeEach, describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import {
  bulletin,
  bulletinsAt,
  later,
  morning,
  newPhone,
  openBulletinTown,
  publicUrl,
  send,
  take,
  text,
  type BulletinTown,
} from './support.ts'

let town: BulletinTown
beforeEach(async () => {
  town = await openBulletinTown()
})

const phones = () => bulletinsAt(town).map(({ to }) => to)
const preview = async (more: Record<string, unknown> = {}) =>
  expectStatus(await town.hall.admin.post('/bulletin-previews', { ...bulletin, ...more }), 200).body
const listed = async () => (await town.hall.admin.get('/bulletins')).body.items

describe('a bulletin', () => {
  test('goes once to each telephone, with the way out at its end', async () => {
    const { phone } = await take(town)
    await take(town, { phone, name: 'Can Yılmaz' })
    const other = await take(town)
    await send(town)
    await later(town)
    expect(phones().toSorted()).toEqual([phone, other.phone].toSorted())
    for (const { text: arrived } of bulletinsAt(town))
      expect(arrived).toMatch(
        /^Yarın 10\.00-12\.00 arası su verilemeyecek\.\nDuyuru istemiyorsanız: https:\/\/\S+\/f\/d\/[2-9A-Z]{12}$/,
      )
    const [one, two] = bulletinsAt(town)
    expect(one?.text).not.toBe(two?.text)
  })

  test('names nobody, and nobody’s telephone, in its link', async () => {
    const { phone, number } = await take(town)
    await send(town)
    await later(town)
    const [message] = bulletinsAt(town)
    expect(message?.text).not.toContain(phone.slice(-7))
    expect(message?.text).not.toContain(number)
    expect(message?.text).toContain(publicUrl)
  })

  test('never reaches CİMER, who has no telephone, who is called, or who was shown no notice', async () => {
    const cimer = { channel: 'cimer', externalReference: '26-1', receivedAt: '2026-11-24' }
    await take(town, null, { ...cimer, noticeVersion: null })
    await take(town, { phone: '', email: 'a@ornek.test' })
    await take(town, { wantsCall: true })
    await take(town, {}, { noticeVersion: null })
    expect(await preview()).toMatchObject({ recipients: 0, optedOut: 0, parts: 0 })
    expect(await town.hall.admin.post('/bulletins', bulletin)).toMatchObject(
      refused(409, 'no_recipients'),
    )
    expect(await listed()).toEqual([])
  })

  test('is narrowed by neighbourhood, topic, what is open, and a period', async () => {
    const { items: topics } = (await town.hall.admin.get('/topics')).body
    const topicId = topics[0].id
    const inPark = await take(town, {}, { place: { neighbourhood: 'Bahçelievler' } })
    const ofTopic = await take(town, {}, { topicId })
    const solved = await take(town, {}, { solvedAtDesk: true })
    const old = await take(town, {}, { receivedAt: '2025-11-20' })
    const count = async (audience: object) => (await preview({ audience })).recipients
    expect(await count({})).toBe(3)
    expect(await count({ neighbourhood: 'Bahçelievler' })).toBe(1)
    expect(await count({ topicId })).toBe(1)
    expect(await count({ openOnly: true })).toBe(2)
    expect(await count({ from: '2025-01-01' })).toBe(4)
    expect(await count({ from: '2025-11-20', to: '2025-11-20' })).toBe(1)
    await send(town, { audience: { neighbourhood: 'Bahçelievler' } })
    await later(town)
    expect(phones()).toEqual([inPark.phone])
    expect(new Set([inPark, ofTopic, solved, old].map(({ phone }) => phone)).size).toBe(4)
  })

  test('speaks the language of its reader where it has words in it', async () => {
    const english = await take(town, { language: 'en' })
    const german = await take(town, { language: 'de' })
    const texts = { tr: `${text} `.repeat(3), en: 'No water tomorrow, 10:00–12:00.' }
    expect(await preview({ texts })).toMatchObject({
      texts: [
        { language: 'tr', recipients: 1, parts: 2 },
        { language: 'en', recipients: 1, parts: 1 },
      ],
      parts: 3,
    })
    await send(town, { texts })
    await later(town)
    const to = (phone: string) => bulletinsAt(town).find((one) => one.to === phone)?.text
    expect(to(english.phone)).toMatch(/^No water.*\nNo more bulletins: /)
    expect(to(german.phone)).toMatch(/^Yarın.*\nDuyuru istemiyorsanız: /)
  })

  test('waits for the morning in quiet hours', async () => {
    await take(town)
    await town.hall.setClock('2026-11-24T22:00:00+03:00')
    await send(town)
    await later(town, '2026-11-25T07:59:00+03:00')
    expect(phones()).toEqual([])
    expect(await listed()).toMatchObject([{ messages: { waiting: 1, sent: 0 } }])
    await later(town, '2026-11-25T08:01:00+03:00')
    expect(phones()).toHaveLength(1)
  })

  test('sent twice with one key was sent once', async () => {
    await take(town)
    const keyed = town.hall.admin.key('duyuru-1')
    const answers = await Promise.all([1, 2].map(() => keyed.post('/bulletins', bulletin)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]?.body.bulletin.id).toBe(answers[1]?.body.bulletin.id)
    await later(town)
    expect(phones()).toHaveLength(1)
    const other = { texts: { tr: 'Başka' } }
    expect(await keyed.post('/bulletins', other)).toMatchObject(refused(422, 'key_reused'))
  })

  test('is listed with who sent it, to whom, and what became of it', async () => {
    await take(town)
    const supervisor = await town.hall.makeStaff('supervisor', { name: 'Derya Ak' })
    const audience = { from: '2026-01-01', to: '2026-11-24', openOnly: true }
    expectStatus(await supervisor.client.post('/bulletins', { ...bulletin, audience }), 201)
    await later(town)
    expect(await listed()).toMatchObject([
      {
        ...{ sentAt: morning, sentBy: 'Derya Ak', texts: { tr: text }, optedOut: 0, parts: 1 },
        audience: { ...audience, neighbourhood: null, topicId: null },
        messages: { sent: 1, waiting: 0, givenUp: 0, cancelled: 0 },
      },
    ])
  })

  test('that cannot be sent becomes no call, and tells nobody anything about a request', async () => {
    const { id } = await take(town)
    await later(town, '2026-11-24T10:10:00+03:00')
    town.gateway.mood = { status: 400, body: 'no' }
    await send(town)
    await later(town)
    expect(await listed()).toMatchObject([{ messages: { givenUp: 1 } }])
    expect((await town.hall.admin.get('/outbox/work')).body.items).toEqual([])
    const { request } = (await town.hall.admin.get(`/requests/${id}`)).body
    expect(request).toMatchObject({ status: 'received', told: null })
  })

  test('does not stand between the messages about requests', async () => {
    await take(town)
    await send(town)
    const items = (await town.hall.admin.get('/outbox')).body.items
    expect(items.map(({ event }: { event: string }) => event)).toEqual(['registered'])
    const { body } = await town.hall.admin.get('/outbox?bulletins=true')
    expect(body.items).toMatchObject([{ event: 'bulletin', requestId: null }])
  })
})

describe('what cannot be sent', () => {
  test('a bulletin without a Turkish text, or with one that is too long', async () => {
    const post = (texts: object) => town.hall.admin.post('/bulletins', { texts })
    expect(await post({ en: 'Hello' })).toMatchObject(refused(422, 'text_missing'))
    expect(await post({ tr: ' ' })).toMatchObject(refused(422, 'text_missing'))
    expect((await post({ tr: 'a'.repeat(601) })).status).toBe(400)
  })

  test('a bulletin to a topic that is not there, or a period that ends before it begins', async () => {
    const post = (audience: object) => town.hall.admin.post('/bulletins', { ...bulletin, audience })
    expect(await post({ topicId: 'nowhere' })).toMatchObject(refused(422, 'unknown_topic'))
    expect(await post({ from: '2026-02-01', to: '2026-01-01' })).toMatchObject({
      ...{ status: 400, body: { field: 'audience.from' } },
    })
  })

  test('any, while text messages have no way out of the house', async () => {
    const bare = await openHall()
    expect(await bare.admin.post('/bulletins', bulletin)).toMatchObject(refused(422, 'no_gateway'))
  })
})

test('without a public address the desk is named instead of a link', async () => {
  const inside = await openBulletinTown({ publicUrl: null })
  await take(inside, { phone: newPhone() })
  await send(inside)
  await later(inside)
  expect(bulletinsAt(inside)[0]?.text).toMatch(/masadaki görevliye söyleyin\.$/)
})
