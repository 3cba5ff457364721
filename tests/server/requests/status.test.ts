import { beforeAll, describe, expect, test } from 'vitest'
import { openContent } from '../../../server/requests/content.ts'
import { readRequest } from '../../../server/storage/request-table.ts'
import { pdf } from '../attachments/samples.ts'
import { waitSecondsOf } from '../client.ts'
import { refused } from '../shift.ts'
import { openGateway, type TestGateway } from '../sms/gateway.ts'
import { settingsFor } from '../sms/gateway-server.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person
let officer: Person
let gateway: TestGateway
let works: string

const ayse = { name: 'Ayşe Nur Yılmaz', phone: '0532 111 22 45' }
const day = '2026-05-25T10:00:00+03:00'

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock(day)
  gateway = await openGateway()
  expectStatus(await hall.admin.patch('/gateways', { sms: settingsFor(gateway.url) }), 200)
  const { items } = (await hall.admin.get('/directorates')).body
  works = items.find(({ name }: { name: string }) => name.startsWith('Fen')).id
  clerk = await hall.makeStaff('clerk')
  officer = await hall.makeStaff('officer', { directorateId: works })
})

interface Taken {
  id: string
  number: string
  code: string
}

async function take(more: Record<string, unknown> = {}): Promise<Taken> {
  const input = { kind: 'wish', channel: 'in-person', text: 'Sokak lambası yanmıyor.', ...more }
  const { request } = expectStatus(await clerk.client.post('/requests', input), 201).body
  const { house } = hall.server.opened
  const { statusCode: code } = openContent(house.keyring, readRequest(house.tables, request.id)!)
  return { id: request.id, number: request.number, code }
}

/** Referred, and answered by the directorate. */
async function takeAnswered(more: Record<string, unknown> = {}, attachmentIds: string[] = []) {
  const taken = await take({
    applicant: ayse,
    referTo: { directorateId: works, reason: 'Aydınlatma' },
    ...more,
  })
  const answer = { text: 'Lamba onarıldı.', attachmentIds }
  expectStatus(await officer.client.post(`/requests/${taken.id}/answer`, answer), 201)
  return taken
}

const look = ({ number, code }: Pick<Taken, 'number' | 'code'>) =>
  hall.visitor().post('/request-status', { number, code })
const askCode = ({ number, code }: Taken) =>
  hall.visitor().post('/request-status/one-time-codes', { number, code })
const openAnswer = ({ number, code }: Taken, oneTimeCode: string) =>
  hall.visitor().post('/request-status/answer', { number, code, oneTimeCode })

/** The code in the last text message. */
async function codeOnPhone(): Promise<string> {
  const texts = () => gateway.delivered.filter((text) => text.includes('Onay kodunuz'))
  await expect.poll(() => texts().length).toBeGreaterThan(0)
  return /kodunuz (\d{6})/.exec(texts().at(-1)!)![1]!
}

async function freshCode(taken: Taken): Promise<string> {
  gateway.delivered.length = 0
  expectStatus(await askCode(taken), 202)
  return codeOnPhone()
}

describe('a citizen looks how far it is', () => {
  test('and learns dates and steps, but no word of what was asked or answered', async () => {
    const taken = await takeAnswered()
    const { body } = expectStatus(await look(taken), 200)
    expect(body).toMatchObject({
      ...{ number: taken.number, status: 'answered', outcome: 'answered', receivedAt: day },
      ...{ hasAnswer: true, hasQuestion: false, phoneHint: '•• 45', lateness: 'none' },
    })
    const types = body.steps.map(({ type }: { type: string }) => type)
    expect(types).toEqual(['registered', 'referred', 'answered'])
    expect(JSON.stringify(body)).not.toMatch(/amba|Ayşe|532|Fen/)
  })

  test('with the code in small letters, with spaces or a dash', async () => {
    const { number, code } = await take()
    const parts = [code.slice(0, 4), code.slice(4)]
    for (const typed of [code.toLowerCase(), parts.join(' '), parts.join('-'), ` ${code} `])
      expect((await look({ number, code: typed })).status).toBe(200)
  })

  test('and is not shown what the house does inside', async () => {
    const taken = await take({ referTo: { directorateId: works, reason: 'x' } })
    expectStatus(await hall.admin.post(`/requests/${taken.id}/reminders`, {}), 201)
    const { body } = await look(taken)
    expect(body.steps.map(({ type }: { type: string }) => type)).toEqual(['registered', 'referred'])
  })

  test('a wrong code, an unknown number, CİMER’s and no number at all are told alike', async () => {
    const taken = await take()
    const fromCimer = { channel: 'cimer', externalReference: '2600900', receivedAt: '2026-05-20' }
    const cimer = await take({ ...fromCimer, text: '' })
    const tries = [
      { number: taken.number, code: '22222222' },
      { number: taken.number, code: '-' },
      { number: '2026-999999', code: taken.code },
      { number: '1999-1', code: taken.code },
      { number: 'kaç', code: taken.code },
      cimer,
    ]
    const answers = await Promise.all(tries.map(look))
    for (const answer of answers) expect(answer).toMatchObject(refused(404, 'status_unknown'))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  test('before there is an answer no code is sent', async () => {
    const taken = await take({ applicant: ayse })
    expect(await askCode(taken)).toMatchObject(refused(409, 'no_answer_yet'))
  })
})

describe('late is said honestly', () => {
  test('while it waits, and of an answer that came after its date', async () => {
    const other = await openHall()
    await other.setClock(day)
    const input = { kind: 'wish', channel: 'in-person', text: 'x' }
    const { request } = (await other.admin.post('/requests', input)).body
    const { receipt } = (await other.admin.post(`/requests/${request.id}/receipts`, {})).body
    const key = { number: receipt.number, code: receipt.statusCode }
    const lookThere = () => other.visitor().post('/request-status', key)
    expect((await lookThere()).body).toMatchObject({ lateness: 'none', dueOn: request.dueOn })
    await other.setClock('2026-08-03T10:00:00+03:00')
    expect((await lookThere()).body).toMatchObject({ lateness: 'late', wasDueOn: request.dueOn })
    expectStatus(await other.admin.post(`/requests/${request.id}/answer`, { text: 'y' }), 201)
    expect((await lookThere()).body).toMatchObject({ lateness: 'answered-late', dueOn: null })
  })
})

describe('the answer', () => {
  test('is shown once for the code on the telephone', async () => {
    const taken = await takeAnswered()
    const code = await freshCode(taken)
    const { body } = expectStatus(await openAnswer(taken, code), 200)
    expect(body).toEqual({
      answer: { at: day, type: 'answered', text: 'Lamba onarıldı.', attachments: [] },
      question: null,
    })
    expect(await openAnswer(taken, code)).toMatchObject(refused(403, 'code_void'))
  })

  test('the code goes out at night too', async () => {
    const taken = await takeAnswered()
    await hall.setClock('2026-05-25T23:30:00+03:00')
    const code = await freshCode(taken)
    await hall.setClock(day)
    expect((await openAnswer(taken, code)).status).toBe(200)
  })

  test('needs the request’s own code, and five wrong ones make it void', async () => {
    const taken = await takeAnswered()
    const code = await freshCode(taken)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let tried = 1; tried <= 4; tried += 1)
      expect(await openAnswer(taken, wrong)).toMatchObject(refused(403, 'wrong_code'))
    expect(await openAnswer(taken, wrong)).toMatchObject(refused(403, 'code_void'))
    expect(await openAnswer(taken, code)).toMatchObject(refused(403, 'code_void'))
  })

  test('another request’s code opens nothing, and no telephone code opens a wrong status code', async () => {
    const [mine, other] = [await takeAnswered(), await takeAnswered()]
    const code = await freshCode(mine)
    expect(await openAnswer(other, code)).toMatchObject(refused(403, 'code_void'))
    const guessed = { ...mine, code: '22222222' }
    expect(await openAnswer(guessed, code)).toMatchObject(refused(404, 'status_unknown'))
  })

  test('three codes an hour are enough', async () => {
    const taken = await takeAnswered()
    for (let sent = 1; sent <= 3; sent += 1) expect((await askCode(taken)).status).toBe(202)
    const answer = await askCode(taken)
    expect(answer).toMatchObject(refused(429, 'too_many_codes'))
    expect(waitSecondsOf(answer)).toBeGreaterThan(3500)
  })

  test('while something is asked of the citizen the question comes with it', async () => {
    const taken = await take({ applicant: ayse })
    const text = 'Adresin kapı numarasını yazın.'
    expectStatus(await hall.admin.post(`/requests/${taken.id}/question`, { text }), 201)
    const { body: seen } = await look(taken)
    expect(seen).toMatchObject({ status: 'incomplete', hasQuestion: true, hasAnswer: false })
    expect(JSON.stringify(seen)).not.toContain('kapı')
    const { body } = await openAnswer(taken, await freshCode(taken))
    expect(body).toEqual({ answer: null, question: { at: day, type: 'asked', text } })
  })
})

test('a refusal that the review board took back is not read any more', async () => {
  const taken = await take({ kind: 'information', applicant: ayse })
  const on = `/requests/${taken.id}`
  expectStatus(await hall.admin.post(`${on}/refusal`, { grounds: 'Ticari sır.' }), 201)
  expect((await look(taken)).body).toMatchObject({ hasAnswer: true })
  expectStatus(await hall.admin.post(`${on}/appeal`, { on: '2026-05-25' }), 201)
  expect((await look(taken)).body).toMatchObject({ hasAnswer: true })
  expectStatus(await hall.admin.post(`${on}/appeal-decision`, { decision: 'granted' }), 201)
  expect((await look(taken)).body).toMatchObject({ hasAnswer: false, status: 'received' })
})

describe('a file of the answer', () => {
  async function upload(kind: string): Promise<string> {
    const cookie = [...officer.client.cookies].map((pair) => pair.join('=')).join('; ')
    const response = await fetch(`${hall.url}/api/attachments?kind=${kind}`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(pdf()),
    })
    return ((await response.json()) as { attachment: { id: string } }).attachment.id
  }

  test('is handed out for a few minutes, safely, and only what answers', async () => {
    const [answer, photo] = [await upload('answer'), await upload('photo')]
    const taken = await takeAnswered({}, [answer, photo])
    const { body } = await openAnswer(taken, await freshCode(taken))
    const { attachments } = body.answer
    expect(attachments).toMatchObject([{ id: answer, kind: 'answer', type: 'application/pdf' }])
    const [{ url }] = attachments
    const file = await fetch(`${hall.url}${url}`)
    expect(file.status).toBe(200)
    expect(file.headers.get('Content-Disposition')).toBe(`attachment; filename="${answer}.pdf"`)
    expect(file.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(file.headers.get('Cache-Control')).toBe('private, no-store')
    const ticket = new URL(url, hall.url).searchParams.get('ticket')!
    const at = (id: string, with_: string) =>
      hall.visitor().get(`/request-status/attachments/${id}?ticket=${with_}`)
    expect(await at(photo, ticket)).toMatchObject(refused(404, 'not_found'))
    expect(await at(answer, `${ticket}x`)).toMatchObject(refused(404, 'not_found'))
    expect(await at('nothing', ticket)).toMatchObject(refused(404, 'not_found'))
  })

  test('goes with the answer that was taken back, and so does the answer', async () => {
    const wrong = await upload('answer')
    const taken = await takeAnswered({}, [wrong])
    const first = (await openAnswer(taken, await freshCode(taken))).body.answer
    const reopening = { reason: 'Başkasının belgesi gitti' }
    expectStatus(await hall.admin.post(`/requests/${taken.id}/reopening`, reopening), 201)

    expect((await look(taken)).body).toMatchObject({ status: 'received', hasAnswer: false })
    expect(await askCode(taken)).toMatchObject(refused(409, 'no_answer_yet'))
    expect((await fetch(`${hall.url}${first.attachments[0].url}`)).status).toBe(404)

    const right = await upload('answer')
    const answer = { text: 'Lamba yanıyor.', attachmentIds: [right] }
    const path = `/requests/${taken.id}/referrals`
    expectStatus(await hall.admin.post(path, { directorateId: works }), 201)
    expectStatus(await officer.client.post(`/requests/${taken.id}/answer`, answer), 201)
    const { body } = await openAnswer(taken, await freshCode(taken))
    expect(body.answer).toMatchObject({ text: 'Lamba yanıyor.', attachments: [{ id: right }] })
    expect(body.answer.attachments).toHaveLength(1)
    expect((await fetch(`${hall.url}${first.attachments[0].url}`)).status).toBe(404)
  })

  test('of another request stays closed', async () => {
    const [mine, theirs] = [await upload('answer'), await upload('answer')]
    const taken = await takeAnswered({}, [mine])
    await takeAnswered({}, [theirs])
    const { body } = await openAnswer(taken, await freshCode(taken))
    const [{ url }] = body.answer.attachments
    const asked = await fetch(`${hall.url}${url.replace(mine, theirs)}`)
    expect(asked.status).toBe(404)
  })
})
