import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ApiClient } from '../client.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall, uniqueName, type Person, type TestHall } from '../support.ts'
import { directorateNamed } from './support.ts'

let hall: TestHall
let works: string
let officer: Person

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T12:00:00+03:00')
  works = await directorateNamed(hall, 'Fen')
  officer = await hall.makeStaff('information-officer')
  const names = { names: ['Cumhuriyet', 'Yıldıztepe'] }
  expectStatus(await hall.admin.send('PUT', '/neighbourhoods', names), 200)
})

/** Hand in a list as a file is handed in. */
async function bringIn(
  list: string | Uint8Array,
  { source = 'cimer', commit = false, by = hall.admin as ApiClient } = {},
) {
  const cookies = [...by.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${hall.url}/api/imports?source=${source}&commit=${commit}`, {
    method: 'POST',
    headers: { Cookie: cookies, 'Content-Type': 'text/csv' },
    body: list as BodyInit,
  })
  return { status: response.status, body: await response.json(), headers: response.headers }
}
const total = async () => (await hall.admin.get('/requests')).body.total
async function requestWith(reference: string) {
  const { items } = (await hall.admin.get('/requests?limit=200')).body
  const row = items.find(
    (one: { externalReference: string }) => one.externalReference === reference,
  )
  return (await hall.admin.get(`/requests/${row.id}`)).body.request
}
const heading = 'Başvuru No;Başvuru Tarihi;Tür;Konu;Müdürlük;Metin;Mahalle'
/** A list of so many lines that are new. */
const listOf = (count: number) => {
  const lines = Array.from({ length: count }, () => `${uniqueName('ref')};23.11.2026`)
  return ['Başvuru No;Tarih', ...lines].join('\r\n')
}

describe('a list of CİMER', () => {
  test('is looked at first, and that stores nothing', async () => {
    const before = await total()
    const answer = await bringIn(listOf(3))
    expect(answer).toMatchObject({
      status: 200,
      body: { created: 3, known: 0, refused: 0, rows: [{ line: 2, outcome: 'new' }, {}, {}] },
    })
    expect(await total()).toBe(before)
  })

  test('becomes requests with its own references, dates, directorates and words', async () => {
    const list = [
      heading,
      'C-100;20.11.2026 09:30;ŞİKAYET;Yol;FEN İŞLERİ MÜDÜRLÜĞÜ;"Yol ""çukur""; bakılsın";YILDIZTEPE MAH.',
      'C-101;23.11.2026;Bilgi Edinme;;;;Eski Mahalle',
    ].join('\r\n')
    const { status, body } = await bringIn(list, { commit: true, by: officer.client })
    expect(status).toBe(201)
    expect(body.rows).toEqual([
      { line: 2, outcome: 'new', number: expect.stringMatching(/^2026-\d{6}$/) },
      { line: 3, outcome: 'new', number: expect.stringMatching(/^2026-\d{6}$/) },
    ])
    expect(await requestWith('C-100')).toMatchObject({
      ...{ kind: 'complaint', channel: 'cimer', status: 'referred', directorateId: works },
      ...{ receivedAt: '2026-11-20T09:30:00+03:00', applicant: null, neighbourhood: 'Yıldıztepe' },
      ...{ text: 'Yol\n\nYol "çukur"; bakılsın', clock: { law: 'cimer', startsOn: '2026-11-20' } },
    })
    expect(await requestWith('C-101')).toMatchObject({
      ...{ kind: 'information', status: 'received', neighbourhood: 'Eski Mahalle', text: '' },
      clock: { startsOn: '2026-11-23' },
    })
  })

  test('creates nothing the second time, and says under which numbers it is known', async () => {
    const list = listOf(4)
    const first = (await bringIn(list, { commit: true })).body
    const before = await total()
    const preview = (await bringIn(list)).body
    const again = (await bringIn(list, { commit: true })).body
    expect(again).toMatchObject({ created: 0, known: 4, refused: 0 })
    expect(again).toEqual(preview)
    const numbersOf = ({ rows }: { rows: { number: string }[] }) => rows.map(({ number }) => number)
    expect(numbersOf(again)).toEqual(numbersOf(first))
    expect(await total()).toBe(before)
  })

  test('handed in twice at once becomes each request once', async () => {
    const list = listOf(10)
    const both = await Promise.all([1, 2].map(() => bringIn(list, { commit: true })))
    const created = both.reduce((sum, { body }) => sum + body.created, 0)
    expect(created).toBe(10)
    for (const { body } of both) expect(body.created + body.known).toBe(10)
  })

  test('leaves no trace of whoever applied, whatever its columns hold', async () => {
    const list = [
      'Başvuru No;Tarih;Adı Soyadı;T.C. Kimlik No;Telefon;E-posta;Adres;Metin',
      'C-200;23.11.2026;Zülfikar Kimsesizoğlu;10000000146;05321112299;z@kimsesiz.example;Saklı Sk 7;Lamba',
    ].join('\n')
    const { body } = await bringIn(list, { commit: true })
    expect(body).toMatchObject({ created: 1 })
    const { id } = await requestWith('C-200')
    const { tables } = hall.server.opened.house
    const row = tables.prepare('SELECT applicant_id FROM requests WHERE id = ?').get(id)
    expect(row).toEqual({ applicant_id: null })
    const seen = JSON.stringify([body, (await hall.admin.get(`/requests/${id}`)).body])
    expect(seen).toContain('Lamba')
    const file = readFileSync(`${hall.server.opened.databaseFile}-wal`, 'utf8')
    for (const trace of ['Kimsesiz', '10000000146', '5321112299', 'kimsesiz', 'Saklı']) {
      expect(seen).not.toContain(trace)
      expect(file).not.toContain(trace)
    }
  })
})

describe('lines that are wrong', () => {
  test.each([
    [';23.11.2026;;;;;', 'reference_missing', 'externalReference'],
    ['B-1;;;;;;', 'wrong_date', 'receivedAt'],
    ['B-1;31.02.2026;;;;;', 'wrong_date', 'receivedAt'],
    ['B-1;11/24/2026;;;;;', 'wrong_date', 'receivedAt'],
    ['B-1;23.11.2026 25:00;;;;;', 'wrong_date', 'receivedAt'],
    ['B-1;25.11.2026;;;;;', 'in_the_future', 'receivedAt'],
    ['B-1;23.11.2026;Söylenti;;;;', 'unknown_kind', 'kind'],
    ['B-1;23.11.2026;;;Uzay İşleri;;', 'unknown_directorate', 'directorate'],
    [`${'9'.repeat(81)};23.11.2026;;;;;`, 'line_too_long', 'externalReference'],
    [`B-1;23.11.2026;;;;${'x'.repeat(10_001)};`, 'line_too_long', 'text'],
  ])('are refused by name, and stop no other: %.24s', async (line, refusal, field) => {
    const good = `${uniqueName('good')};23.11.2026;;;;;`
    const { body } = await bringIn([heading, line, good].join('\n'), { commit: true })
    expect(body).toMatchObject({ created: 1, refused: 1 })
    expect(body.rows).toMatchObject([{ line: 2, outcome: 'refused', refusal, field }, { line: 3 }])
  })

  test('of CİMER need no words, those of other channels do', async () => {
    const list = `${heading}\n${uniqueName('ak')};23.11.2026;istek;;;;`
    const { body } = await bringIn(list, { source: 'acik-kapi' })
    expect(body.rows).toMatchObject([{ refusal: 'text_missing', field: 'text' }])
  })

  test('that say the same reference twice are one request', async () => {
    const line = `${uniqueName('twice')};23.11.2026`
    for (const commit of [false, true]) {
      const { body } = await bringIn(`Takip No;Tarih\n${line}\n${line}`, { commit })
      expect(body).toMatchObject({ created: 1, known: 1 })
    }
  })

  test('that are empty are passed over and counted as a spreadsheet counts', async () => {
    const list = `Takip No;Tarih\n\n;\n${uniqueName('late')};23.11.2026\n`
    expect((await bringIn(list)).body.rows).toMatchObject([{ line: 4, outcome: 'new' }])
  })

  test('that are not the information officer’s to take are refused', async () => {
    const list = `${heading}\n${uniqueName('ak')};23.11.2026;istek;;;Bank;`
    const { body } = await bringIn(list, { source: 'acik-kapi', by: officer.client })
    expect(body.rows).toMatchObject([{ refusal: 'not_your_request' }])
  })
})

describe('how a list is written', () => {
  test.each([
    [';', 'utf-8'],
    [',', 'utf-8'],
    ['\t', 'utf-8'],
  ])('is found by itself: fields parted by %j', async (separator) => {
    const reference = uniqueName('sep')
    const list = [
      ['Başvuru No', 'Tarih', 'Açıklama', 'Mahalle'].join(separator),
      [reference, '2026-11-23', `"iki${separator} parça"`, 'cumhuriyet'].join(separator),
    ].join('\n')
    expect((await bringIn(list, { commit: true })).body.created).toBe(1)
    expect(await requestWith(reference)).toMatchObject({
      ...{ text: `iki${separator} parça`.trim(), neighbourhood: 'Cumhuriyet' },
    })
  })

  test.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as Excel saves Unicode', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1254', windows1254],
  ])('may be %s', async (_, encode) => {
    const reference = uniqueName('enc')
    const list = `BAŞVURU NO;TARİH;TÜRÜ;AÇIKLAMA\n${reference};23.11.2026;Öneri;Işığı söndürün, şöyle güçlü İĞNE`
    expect((await bringIn(encode(list), { commit: true })).body).toMatchObject({ created: 1 })
    expect(await requestWith(reference)).toMatchObject({
      ...{ kind: 'suggestion', text: 'Işığı söndürün, şöyle güçlü İĞNE' },
    })
  })

  test('of a document system: the same number of another day is another letter', async () => {
    const reference = uniqueName('12')
    const list = (days: string[]) =>
      ['Evrak No;Evrak Tarihi;Konu', ...days.map((day) => `${reference};${day};Budama`)].join('\n')
    const bring = async (...days: string[]) =>
      (await bringIn(list(days), { source: 'dys', commit: true })).body
    expect(await bring('24.11.2025')).toMatchObject({ created: 1, known: 0 })
    expect(await bring('24.11.2025', '23.11.2026')).toMatchObject({ created: 1, known: 1 })
    expect(await bring('23.11.2026', '23.11.2026')).toMatchObject({ created: 0, known: 2 })
  })

  test('of a document system, handed in twice at once, becomes each request once', async () => {
    const lines = Array.from({ length: 5 }, () => `${uniqueName('dys')};23.11.2026;Budama`)
    const list = ['Evrak No;Evrak Tarihi;Konu', ...lines].join('\n')
    const both = await Promise.all([1, 2].map(() => bringIn(list, { source: 'dys', commit: true })))
    expect(both.reduce((sum, { body }) => sum + body.created, 0)).toBe(5)
  })

  test('of a document system brings the registry number of the paper', async () => {
    const reference = `E-${uniqueName('2026')}`
    const list = `Evrak No;Evrak Tarihi;Konu\n${reference};23.11.2026;Ağaç budama talebi`
    expect((await bringIn(list, { source: 'dys', commit: true })).body.created).toBe(1)
    expect(await requestWith(reference)).toMatchObject({
      ...{ kind: 'petition', channel: 'institution', text: 'Ağaç budama talebi' },
      ...{ registry: { number: reference, on: '2026-11-23' }, registryMissing: false },
    })
  })
})

describe('a list that cannot be read', () => {
  test.each([
    ['without a reference', 'Tarih;Konu\n23.11.2026;x', 'columns_missing', 'externalReference'],
    ['without a date', 'Başvuru No;Konu\n1;x', 'columns_missing', 'receivedAt'],
    ['with a quotation that never ends', 'Takip No;Tarih\n"1;23.11.2026\n', 'list_unreadable'],
    ['of only spaces', ' ', 'list_unreadable'],
  ])('%s is refused whole', async (_, list, refusal, field?: string) => {
    const answer = await bringIn(list, { commit: true })
    expect(answer).toMatchObject({ status: 422, body: { refusal, ...(field ? { field } : {}) } })
  })

  test('because it is empty, has too many lines or is too large', async () => {
    expect(await bringIn('')).toMatchObject(refused(400, 'file_empty'))
    expect(await bringIn(listOf(5001))).toMatchObject(refused(422, 'too_many_lines'))
    const large = Buffer.alloc(5 * 1024 * 1024 + 1, 'x')
    expect(await bringIn(large)).toMatchObject(refused(413, 'list_too_large'))
  })

  test('is larger than any other command may be, and still taken', async () => {
    const list = listOf(4000)
    expect(list.length).toBeGreaterThan(64 * 1024)
    expect((await bringIn(list)).body).toMatchObject({ created: 4000 })
  })
})

/** As Turkish Windows programs write it. */
function windows1254(text: string): Uint8Array {
  const others: Record<string, number> = { Ğ: 0xd0, İ: 0xdd, Ş: 0xde, ğ: 0xf0, ı: 0xfd, ş: 0xfe }
  return Uint8Array.from(text, (letter) => others[letter] ?? letter.charCodeAt(0))
}
