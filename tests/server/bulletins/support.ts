import { openGateway, type TestGateway } from '../sms/gateway.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'
import type { Config } from '../../../server/config.ts'

/** A town hall that sends text messages, and a notice that people were shown. */
export interface BulletinTown {
  hall: TestHall
  gateway: TestGateway
  noticeVersion: string
}

export const publicUrl = 'https://masa.ornek.bel.tr'
/** A Tuesday morning. */
export const morning = '2026-11-24T10:00:00+03:00'

/** The generic gateway at this address. */
export const gatewayAt = (url: string) => ({
  ...{ kind: 'http', url, method: 'POST', contentType: 'json', headers: {} },
  ...{ bodyTemplate: '{"to":"{to}","text":"{text}"}', sender: '', successPattern: null },
})

export async function openBulletinTown(
  config: Partial<Config> = { publicUrl },
): Promise<BulletinTown> {
  const hall = await openHall(config)
  await hall.setClock(morning)
  const gateway = await openGateway()
  expectStatus(await hall.admin.patch('/gateways', { sms: gatewayAt(gateway.url) }), 200)
  return { hall, gateway, noticeVersion: await noticeOf(hall) }
}

export async function noticeOf(hall: TestHall): Promise<string> {
  return expectStatus(await hall.admin.get('/notice'), 200).body.notice.version as string
}

let serial = 0
/** A telephone that nobody else has. */
export const newPhone = () => `+90532${String(++serial).padStart(7, '0')}`

/** A request of somebody with a telephone of their own, who was shown the notice. */
export async function take(
  { hall, noticeVersion }: Pick<BulletinTown, 'hall' | 'noticeVersion'>,
  applicant: Record<string, unknown> | null = {},
  more: Record<string, unknown> = {},
): Promise<{ id: string; number: string; phone: string }> {
  const phone = (applicant?.['phone'] as string | undefined) ?? newPhone()
  const input = { kind: 'wish', channel: 'in-person', text: 'Bir bank', noticeVersion, ...more }
  const person = applicant && { applicant: { name: 'Ayşe Yılmaz', phone, ...applicant } }
  const { body } = expectStatus(await hall.admin.post('/requests', { ...input, ...person }), 201)
  return { id: body.request.id, number: body.request.number, phone }
}

export const text = 'Yarın 10.00–12.00 arası su verilemeyecek.'
export const bulletin = { texts: { tr: text } }

/** Send it, and let the clock run until it arrived or waits for another day. */
export async function send({ hall }: BulletinTown, more: Record<string, unknown> = {}) {
  const answer = await hall.admin.post('/bulletins', { ...bulletin, ...more })
  return expectStatus(answer, 201).body.bulletin as { id: string }
}

/** Some minutes later: what was due is sent. */
export async function later({ hall }: BulletinTown, time = '2026-11-24T10:30:00+03:00') {
  await hall.setClock(time)
}

interface Message {
  to: string
  text: string
}

/** What arrived on telephones that is no message about a request, in order. */
export function bulletinsAt({ gateway }: BulletinTown): Message[] {
  const all = gateway.delivered.map((body) => JSON.parse(body) as Message)
  return all.filter(({ text }) => !/\d{4}-\d{6}/.test(text))
}

/** The code in the link of the bulletin that this telephone got last. */
export function codeAt(town: BulletinTown, phone: string): string {
  const message = bulletinsAt(town).findLast(({ to }) => to.endsWith(phone.slice(-10)))
  return /\/f\/d\/(\w+)$/.exec(message?.text ?? '')?.[1] ?? ''
}
