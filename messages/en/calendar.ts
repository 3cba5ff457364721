import type { SettingsCatalogue } from '../settings.ts'

export const calendar: SettingsCatalogue['calendar'] = {
  title: 'Work calendar',
  link: 'Calendar',
  explanation:
    'Dates of requests are counted in this calendar’s working days. Weekends are closed anyway.',
  year: 'Year',
  add: 'Add a day',
  date: 'Date',
  kind: 'Kind',
  kinds: {
    holiday: 'Official holiday',
    'half-day': 'Half day',
    leave: 'Administrative leave',
    closure: 'Local closure',
  },
  kindHints: {
    holiday: 'A whole holiday set by law.',
    'half-day': 'A day that is closed from 13:00.',
    leave: 'Leave granted by the Presidency or the governor.',
    closure: 'A day on which only your municipality is closed: snow, moving, a local day.',
  },
  nameHint: 'For example “Snow day”.',
  noneYet: 'No day has been entered for this year.',
  missing: (years) =>
    `Years without their official holidays: ${years}. Periods that reach into them end earlier than they should.`,
  halfDaysCount: 'Count half days as working days',
  halfDaysHint: 'The eves of religious holidays and 28 October.',
  halfDaysAre: 'Half days count as working days.',
  halfDaysAreNot: 'Half days do not count as working days.',
  remove: (date) => `Remove ${date}`,
  removeQuestion: 'Remove it?',
}
