/** The page of the days that legal dates are counted on. */
export const calendar = {
  title: 'Çalışma takvimi',
  /** In the navigation. */
  link: 'Takvim',
  explanation:
    'Başvuru süreleri bu takvimin iş günleriyle hesaplanır. Hafta sonları zaten kapalıdır.',
  year: 'Yıl',
  add: 'Gün ekle',
  date: 'Tarih',
  kind: 'Tür',
  kinds: {
    holiday: 'Resmî tatil',
    'half-day': 'Yarım gün',
    leave: 'İdari izin',
    closure: 'Yerel kapanış',
  },
  kindHints: {
    holiday: 'Kanunla belirlenen tam gün tatil.',
    'half-day': 'Saat 13.00’ten sonra kapalı gün.',
    leave: 'Cumhurbaşkanlığının ya da valiliğin verdiği izin.',
    closure: 'Yalnızca belediyenizin kapalı olduğu gün: kar, taşınma, yerel gün.',
  },
  nameHint: 'Örneğin “Kar tatili”.',
  noneYet: 'Bu yıl için gün girilmemiş.',
  missing: (years: string) =>
    `Resmî tatilleri ya da bayramları girilmemiş yıl: ${years}. O tarihlere uzanan süreler olması gerekenden erken biter.`,
  halfDaysCount: 'Yarım günler iş günü sayılsın',
  halfDaysHint: 'Bayram arifeleri ve 28 Ekim.',
  halfDaysAre: 'Yarım günler iş günü sayılıyor.',
  halfDaysAreNot: 'Yarım günler iş günü sayılmıyor.',
  remove: (date: string) => `${date}: sil`,
  removeQuestion: 'Silinsin mi?',
}
