import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { fold } from '../../../domain/turkish.ts'
import { picture } from '../attachments/samples.ts'
import type { ApiClient } from '../client.ts'
import { openGateway, type TestGateway } from '../sms/gateway.ts'
import { expectStatus, type Person, type TestHall } from '../support.ts'

/** Nothing of this may be read in a file or a line of the log. */
export const ayse = {
  ...{ name: 'Ayşegül Şimşekoğlu', phone: '+905321174539', nationalId: '10000000146' },
  ...{ email: 'aysegul.simsek@ornek.test', address: 'Çınarlı Sokak 17' },
}
export const written = {
  text: 'Karşı komşum Hüdaverdi Bey geceleri gürültü ediyor.',
  answer: 'Hüdaverdi Bey ile görüşüldü, tutanak tutuldu.',
  referral: 'Ayşegül Hanım haftaya tatile çıkıyor.',
  unlock: 'Şimşekoğlu ailesini aramak gerekti.',
}
const secrets = [
  ...Object.values(ayse),
  ...Object.values(written),
  ...['Ayşegül', 'Şimşekoğlu', 'Hüdaverdi', '5321174539', '532 117', '0532', 'aysegul.simsek'],
]

/** The people of a town hall, and a gateway that receives its text messages. */
export interface Town {
  hall: TestHall
  gateway: TestGateway
  clerk: Person
  officer: Person
  manager: Person
  works: string
}

export async function openTown(hall: TestHall): Promise<Town> {
  const gateway = await openGateway()
  const sms = {
    ...{ kind: 'http', url: gateway.url, method: 'POST', contentType: 'json', headers: {} },
    ...{ bodyTemplate: '{"to":"{to}","text":"{text}"}', sender: '', successPattern: null },
  }
  expectStatus(await hall.admin.patch('/gateways', { sms }), 200)
  const { items } = (await hall.admin.get('/directorates')).body
  const works = items.find(({ name }: { name: string }) => name.startsWith('Fen')).id
  const officer = await hall.makeStaff('officer', { directorateId: works })
  const [clerk, manager] = [await hall.makeStaff('clerk'), await hall.makeStaff('manager')]
  return { hall, gateway, clerk, officer, manager, works }
}

export interface Taken {
  id: string
  number: string
}

export async function take(
  { clerk }: Pick<Town, 'clerk'>,
  more: Record<string, unknown> = {},
): Promise<Taken> {
  const input = { kind: 'wish', channel: 'in-person', text: written.text, applicant: ayse, ...more }
  return expectStatus(await clerk.client.post('/requests', input), 201).body.request
}

export async function upload(hall: TestHall, client: ApiClient, kind = 'photo'): Promise<string> {
  const response = await fetch(`${hall.url}/api/attachments?kind=${kind}`, {
    method: 'POST',
    headers: { Cookie: cookiesOf(client), 'Content-Type': 'application/octet-stream' },
    body: Buffer.from(await picture('jpeg')),
  })
  const { attachment } = JSON.parse(await response.text()) as { attachment: { id: string } }
  return attachment.id
}

export async function fetchStatus(hall: TestHall, client: ApiClient, path: string) {
  const headers = { Cookie: cookiesOf(client) }
  return (await fetch(`${hall.url}/api${path}`, { headers })).status
}

const cookiesOf = ({ cookies }: ApiClient) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** The last text message that says this; what the pattern's first group found. */
export async function texted({ gateway }: Town, pattern: RegExp): Promise<string> {
  const find = () => gateway.delivered.findLast((body) => pattern.test(body))
  await expect.poll(find).toBeDefined()
  return pattern.exec(find() ?? '')?.[1] ?? ''
}

/**
 * Everything that can happen to a complaint: a draft, photos, a referral with words, an unlocked name, an answer, text
 * messages, the citizen's own look with a one-time code, searches, an export. Closed at the end.
 */
export async function wholeLife(town: Town): Promise<Taken> {
  const { hall, clerk, officer, manager, works } = town
  const content = { ...ayse, text: written.text }
  const draft = await clerk.client.send('PUT', '/drafts/draft-of-ayse', {
    ...{ branchId: hall.branchId, content },
  })
  expectStatus(draft, 200)
  const taken = await take(town, {
    ...{ kind: 'complaint', referTo: { directorateId: works, reason: written.referral } },
    ...{ attachmentIds: [await upload(hall, clerk.client)], draftId: 'draft-of-ayse' },
  })
  const on = `/requests/${taken.id}`
  const [number, code] = [taken.number, await texted(town, codeIn(taken.number))]
  const reason = { reason: written.unlock }
  expectStatus(await officer.client.post(`${on}/applicant-openings`, reason), 201)
  expectStatus(await officer.client.post(`${on}/receipt`, {}), 201)
  const attachmentIds = [await upload(hall, officer.client, 'answer')]
  const answer = { text: written.answer, attachmentIds }
  expectStatus(await officer.client.post(`${on}/answer`, answer), 201)
  town.gateway.delivered.length = 0
  expectStatus(await hall.visitor().post('/request-status/one-time-codes', { number, code }), 202)
  const oneTimeCode = await texted(town, /Onay kodunuz (\d{6})/)
  const asked = { number, code, oneTimeCode }
  expectStatus(await hall.visitor().post('/request-status/answer', asked), 200)
  for (const q of [ayse.phone, ayse.nationalId, 'Şimşekoğlu'])
    expectStatus(await clerk.client.post('/request-searches', { q }), 200)
  expectStatus(await manager.client.post(`${on}/exports`, reason), 201)
  await expect.poll(async () => (await statusOf(town, taken.id)).status).toBe('closed')
  return taken
}

const codeIn = (number: string) => new RegExp(`${number} .*kodunuz (\\w+)\\.`)

export async function statusOf({ manager }: Town, id: string) {
  return expectStatus(await manager.client.get(`/requests/${id}`), 200).body.request
}

/** What of the secrets, in any writing, stands readably in these bytes. */
export function readable(bytes: Buffer): string[] {
  const found = secrets.filter((secret) => writings(secret).some((one) => bytes.includes(one)))
  return [...new Set(found)]
}

function writings(secret: string): Buffer[] {
  const spelled = [secret, fold(secret), secret.toLocaleUpperCase('tr'), JSON.stringify(secret)]
  spelled.push(secret.toLocaleLowerCase('tr'), encodeURIComponent(secret))
  return spelled.flatMap((text) => {
    const plain = text.replaceAll('"', '')
    const bytes = Buffer.from(plain, 'utf8')
    return [bytes, Buffer.from(plain, 'utf16le'), Buffer.from(bytes.toString('base64'), 'ascii')]
  })
}

/** Every file of the data folder but the keys. */
export function dataFiles(dataDir: string): { name: string; bytes: Buffer }[] {
  const entries = readdirSync(dataDir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'keys.json')
  return files.map(({ parentPath, name }) => ({
    ...{ name, bytes: readFileSync(join(parentPath, name)) },
  }))
}
