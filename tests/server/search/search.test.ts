import { beforeAll, describe, expect, it } from 'vitest'
import { StorageError } from '../../../server/storage/writer.ts'
import { Archive } from './support.ts'

const nationalId = '10000000146'

describe('what was typed', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = new Archive()
    archive.write({ name: 'Çiğdem IŞIK', phone: '+905321234567' })
    archive.write({ name: 'Işıl Yıldırım', phone: '+905339876543', nationalId })
    archive.write({ name: 'Ali Işık', phone: '+905321234567' })
    archive.write({ year: 2027, serial: 2 })
    await archive.warmUp()
  })

  it.each([
    ['a piece of a name, in any capitals', 'işık', ['2026-3', '2026-1']],
    ['a piece without Turkish letters', 'ISIK', ['2026-3', '2026-1']],
    ['pieces in any order', 'yıl ışı', ['2026-2']],
    ['a piece that nobody has', 'işık yıldız', []],
    ['a number', '2026-000002', ['2026-2']],
    ['a number, carelessly', ' 2026/2 ', ['2026-2']],
    ['a serial of any year', '2', ['2027-2', '2026-2']],
    ['a serial with zeros', '000003', ['2026-3']],
    ['a number that was never given', '2026-000999', []],
    ['a phone number', '0532 123 45 67', ['2026-3', '2026-1']],
    ['a phone number that begins like a year', '0532-123 45 67', ['2026-3', '2026-1']],
    ['a phone number with a stroke', '0532/1234567', ['2026-3', '2026-1']],
    ['a phone number with the country', '+90 (533) 987-65-43', ['2026-2']],
    ['another phone number', '0532 000 00 00', []],
    ['a T.C. kimlik number', nationalId, ['2026-2']],
    ['a T.C. kimlik number with a wrong digit', '10000000156', []],
    ['nothing', '  ', ['2027-2', '2026-3', '2026-2', '2026-1']],
  ])('%s: “%s”', async (_, text, ids) => {
    expect(await archive.find(text)).toEqual({ ids, total: ids.length, next: null, warming: false })
  })
})

describe('filters', () => {
  const day = (date: string) => Date.parse(`${date}T00:00:00+03:00`)

  async function mixed() {
    const archive = new Archive()
    const [noon, kinds] = [12 * 3_600_000, ['complaint', 'wish', 'petition']]
    for (let index = 0; index < 60; index++)
      archive.write({
        name: index % 2 === 0 ? 'Ayşe Kaya' : 'Mehmet Demir',
        phone: index % 10 === 0 ? '+905321234567' : undefined,
        receivedAt: day('2026-03-01') + index * 24 * 3_600_000 + noon,
        kind: kinds[index % 3]!,
        status: index < 30 ? 'closed' : 'open',
        topic_id: `t${index % 4}`,
        neighbourhood: index % 5 === 0 ? 'Cumhuriyet' : 'Atatürk',
        directorate_id: index % 6 === 0 ? 'd1' : null,
        channel: index % 7 === 0 ? 'cimer' : 'in-person',
      })
    await archive.warmUp()
    return archive
  }
  const numbersOf = (ids: string[]) => ids.map((id) => Number(id.split('-')[1]) - 1)
  const expected = (holds: (index: number) => boolean) =>
    Array.from({ length: 60 }, (_, index) => index)
      .filter(holds)
      .toReversed()

  it('narrow a list, and each other', async () => {
    const archive = await mixed()
    const wanted: [Parameters<Archive['find']>[1], (index: number) => boolean][] = [
      [{ kind: 'wish' }, (index) => index % 3 === 1],
      [{ status: 'closed' }, (index) => index < 30],
      [{ topicId: 't2', status: 'open' }, (index) => index % 4 === 2 && index >= 30],
      [{ neighbourhood: 'Cumhuriyet', kind: 'complaint' }, (index) => index % 15 === 0],
      [{ directorateId: 'd1' }, (index) => index % 6 === 0],
      [{ channel: 'cimer', branchId: 'b' }, (index) => index % 7 === 0],
      [{ from: day('2026-03-11'), to: day('2026-03-21') }, (index) => index >= 10 && index < 20],
      [
        { eitherOf: { kinds: ['petition'], channels: ['cimer', 'acik-kapi'] } },
        (index) => index % 3 === 2 || index % 7 === 0,
      ],
      [{ eitherOf: { kinds: ['information'], channels: [] } }, () => false],
      [{ kind: 'unheard-of' }, () => false],
      [{ branchId: 'elsewhere' }, () => false],
    ]
    for (const [filters, holds] of wanted) {
      const { ids, total } = await archive.find('', { ...filters, limit: 100 })
      expect(numbersOf(ids)).toEqual(expected(holds))
      expect(total).toBe(ids.length)
    }
  })

  it('narrow what was typed', async () => {
    const archive = await mixed()
    const named = await archive.find('kaya', { kind: 'wish', limit: 100 })
    expect(numbersOf(named.ids)).toEqual(expected((index) => index % 2 === 0 && index % 3 === 1))
    const phoned = await archive.find('05321234567', { status: 'open' })
    expect(numbersOf(phoned.ids)).toEqual([50, 40, 30])
    expect((await archive.find('2026-000001', { status: 'open' })).ids).toEqual([])
  })

  it('page by page gives everything once, with the whole’s count on each', async () => {
    const archive = await mixed()
    for (const limit of [1, 7, 10, 30, 60]) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await archive.find('kaya', { limit, ...(after && { after }) })
        expect(page.total).toBe(30)
        expect(page.ids.length).toBeGreaterThan(0)
        seen.push(...page.ids)
        after = page.next ?? undefined
      } while (after)
      expect(numbersOf(seen)).toEqual(expected((index) => index % 2 === 0))
    }
  })

  it('a page goes on where the last one ended although new ones have come', async () => {
    const archive = await mixed()
    const first = await archive.find('', { limit: 10 })
    archive.search.changed([archive.write({ name: 'Yeni Gelen' })])
    const second = await archive.find('', { limit: 10, after: first.next! })
    expect(numbersOf(second.ids)).toEqual([49, 48, 47, 46, 45, 44, 43, 42, 41, 40])
    expect(second.total).toBe(61)
  })
})

describe('what changes', () => {
  it('is found at once: new ones, other values, another name', async () => {
    const archive = new Archive()
    const first = archive.write({ name: 'Ayşe Kaya' })
    await archive.warmUp()
    const second = archive.write({ name: 'Ayşe Demir' })
    archive.search.changed([second])
    expect((await archive.find('ayse')).ids).toEqual([second, first])

    archive.run(`UPDATE requests SET status = 'closed', topic_id = 't9' WHERE id = ?`, first)
    archive.writeApplicant(first, { name: 'Ayşe Kaya Yılmaz' })
    archive.search.changed([first, 'never-heard-of'])
    expect((await archive.find('yilmaz', { status: 'closed', topicId: 't9' })).ids).toEqual([first])
    expect((await archive.find('', { status: 'open' })).ids).toEqual([second])
  })

  it('an erased person is found by no name any more, the request by its number', async () => {
    const archive = new Archive()
    const id = archive.write({ name: 'Ayşe Kaya', phone: '+905321234567' })
    await archive.warmUp()
    archive.run('UPDATE applicants SET sealed = NULL, phone_hash = NULL')
    archive.search.changed([id])
    expect((await archive.find('kaya')).ids).toEqual([])
    expect((await archive.find('05321234567')).ids).toEqual([])
    expect((await archive.find('2026-000001')).ids).toEqual([id])
  })

  it('a number of an earlier year takes its place among the others', async () => {
    const archive = new Archive()
    for (const serial of [1, 2, 3]) archive.write({ year: 2027, serial, name: `Kaya ${serial}` })
    await archive.warmUp()
    archive.search.changed([
      archive.write({ year: 2026, serial: 9, name: 'Kaya Eski', kind: 'wish' }),
    ])
    expect((await archive.find('kaya')).ids).toEqual(['2027-3', '2027-2', '2027-1', '2026-9'])
    expect((await archive.find('', { kind: 'wish' })).ids).toEqual(['2026-9'])
  })

  it('a key that was replaced meanwhile needs no new start', async () => {
    const archive = new Archive()
    archive.write({ name: 'Ayşe Kaya' })
    await archive.warmUp()
    archive.keyring.addKey()
    const id = archive.write({ name: 'Ayşe Demir' })
    archive.search.changed([id])
    expect((await archive.find('demir')).ids).toEqual([id])
  })

  it('other data in the same place is read anew when that is said', async () => {
    const archive = new Archive()
    archive.write({ name: 'Ayşe Kaya' })
    await archive.warmUp()
    archive.run('DELETE FROM requests')
    const id = archive.write({ year: 2025, serial: 1, name: 'Fatma Şahin' })
    archive.search.reload()
    expect(archive.search.isWarm).toBe(false)
    await archive.warmUp()
    expect((await archive.find('')).ids).toEqual([id])
    expect((await archive.find('sahin')).ids).toEqual([id])
  })
})

describe('after a start', () => {
  it('names wait until all are known, everything else does not; none is forgotten', async () => {
    const archive = new Archive()
    archive.together(() => {
      for (let index = 0; index < 5000; index++)
        archive.write({ name: `Kişi n${index}n`, kind: index % 2 ? 'wish' : 'complaint' })
    })
    const [named, narrowed, numbered] = await Promise.all([
      archive.find('kisi n4999n'),
      archive.find('', { kind: 'wish' }),
      archive.find('2026-000007'),
    ])
    expect(named).toEqual({ ids: [], total: 0, next: null, warming: true })
    expect(narrowed).toMatchObject({ total: 2500, warming: false })
    expect(numbered.ids).toEqual(['2026-7'])
    const late = archive.write({ name: 'Kişi Sonradan' })
    archive.search.changed([late])
    await archive.warmUp()
    expect((await archive.find('kisi')).total).toBe(5001)
    expect((await archive.find('N0N kişi')).ids).toEqual(['2026-1'])
    expect((await archive.find('sonradan')).ids).toEqual([late])
  })

  it('a damaged name is no reason to lose the others', async () => {
    const archive = new Archive()
    archive.write({ name: 'Ayşe Kaya' })
    archive.write({ name: 'Ayşe Demir' })
    archive.run(`UPDATE applicants SET sealed = zeroblob(60) WHERE id = 'a-2026-1'`)
    await archive.warmUp()
    expect((await archive.find('ayse')).ids).toEqual(['2026-2'])
  })

  it('nothing is answered any more once it is closed', async () => {
    const archive = new Archive()
    archive.write({})
    await archive.find('')
    await archive.search.close()
    await expect(archive.find('')).rejects.toThrow(StorageError)
  })
})
