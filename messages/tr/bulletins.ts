/** Bulletins: one text message to many. They are about no request, and whoever wants none gets none. */
export const bulletins = {
  /** The last line of each message. */
  message: {
    byLink: (link: string) => `Duyuru istemiyorsanız: ${link}`,
    atTheDesk: 'Duyuru istemiyorsanız masadaki görevliye söyleyin.',
  },
  title: 'Duyurular',
  explanation: 'Başvuru yapmış vatandaşlara SMS ile duyuru. Duyuru istemeyene gitmez.',
  text: {
    title: 'Metin',
    own: 'Türkçe metin',
    ownHint: 'Kendi dilinde metin olmayanlara da bu gider.',
    other: (language: string) => `${language} (isteğe bağlı)`,
    wayOut: 'Her iletinin sonuna duyuruları kapatma yolu eklenir.',
  },
  audience: {
    title: 'Alıcılar',
    explanation:
      'Seçtiğiniz başvuruları yapıp telefonunu yazdıranlara gider, her telefona bir kez. Gün seçmezseniz son 12 aya bakılır.',
    from: 'İlk gün',
    to: 'Son gün',
    neighbourhood: 'Mahalle',
    topic: 'Konu',
    all: 'Tümü',
    openOnly: 'Yalnızca kapanmamış başvurular',
    /** In the list of what was sent. */
    period: (from: string, to: string) => `${from} – ${to} arası başvuranlar`,
    unknownTopic: 'silinmiş konu',
    onlyOpen: 'yalnızca kapanmamış başvurular',
  },
  preview: {
    button: 'Önizle',
    looking: 'Alıcılar sayılıyor.',
    title: 'Önizleme',
    recipients: 'Alıcı',
    optedOut: 'Duyuru istemeyen',
    parts: 'Toplam SMS',
    partsEach: (count: number) => (count === 1 ? '1 SMS' : `${count} SMS`),
    inLanguage: (language: string, count: string) => `${language}, ${count} alıcı`,
    example: 'Bağlantıdaki kod her telefonda ayrıdır.',
    nobody: 'Bu duyuruyu alacak kimse yok.',
  },
  send: {
    button: (count: string) => `${count} kişiye gönder`,
    sending: 'Duyuru gönderiliyor.',
    sent: (count: string) => `Duyuru sırada, ${count} kişiye gönderilecek.`,
    quiet: 'Sessiz saatlerde bekler, bitince gönderilir.',
  },
  sent: {
    title: 'Gönderilenler',
    none: 'Henüz duyuru gönderilmedi.',
    byOn: (name: string, when: string) => `${name}, ${when}`,
    nobodyKnown: 'Ayrılmış görevli',
    sent: 'Gönderildi',
    waiting: 'Bekliyor',
    givenUp: 'Gönderilemedi',
    cancelled: 'Vazgeçildi',
    optedOut: (count: string) => `${count} kişi duyuru istemediği için almadı.`,
  },
  /** Beside the applicant of a request. */
  wish: {
    label: 'Duyuru istemiyor',
    hint: 'Başvurusuyla ilgili iletiler gitmeye devam eder.',
  },
}
