import { describe, expect, test } from 'vitest'
import { noticeCatalogues, noticeEvents, noticePlaceholders } from '../../../messages/notices.ts'
import { putTemplate } from '../../../server/storage/template-table.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const manager = (await hall.makeStaff('manager')).client
const put = (path: string, text: string) =>
  manager.send('PUT', `/message-templates/${path}`, { text })
const all = async () => expectStatus(await manager.get('/message-templates'), 200).body.items

describe('messages', () => {
  test('stand there for every event in every language, in the usual words', async () => {
    const items = await all()
    expect(items).toHaveLength(noticeEvents.length * 2)
    const { registered } = noticeCatalogues.tr.texts
    expect(items[0]).toEqual({
      ...{ event: 'registered', language: 'tr', defaultText: registered, text: null },
    })
  })

  test('may have the manager’s own words, which are used from then on, and after a restart', async () => {
    const text = 'Sayın vatandaşımız, {number} numaralı başvurunuz bize ulaştı.'
    const { body } = expectStatus(await put('registered/tr', ` ${text} `), 200)
    expect(body.template).toMatchObject({ event: 'registered', language: 'tr', text })
    await hall.restart()
    const { templates } = hall.server.opened.house
    expect(templates.text('registered', 'tr')).toBe(text)
    expect(templates.text('registered', 'en')).toBe(noticeCatalogues.en.texts.registered)
    const again = `${text} {link}`
    expect((await put('registered/tr', again)).body.template).toMatchObject({ text: again })
  })

  test('go back to the usual words', async () => {
    expectStatus(await put('answered/en', 'Done: {number}'), 200)
    for (const _ of ['first', 'again'])
      expect(await manager.delete('/message-templates/answered/en')).toMatchObject({ status: 204 })
    expect(hall.server.opened.house.templates.own('answered', 'en')).toBeNull()
  })

  test('may name everything that can be filled in', async () => {
    const text = noticePlaceholders.map((name) => `{${name}}`).join(' ')
    expect(await put('referred/tr', text)).toMatchObject({ status: 200 })
  })

  test.each([
    '{name} için',
    'Ücret {amount}',
    'Sayın {ad soyad}',
    'Numara {number',
    'Numara number}',
    '{}',
  ])('that name what nobody fills in are refused: %s', async (text) => {
    expect(await put('referred/tr', text)).toMatchObject(
      refused(422, 'unknown_placeholder', 'text'),
    )
  })

  test('of before that name what is not filled in any more are not used', async () => {
    const { tables, templates } = hall.server.opened.house
    const [event, language] = ['fee-asked', 'tr'] as const
    await tables.edit(putTemplate({ event, language, text: 'Ücret {amount} TL' }))
    templates.reload()
    expect(templates.own(event, language)).toBeNull()
    expect(templates.text(event, language)).toBe(noticeCatalogues.tr.texts['fee-asked'])
    const own = 'Ücret, son gün {due}'
    expectStatus(await put('fee-asked/tr', own), 200)
    expect(templates.text(event, language)).toBe(own)
  })

  test('with a one-time code hold the code', async () => {
    expect(await put('one-time-code/tr', 'Merhaba {municipality}')).toMatchObject(
      refused(422, 'placeholder_missing', 'text'),
    )
    expect(await put('one-time-code/tr', 'Kod: {code}')).toMatchObject({ status: 200 })
  })

  test.each([
    ['party/tr', 404, 'not_found'],
    ['registered/xx', 404, 'not_found'],
    ['toString/tr', 404, 'not_found'],
  ])('of %s are not known', async (path, status, refusal) => {
    expect(await put(path, 'x')).toMatchObject(refused(status, refusal))
    expect(await manager.delete(`/message-templates/${path}`)).toMatchObject({ status })
  })

  test.each(['', ' ', 'x'.repeat(1001)])('are neither empty nor endless', async (text) => {
    expect(await put('registered/tr', text)).toMatchObject(refused(400, 'malformed', 'text'))
  })
})
