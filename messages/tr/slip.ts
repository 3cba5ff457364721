/** What stands on paper. Lines are short: some printers have 32 letters in a line. */
export const slip = {
  copy: 'KOPYA',
  yourNumber: 'Sıra numaranız',
  ahead: (people: number) => (people === 0 ? 'Önünüzde kimse yok' : `Önünüzde ${people} kişi var`),
  estimate: (estimate: string) => `Tahminî bekleme: ${estimate}`,
  waitAt: (place: string) => `Bekleme yeri: ${place}`,
  willBeCalled: 'Sıranız gelince çağrılacaksınız.',
  follow: 'Sıranızı telefonunuzdan izlemek için karekodu okutun.',
  test: {
    title: 'Deneme fişi',
    printer: (name: string) => `Yazıcı: ${name}`,
    codePage: (name: string, number: number) => `Kod sayfası: ${name}, numarası ${number}`,
    picture: 'Kod sayfası yok: harfler resim olarak çizildi.',
    columns: (columns: number) => `Bir satırda ${columns} karakter:`,
    lookAtLetters: 'Harfler doğru çıktıysa yazıcı hazır. Yanlışsa kod sayfasını değiştirin.',
  },
}
