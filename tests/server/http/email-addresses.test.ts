import { describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
await hall.setClock('2026-11-24T10:00:00+03:00')
const { admin } = hall
const manager = (await hall.makeStaff('manager')).client
const { client: clerk } = await hall.makeStaff('clerk')
const noticeVersion = '1'

const take = (email: string) => {
  const applicant = { name: 'Biri', email }
  const said = { kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.' }
  return clerk.post('/requests', { ...said, applicant, noticeVersion })
}
const { id } = expectStatus(await take('biri@ornek.com'), 201).body.request
const smtp = { host: 'smtp.example', port: 25, security: 'none', user: '' }
let serial = 0

/** Every door through which an address comes in, and how a refusal calls its field. */
const doors: [string, string, (email: string) => Promise<{ status: number; body: unknown }>][] = [
  ['who applies', 'applicant.email', take],
  [
    'who applied, put right',
    'email',
    (email) => admin.patch(`/requests/${id}/applicant`, { email }),
  ],
  [
    'a directorate',
    'email',
    (email) => manager.post('/directorates', { name: `Birim ${++serial}`, email }),
  ],
  [
    'who is told of a delay',
    'escalationEmails.manager',
    (manager_) =>
      manager.patch('/request-settings', {
        escalationEmails: { supervisor: '', manager: manager_ },
      }),
  ],
  [
    'the house’s own',
    'email.from.address',
    (address) => admin.patch('/gateways', { email: { ...smtp, from: { name: 'Masa', address } } }),
  ],
]

describe.each(doors)('the address of %s', (_, field, write) => {
  test.each(["o'neil@ornek.com", 'a!b@ornek.com', ' a@xn--rnek-4qa.com '])(
    'may be “%s”',
    async (email) => {
      expect((await write(email)).status).toBeLessThan(300)
    },
  )

  test.each([
    ...['ayşe@ornek.com', 'a@örnek.com', 'ayse.@ornek.com', 'ayse@ornek'],
    `${'a'.repeat(65)}@ornek.com`,
  ])('is not “%s”', async (email) => {
    expect(await write(email)).toMatchObject(refused(400, 'malformed', field))
  })
})
