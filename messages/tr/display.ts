export const display = {
  title: 'Salon ekranı',
  lastCalls: 'Son çağrılanlar',
  welcome: 'Hoş geldiniz',
  waitForNumber: 'Numaranız burada gösterilecek.',
  offline: (time: string) => `Bağlantı koptu. Son bilgi ${time}`,
  notPaired: 'Bu ekran henüz eşlenmedi.',
}
