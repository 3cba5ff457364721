import { describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const manager = (await hall.makeStaff('manager')).client
const officer = (await hall.makeStaff('officer')).client
await hall.setClock('2026-11-24T10:00:00+03:00')
const settings = async () => expectStatus(await manager.get('/request-settings'), 200).body.settings
const patch = (body: unknown) => manager.patch('/request-settings', body)
const notice = async () => expectStatus(await officer.get('/notice'), 200).body.notice

describe('how the house treats requests', () => {
  test('is sensible before anybody has set it', async () => {
    expect(await settings()).toMatchObject({
      ...{ defaultStandardDays: 15, quietHours: { from: '21:00', to: '08:00' }, sender: '' },
      retentionMonths: { official: 60, other: 24 },
      escalationEmails: { supervisor: '', manager: '' },
    })
    expect(hall.server.opened.house.requestSettings.quietMinutes).toEqual({ from: 1260, to: 480 })
  })

  test('is changed piece by piece and stays so after a restart', async () => {
    const first = { defaultStandardDays: 10, sender: 'Örnek Belediyesi' }
    const second = { quietHours: null, retentionMonths: { official: 120, other: 12 } }
    expect(await patch(first)).toMatchObject({ status: 200, body: { settings: first } })
    expect(await patch(second)).toMatchObject({
      status: 200,
      body: { settings: { ...first, ...second } },
    })
    await hall.restart()
    await hall.setClock('2026-11-24T10:00:00+03:00')
    expect(await settings()).toMatchObject({ ...first, ...second })
    expect(hall.server.opened.house.requestSettings.quietMinutes).toEqual({ from: 0, to: 0 })
  })

  test.each([
    ['defaultStandardDays', { defaultStandardDays: 0 }],
    ['quietHours.from', { quietHours: { from: '24:00', to: '08:00' } }],
    ['quietHours.to', { quietHours: { from: '21:00', to: '8.00' } }],
    ['quietHours.to', { quietHours: { from: '21:00', to: '21:00' } }],
    ['retentionMonths.other', { retentionMonths: { official: 60, other: 0 } }],
    ['notice.text', { notice: { text: ' ' } }],
    ['sender', { sender: 'x'.repeat(61) }],
    ['escalationEmails.manager', { escalationEmails: { supervisor: '', manager: 'müdür' } }],
  ])('is refused when %s makes no sense', async (field, body) => {
    expect(await patch(body)).toMatchObject(refused(400, 'malformed', field))
  })
})

describe('the privacy notice', () => {
  test('can be shown from the first start, to everybody who works with requests', async () => {
    const { version, text } = await notice()
    expect(version).toBe('1')
    expect(text).toContain('6698')
  })

  test('has a version a wording, named by its day', async () => {
    const versionAfter = async (text: string) => {
      expectStatus(await patch({ notice: { text } }), 200)
      return (await notice()).version
    }
    expect(await versionAfter('Bilgileriniz korunur.')).toBe('2026-11-24')
    expect(await versionAfter('Bilgileriniz korunur.')).toBe('2026-11-24')
    expect(await versionAfter('Bilgileriniz iyi korunur.')).toBe('2026-11-24.2')
    expect(await versionAfter('Bilgileriniz çok iyi korunur.')).toBe('2026-11-24.3')
    await hall.setClock('2026-11-25T09:00:00+03:00')
    expect(await versionAfter('Yeni metin.')).toBe('2026-11-25')
    expect(await notice()).toEqual({ version: '2026-11-25', text: 'Yeni metin.' })
  })

  test('on a request is one that was in force once, or none', async () => {
    const clerk = (await hall.makeStaff('clerk')).client
    const take = (noticeVersion: string | null) =>
      clerk.post('/requests', {
        ...{ kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.', noticeVersion },
        applicant: { name: 'Ayşe Yılmaz', phone: '05321234567' },
      })
    await hall.restart()
    await hall.setClock('2026-11-25T10:00:00+03:00')
    for (const version of ['1', '2026-11-24', '2026-11-24.2', '2026-11-25', null]) {
      const { request } = expectStatus(await take(version), 201).body
      expect(request.applicant.noticeVersion).toBe(version)
    }
    for (const version of ['nonsense', '2', '2026-11-24.4', ''])
      expect(await take(version)).toMatchObject(refused(422, 'unknown_notice', 'noticeVersion'))
  })
})
