import { expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const mine = await hall.makeStaff('clerk')
const other = await hall.makeStaff('clerk')

const take = async (person: typeof mine, channel: string) => {
  const input = { branchId: hall.branchId, kind: 'complaint', channel, text: 'Kaldırım bozuk.' }
  return expectStatus(await person.client.post('/requests', input), 201).body.request.number
}
const list = async (channels: string, days = 1) => {
  const asked = `branch=${hall.branchId}&channels=${channels}&days=${days}`
  const { items } = expectStatus(await mine.client.get(`/requests/mine?${asked}`), 200).body
  return items.map(({ number }: { number: string }) => number)
}

test('a colleague sees what they took themselves, by channel, of today or of more days', async () => {
  await hall.setClock('2026-11-23T16:00:00+03:00')
  const yesterday = await take(mine, 'field')
  await hall.setClock('2026-11-24T00:30:00+03:00')
  await take(other, 'telephone')
  const call = await take(mine, 'telephone')
  const visit = await take(mine, 'mobile-desk')
  expect(await list('telephone')).toEqual([call])
  expect(await list('field,mobile-desk')).toEqual([visit])
  expect(await list('field,mobile-desk', 30)).toEqual([visit, yesterday])
})

test('only of channels and houses that there are', async () => {
  const ask = (asked: string) => mine.client.get(`/requests/mine?${asked}`)
  const branch = `branch=${hall.branchId}`
  expect(await ask(`${branch}&channels=pigeon`)).toMatchObject({ status: 400 })
  expect(await ask('branch=x&channels=field')).toMatchObject(
    refused(422, 'unknown_branch', 'branch'),
  )
})
