import { timeLocative } from '../turkish.ts'

export const display = {
  title: 'Salon ekranı',
  lastCalls: 'Son çağrılanlar',
  welcome: 'Hoş geldiniz',
  waitForNumber: 'Numaranız burada gösterilecek.',
  offline: (time: string) => `Bağlantı koptu. Son bilgi ${time}`,
  notPaired: 'Bu ekran henüz eşlenmedi.',
  desks: 'Masalar',
  nowClosed: 'Şu anda kapalıyız',
  opensAt: (time: string) => `Bugün ${time}’${timeLocative(time)} açılıyoruz.`,
  opensOn: (date: string, time: string) => `${date}, ${time}’${timeLocative(time)} açılıyoruz.`,
  starting: 'Sunucu bekleniyor',
  startingMore: 'Ekran, bağlantı gelince kendiliğinden açılır.',
  soundOff: 'Ses kapalı',
  turnOnSound: 'Sesi aç',
}
