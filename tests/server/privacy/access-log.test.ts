import { beforeAll, describe, expect, test } from 'vitest'
import { readAccess } from '../../../server/storage/access-log-table.ts'
import type { AccessLogEntry } from '../../../domain/requests/privacy-resources.ts'
import { expectStatus, openHall } from '../support.ts'
import { ayse, fetchStatus, openTown, take, upload, type Town } from './support.ts'

let town: Town

beforeAll(async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  town = await openTown(hall)
})

async function log(query = ''): Promise<AccessLogEntry[]> {
  return expectStatus(await town.manager.client.get(`/access-log${query}`), 200).body.items
}

describe('the log of looks', () => {
  test('says who opened whom, when and why, the latest first', async () => {
    const { clerk, officer, works } = town
    const { id, number } = await take(town, {
      ...{ kind: 'report', referTo: { directorateId: works, reason: 'İhbar' } },
    })
    const path = `/requests/${id}/applicant-openings`
    expectStatus(await clerk.client.post(path, {}), 201)
    expectStatus(await officer.client.post(path, { reason: 'Yerinde görüşme' }), 201)
    const common = { at: '2026-11-24T10:00:00+03:00', requestId: id, requestNumber: number }
    expect(await log(`?requestId=${id}`)).toMatchObject([
      { ...common, staffName: officer.username, action: 'unlocked', reason: 'Yerinde görüşme' },
      { ...common, staffName: clerk.username, action: 'opened', reason: '' },
    ])
  })

  test('goes on where the page before ended, none twice and none left out', async () => {
    const { id } = await take(town)
    for (let count = 0; count < 5; count++)
      await town.clerk.client.post(`/requests/${id}/applicant-openings`, {})
    const seen: number[] = []
    let next: number | null = null
    do {
      const query: string = `?requestId=${id}&limit=2${next === null ? '' : `&before=${next}`}`
      const { body } = await town.manager.client.get(`/access-log${query}`)
      seen.push(...body.items.map((entry: AccessLogEntry) => entry.id))
      next = body.next
    } while (next !== null)
    expect(new Set(seen).size).toBe(5)
    expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  })

  test('knows that somebody looked for a number, not for which', async () => {
    const { clerk } = town
    const before = (await log('?limit=200')).length
    for (const q of [ayse.phone, ayse.nationalId, 'Şimşekoğlu', '123', ''])
      expectStatus(await clerk.client.post('/request-searches', { q }), 200)
    const entries = await log('?limit=200')
    expect(entries).toHaveLength(before + 2)
    expect(entries.slice(0, 2)).toMatchObject(
      Array.from({ length: 2 }, () => ({
        ...{ action: 'searched', staffName: clerk.username, requestId: null, reason: '' },
      })),
    )
    expect(JSON.stringify(entries)).not.toMatch(/5321174539|10000000146/)
    const rows = town.hall.server.opened.house.tables
    const stored = JSON.stringify(readAccess(rows, { limit: 200 }))
    expect(stored).not.toMatch(/5321174539|10000000146/)
  })

  test('knows of a search whatever page was asked for, once a day for each number and colleague', async () => {
    const { hall, manager } = town
    const { client } = await hall.makeStaff('clerk')
    const look = (q: string, page: object = {}, who = client) =>
      who.post('/request-searches', { q, ...page })
    const count = async () =>
      (await log('?limit=200')).filter(({ action }) => action === 'searched').length
    const before = await count()
    const phone = '0532 117 45 39'
    expectStatus(await look(phone, { after: '9999-1' }), 200)
    expect(await count()).toBe(before + 1)
    for (const writing of [phone, ayse.phone, '5321174539']) expectStatus(await look(writing), 200)
    expect(await count()).toBe(before + 1)
    expectStatus(await look('0532 117 45 40'), 200)
    expectStatus(await look(phone, {}, manager.client), 200)
    expect(await count()).toBe(before + 3)
    await hall.setClock('2026-11-24T23:59:00+03:00')
    expectStatus(await look(phone), 200)
    expect(await count()).toBe(before + 3)
    await hall.setClock('2026-11-25T00:01:00+03:00')
    expectStatus(await look(phone, { after: '9999-1' }), 200)
    expect(await count()).toBe(before + 4)
  })

  test('has each look at a file once a day, and none of its uploader’s', async () => {
    const { hall, clerk, manager } = town
    const attachment = await upload(hall, clerk.client)
    const { id } = await take(town, { attachmentIds: [attachment] })
    const look = (client = manager.client) =>
      fetchStatus(hall, client, `/attachments/${attachment}`)
    expect(await look(clerk.client)).toBe(200)
    expect(await log(`?requestId=${id}`)).toEqual([])
    for (let count = 0; count < 3; count++) expect(await look()).toBe(200)
    expect(await log(`?requestId=${id}`)).toMatchObject([{ action: 'attachment' }])
    await hall.setClock('2026-11-26T00:05:00+03:00')
    expect(await look()).toBe(200)
    expect(await log(`?requestId=${id}`)).toHaveLength(2)
  })

  test('is narrowed by who, what and when, whole days of the house', async () => {
    const { hall, manager } = town
    const [one, other] = [await hall.makeStaff('clerk'), await hall.makeStaff('clerk')]
    const { id } = await take(town)
    const open = ({ client }: typeof one) => client.post(`/requests/${id}/applicant-openings`, {})
    await hall.setClock('2027-03-01T00:00:00+03:00')
    expectStatus(await open(one), 201)
    await hall.setClock('2027-03-02T23:59:59+03:00')
    expectStatus(await open(one), 201)
    expectStatus(await open(other), 201)
    expectStatus(await one.client.post('/request-searches', { q: '0532 117 45 41' }), 200)
    await hall.setClock('2027-03-03T00:00:00+03:00')
    expectStatus(await open(one), 201)
    const said = async (query: string) =>
      (await log(`?${query}`)).map(({ action, at }) => `${action} ${at.slice(5, 10)}`)
    const [first, second, third] = ['opened 03-01', 'opened 03-02', 'opened 03-03']
    const searched = 'searched 03-02'
    const of = `staffId=${one.id}`
    expect(await said(of)).toEqual([third, searched, second, first])
    expect(await said(`${of}&action=searched`)).toEqual([searched])
    expect(await said(`${of}&from=2027-03-02&to=2027-03-02`)).toEqual([searched, second])
    expect(await said(`${of}&to=2027-03-01`)).toEqual([first])
    expect(await said('from=2027-03-01&to=2027-03-02&action=opened')).toEqual([
      ...[second, second, first],
    ])
    expect(await said(`requestId=${id}&staffId=${other.id}`)).toEqual([second])
    const wrong = await manager.client.get('/access-log?action=invented')
    expect(wrong.body).toMatchObject({ refusal: 'malformed', field: 'action' })
    const notADay = await manager.client.get('/access-log?from=2027-02-30')
    expect(notADay.body).toMatchObject({ refusal: 'malformed', field: 'from' })
  })

  test('goes on page by page when it is narrowed, also where many happened at once', async () => {
    const { hall } = town
    await hall.setClock('2027-04-01T10:00:00+03:00')
    const { client, id: staffId } = await hall.makeStaff('clerk')
    const { id } = await take(town)
    for (let count = 0; count < 7; count++)
      await client.post(`/requests/${id}/applicant-openings`, {})
    const seen: number[] = []
    for (let next: number | null = 0; next !== null;) {
      const before: string = next === 0 ? '' : `&before=${next}`
      const query = `?staffId=${staffId}&action=opened&from=2027-04-01&limit=3${before}`
      const { body } = await town.manager.client.get(`/access-log${query}`)
      seen.push(...body.items.map((entry: AccessLogEntry) => entry.id))
      next = body.next
    }
    expect(new Set(seen).size).toBe(7)
    expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  })

  test('cannot be changed or shortened', async () => {
    const { tables } = town.hall.server.opened.house
    const [entry] = await log()
    const change = (sql: string) => tables.edit({ sql, params: [entry!.id] })
    const moved = change(`UPDATE access_log SET staff_id = 'nobody' WHERE id = ?`)
    await expect(moved).rejects.toThrow('cannot be changed')
    const removed = change('DELETE FROM access_log WHERE id = ?')
    await expect(removed).rejects.toThrow('cannot be removed')
  })
})
