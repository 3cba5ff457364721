import { expect, test, vi } from 'vitest'
import { RequestCatalogue } from '../../../apps/counter/src/lib/request/catalogue.svelte.ts'
import { emptyValues } from '../../../apps/counter/src/lib/request/request-values.ts'
import { turkeyCalendar } from '../../../domain/turkey-calendar.ts'

vi.stubGlobal('fetch', (input: string) => {
  const year = new URL(input, 'http://masa.test').searchParams.get('year') ?? ''
  const items = turkeyCalendar.filter(({ day }) => day.startsWith(year))
  return Promise.resolve(Response.json({ items, halfDaysCount: true }))
})

test('a date that is counted into a year without holidays says which year', async () => {
  const catalogue = new RequestCatalogue()
  const values = { ...emptyValues(), kind: 'information' } as const
  await catalogue.countFrom('2030-12-02')
  expect(catalogue.deadlineOf(values, '2030-12-02')?.missingYears).toEqual([])
  const late = catalogue.deadlineOf(values, '2030-12-20')
  expect(late).toMatchObject({ missingYears: [2031] })
  catalogue.close()
})
