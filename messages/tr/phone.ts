import { timeLocative } from '../turkish.ts'

/** The citizen’s own page on a phone. */
export const phone = {
  title: 'Sıranız',
  yourNumber: 'Sıra numaranız',
  waiting: 'Bekliyorsunuz',
  ahead: (people: number) => `${people} kişi`,
  aheadLabel: 'Önünüzde',
  nobodyAhead: 'Sıradaki sizsiniz',
  estimate: 'Tahminî bekleme',
  calledTitle: 'Sıranız geldi',
  calledAt: (time: string) => `Saat ${time}’${timeLocative(time)} çağrıldınız.`,
  goTo: 'Lütfen gidin:',
  serving: 'İşleminiz sürüyor',
  parked: 'İşleminize biraz ara verildi',
  parkedMore: 'Bankoya yakın durun, yeniden çağrılacaksınız.',
  completed: 'İşleminiz bitti',
  completedMore: 'İyi günler dileriz.',
  missed: 'Çağrıldınız ama bankoya gelmediniz',
  missedMore: 'Hâlâ salondaysanız bankoya ya da danışmaya söyleyin, sıraya geri alınırsınız.',
  cancelled: 'Sıradan çıktınız',
  cancelledMore: 'Yeniden sıra almak için kioska dokunun.',
  expired: 'Bugünün sırası sona erdi',
  expiredMore: 'Yarın yeniden sıra alabilirsiniz.',
  gone: 'Bu sayfa artık yok',
  goneMore:
    'Sıra sayfası günün sonunda kapanır. Fişinizdeki karekodu bugün okuttuysanız yeniden deneyin.',
  noCode: 'Sıra fişinizdeki karekodu okutun',
  noCodeMore: 'Numaranızı, önünüzdeki kişi sayısını ve sıranızın gelişini burada görürsünüz.',
  sound: 'Sesi aç',
  soundOn: 'Ses açık: sıranız gelince duyarsınız.',
  soundWhy: 'Bir kez dokunun, sıranız gelince ses çıksın.',
  keepOpen: 'Bu sayfayı açık tutun.',
  fairness: 'Neden başkası önce çağrıldı?',
  firstBecause: {
    priority: (time: string) =>
      `${time}: Önceliği olan biri sizden önce çağrıldı. Öncelikli sıra daha erken gelinmiş sayılır.`,
    chosen: (time: string) => `${time}: Bir görevli, sizden sonra gelen birini seçerek çağırdı.`,
    'helped-out': (time: string) =>
      `${time}: Yardıma gelen bir banko, kendi sırasındaki birini çağırdı.`,
    other: (time: string) =>
      `${time}: Sizden sonra gelen biri, dilini bilen ya da başka masaya bakan bir bankoya çağrıldı.`,
  },
  rule: 'Kural: en erken gelen önce çağrılır.',
  offline: 'Bağlantı koptu. Yeniden bağlanılıyor.',
  lastNews: (time: string) => `Son bilgi ${time}`,
  loading: 'Sıranız getiriliyor',
}
