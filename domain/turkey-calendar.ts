import { addCalendarDays, type CalendarDay } from './calendar.ts'

/**
 * Turkey's official holidays by Law 2429 on National and Official Holidays, art. 1–2 (15 July by Law 6752). Their
 * names are data like the names of desks: a municipality edits them.
 */
const everyYear: readonly [monthDay: string, kind: CalendarDay['kind'], name: string][] = [
  ['01-01', 'holiday', 'Yılbaşı'],
  ['04-23', 'holiday', 'Ulusal Egemenlik ve Çocuk Bayramı'],
  ['05-01', 'holiday', 'Emek ve Dayanışma Günü'],
  ['05-19', 'holiday', 'Atatürk’ü Anma, Gençlik ve Spor Bayramı'],
  ['07-15', 'holiday', 'Demokrasi ve Millî Birlik Günü'],
  ['08-30', 'holiday', 'Zafer Bayramı'],
  ['10-28', 'half-day', 'Cumhuriyet Bayramı (13.00’ten sonra)'],
  ['10-29', 'holiday', 'Cumhuriyet Bayramı'],
]

/** The first days of the religious holidays, by the calendar of the Presidency of Religious Affairs. */
const religious: Readonly<Record<string, { ramazan: string; kurban: string }>> = {
  2026: { ramazan: '03-20', kurban: '05-27' },
  2027: { ramazan: '03-09', kurban: '05-16' },
  2028: { ramazan: '02-26', kurban: '05-05' },
  2029: { ramazan: '02-14', kurban: '04-24' },
  2030: { ramazan: '02-04', kurban: '04-13' },
}

/** An eve from 13:00 and then so many whole days. */
function feast(name: string, firstDay: string, count: number): CalendarDay[] {
  const days = Array.from({ length: count }, (_, index): CalendarDay => {
    const day = addCalendarDays(firstDay, index)
    return { day, kind: 'holiday', name: `${name} ${index + 1}. gün` }
  })
  return [
    { day: addCalendarDays(firstDay, -1), kind: 'half-day', name: `${name} arifesi` },
    ...days,
  ]
}

/** A day that is two holidays is one entry with both names: 19 May 2027. */
function merged(days: readonly CalendarDay[]): CalendarDay[] {
  const entries = new Map<string, CalendarDay>()
  for (const entry of days) {
    const key = `${entry.day} ${entry.kind}`
    const known = entries.get(key)
    entries.set(key, known ? { ...known, name: `${known.name} · ${entry.name}` } : entry)
  }
  return [...entries.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Turkey's official holidays and half days, 2026–2030, earliest first; each day once a kind. */
export const turkeyCalendar: readonly CalendarDay[] = merged(
  Object.entries(religious).flatMap(([year, { ramazan, kurban }]) => [
    ...everyYear.map(([monthDay, kind, name]) => ({ day: `${year}-${monthDay}`, kind, name })),
    ...feast('Ramazan Bayramı', `${year}-${ramazan}`, 3),
    ...feast('Kurban Bayramı', `${year}-${kurban}`, 4),
  ]),
)
