import { beforeEach, expect, test } from 'vitest'
import { expectStatus } from '../support.ts'
import { codeAt, later, openBulletinTown, send, take, type BulletinTown } from './support.ts'

let town: BulletinTown
beforeEach(async () => {
  town = await openBulletinTown()
})

async function copyOf(id: string) {
  const reason = { reason: 'Kendisi istedi' }
  return expectStatus(await town.hall.admin.post(`/requests/${id}/exports`, reason), 201).body
}

test('a person’s own copy has the bulletins to their telephone, and nobody else’s', async () => {
  const { id, phone } = await take(town)
  await send(town)
  await later(town)
  const other = await take(town, { name: 'Veli Demir' })
  // At night it waits for the morning.
  await later(town, '2026-11-24T22:00:00+03:00')
  await send(town, { texts: { tr: 'İkinci duyuru' } })
  expect(await copyOf(id)).toMatchObject({
    isComplete: true,
    telephones: [
      {
        ...{ phone, noBulletinsSince: null },
        bulletins: [
          { state: 'waiting', text: expect.stringContaining('İkinci duyuru'), sentAt: null },
          {
            ...{ state: 'sent', text: expect.stringContaining('su verilemeyecek') },
            writtenAt: '2026-11-24T10:00:00+03:00',
            sentAt: expect.stringMatching(/^2026-11-24T10:/),
          },
        ],
      },
    ],
  })
  const theirs = (await copyOf(other.id)).telephones
  expect(theirs).toMatchObject([{ phone: other.phone, bulletins: [{ state: 'waiting' }] }])
  expect(JSON.stringify(theirs)).not.toContain('su verilemeyecek')
})

test('it says since when they want none, once for each of their telephones', async () => {
  const first = await take(town)
  await take(town, { phone: first.phone })
  await send(town)
  await later(town)
  const wish = { code: codeAt(town, first.phone), wantsBulletins: false }
  expectStatus(await town.hall.visitor().post('/bulletin-links/wishes', wish), 200)
  const { requests, telephones } = await copyOf(first.id)
  expect(requests).toHaveLength(2)
  expect(telephones).toMatchObject([
    { phone: first.phone, noBulletinsSince: '2026-11-24T10:30:00+03:00', bulletins: [{}] },
  ])
  expect(telephones).toHaveLength(1)
})

test('who has no telephone, or is nobody, has none in it', async () => {
  const written = await take(town, { phone: '', email: 'a@ornek.test' })
  const nobody = await take(town, null)
  for (const { id } of [written, nobody]) expect((await copyOf(id)).telephones).toEqual([])
})
