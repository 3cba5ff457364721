/** What waited until somebody set up a way out of the house. */
import { beforeEach, expect, test } from 'vitest'
import { openPostOffice, words, type PostOffice } from '../mail/post-office.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

let hall: TestHall
let office: PostOffice

beforeEach(async () => {
  office = await openPostOffice()
  hall = await openHall()
  await at('24T10:00')
})

const at = (time: string) => hall.setClock(`2026-11-${time}:00+03:00`)
async function take() {
  const applicant = { name: 'Ayşe Yılmaz', email: 'ayse@ornek.test' }
  const input = { kind: 'wish', channel: 'in-person', text: 'Bank', applicant }
  return expectStatus(await hall.admin.post('/requests', input), 201).body.request
}
/** Tried until the pauses are half days. */
async function waitInVain() {
  for (const time of ['10:00', '10:01', '10:06', '10:21', '11:21', '14:21', '20:21'])
    await at(`24T${time}`)
}
async function openTheWay() {
  const from = { name: 'Masa', address: 'masa@belediye.example' }
  const email = { host: '127.0.0.1', port: office.port, security: 'none', user: '', from }
  expectStatus(await hall.admin.patch('/gateways', { email }), 200)
}
const letters = () => office.letters.map(words)

test('goes as soon as somebody has, and so does what is told after it', async () => {
  const { id } = await take()
  await waitInVain()
  await at('25T08:10')
  await openTheWay()
  await expect.poll(letters).toEqual([expect.stringContaining('alındı')])
  expectStatus(await hall.admin.post(`/requests/${id}/answer`, { text: 'Yapıldı.' }), 201)
  await expect
    .poll(letters)
    .toEqual([expect.stringContaining('alındı'), expect.stringContaining('yanıtlandı')])
})

test('goes in the morning when that was in the night', async () => {
  await take()
  await waitInVain()
  await at('24T22:00')
  await openTheWay()
  await at('25T07:59')
  expect(letters()).toEqual([])
  await at('25T08:00')
  expect(letters()).toHaveLength(1)
})

test('is not given up at once because it waited for long', async () => {
  await take()
  await waitInVain()
  for (const day of [25, 26, 27, 28, 29, 30])
    for (const hour of ['09', '20']) await at(`${day}T${hour}:59`)
  const { port } = office
  office.port = 1
  await openTheWay()
  await expect
    .poll(async () => {
      const { items } = (await hall.admin.get('/outbox')).body
      return items as unknown
    })
    .toMatchObject([{ state: 'waiting', problem: expect.not.stringContaining('not-set-up') }])
  office.port = port
  await openTheWay()
  await at('30T21:00')
  await hall.setClock('2026-12-01T09:00:00+03:00')
  await expect.poll(letters).toHaveLength(1)
})
