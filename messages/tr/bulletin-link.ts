/** What the link at the end of a bulletin opens. */
export const bulletinLink = {
  title: 'Duyurular',
  loading: 'Getiriliyor',
  failed: 'Getirilemedi',
  wanted: {
    title: 'Duyuru alıyorsunuz',
    more: 'Duyuruları kapatırsanız başvurunuzla ilgili mesajlar gelmeye devam eder.',
    button: 'Duyuru almak istemiyorum',
  },
  refused: {
    title: 'Duyuru almayacaksınız',
    more: 'Başvurunuzla ilgili mesajlar gelmeye devam eder.',
    button: 'Yeniden duyuru almak istiyorum',
  },
  unknown: {
    title: 'Bu bağlantı geçerli değil',
    more: 'Duyuru istemiyorsanız masadaki görevliye söyleyin.',
  },
  retrying: 'Bağlantı yok, yeniden deneniyor.',
  errors: {
    too_many_attempts: 'Çok sayıda deneme yapıldı. Lütfen on dakika sonra yeniden deneyin.',
    offline: 'Bağlantı kurulamadı. Lütfen yeniden deneyin.',
    other: 'Şu anda yapılamadı. Lütfen yeniden deneyin.',
  },
  again: 'Yeniden dene',
}
