/** Every line that a kiosk speaks to whoever takes a number for Zabıta, in both languages. */

export const desksBefore = {
  tr: [
    'Karşılama. Nereye başvuracağımı bilmiyorum. Bekleyen yok.',
    'Seçenek bir, toplam on dokuz.',
    'Tahakkuk. Emlak vergisi, çevre temizlik vergisi, borç. Bekleyen yok.',
    'Seçenek iki, toplam on dokuz.',
  ],
  en: [
    'Karşılama. Nereye başvuracağımı bilmiyorum. Nobody is waiting.',
    'Choice one of nineteen.',
    'Tahakkuk. Emlak vergisi, çevre temizlik vergisi, borç. Nobody is waiting.',
    'Choice two of nineteen.',
  ],
}

/** What is pressed, and every line that is spoken then. */
export const byKeys = {
  tr: [
    {
      keys: ['F18'],
      said: [
        'Sesli anlatım açık.',
        'Yukarı ve aşağı tuşlarıyla gezin, onay tuşuyla seçin, geri tuşuyla dönün.',
        'Yardım için Görevli çağır düğmesini seçin.',
        'Hangi masa için sıra almak istersiniz?',
        'sekiz seçenek var.',
      ],
    },
    {
      keys: ['F14', 'F14', 'F14'],
      said: [
        ...desksBefore.tr,
        'Zabıta. Gürültü, kaldırım işgali, ruhsat denetimi. iki kişi bekliyor.',
        'Seçenek üç, toplam on dokuz.',
      ],
    },
    {
      keys: ['F15'],
      said: [
        'Zabıta. Gürültü, kaldırım işgali, ruhsat denetimi. iki kişi bekliyor.',
        'üç seçenek var.',
      ],
    },
    { keys: ['ArrowDown'], said: ['Sıra al.', 'Seçenek bir, toplam on dört.'] },
    {
      keys: ['Enter'],
      said: [
        'Sıranız gelince size bir görevli eşlik etsin mi?',
        'Neden sorulmaz. Bu istek gün sonunda silinir.',
        'iki seçenek var.',
      ],
    },
    { keys: ['ArrowDown'], said: ['Evet, eşlik etsin.', 'Seçenek bir, toplam iki.'] },
    {
      keys: ['Enter'],
      said: [
        'Sıranız alınıyor.',
        'Sıra numaranız: Zabıta, üç.',
        'Önünüzde iki kişi var.',
        'Numaranızı aklınızda tutun.',
        'Örnek Belediyesi. Ana Hizmet Binası. Zabıta.',
        'Alındı: yirmi dört Kasım Salı, saat on.',
        'Bekleme yeri:',
        'Zemin kat, ikinci salon.',
        'Bizi yüz elli üç numaradan arayın.',
        'Sıranız gelince size bir görevli eşlik edecek.',
        'Sıranız gelince numaranız salonda sesle okunur.',
        'Numaranız yine: Zabıta, üç.',
        'bir seçenek var.',
      ],
    },
    { keys: ['ArrowDown'], said: ['Tamam.', 'Seçenek bir, toplam on iki.'] },
    { keys: ['Enter'], said: ['Sesli anlatım kapandı.'] },
  ],
  en: [
    {
      keys: ['F18'],
      said: [
        'Audio guide on.',
        'Move with the up and down keys, choose with the action key, go back with the back key.',
        'For help choose the button Call staff.',
        'Which desk do you need?',
        'There are eight choices.',
      ],
    },
    {
      keys: ['F14', 'F14', 'F14'],
      said: [
        ...desksBefore.en,
        'Zabıta. Gürültü, kaldırım işgali, ruhsat denetimi. two people waiting.',
        'Choice three of nineteen.',
      ],
    },
    {
      keys: ['F15'],
      said: [
        'Zabıta. Gürültü, kaldırım işgali, ruhsat denetimi. two people waiting.',
        'There are three choices.',
      ],
    },
    { keys: ['ArrowDown'], said: ['Take a number.', 'Choice one of fourteen.'] },
    {
      keys: ['Enter'],
      said: [
        'Should a member of staff walk with you when it is your turn?',
        'Nobody asks why. The request is deleted at the end of the day.',
        'There are two choices.',
      ],
    },
    { keys: ['ArrowDown'], said: ['Yes, walk with me.', 'Choice one of two.'] },
    {
      keys: ['Enter'],
      said: [
        'Getting your number.',
        'Your number: Zabıta, three.',
        'two people are ahead of you.',
        'Please remember your number.',
        'Örnek Belediyesi. Ana Hizmet Binası. Zabıta.',
        "Taken Tuesday twenty-four November, ten o'clock.",
        'Where to wait:',
        'Zemin kat, two. salon.',
        'Bizi one hundred and fifty-three numaradan arayın.',
        'A member of staff will walk with you when it is your turn.',
        'When it is your turn, your number is read out in the hall.',
        'Once more, your number: Zabıta, three.',
        'There is one choice.',
      ],
    },
    { keys: ['ArrowDown'], said: ['OK.', 'Choice one of twelve.'] },
    { keys: ['Enter'], said: ['Audio guide off.'] },
  ],
}

/** What is said when the prompts start by a key. */
export const started = byKeys.tr[0]?.said ?? []
