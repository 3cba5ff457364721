/**
 * What citizens and colleagues are told outside the screens. No message names what was asked. In braces stands what is
 * filled in: municipality, number, code, link, due, directorate.
 */
export const notices = {
  /** Of an e-mail; a text message has none. */
  subject: '{number} numaralı başvurunuz',
  /** Of an e-mail to a directorate. */
  insideSubject: 'Başvuru {number}',
  texts: {
    registered: '{municipality}: {number} numaralı başvurunuz alındı. Takip kodunuz {code}. {link}',
    referred:
      '{municipality}: {number} numaralı başvurunuz ilgili birime iletildi. Takip kodunuz {code}. {link}',
    extended:
      '{municipality}: {number} numaralı başvurunuz için ek süre gerekti. En geç {due} tarihinde yanıtlanacak. Takip kodunuz {code}. {link}',
    incomplete:
      '{municipality}: {number} numaralı başvurunuzu tamamlamak için sizden bilgi bekliyoruz. Takip kodunuz {code}. {link}',
    'fee-asked':
      '{municipality}: {number} numaralı başvurunuz için ücret ödenmesi gerekiyor. Son ödeme günü {due}. Takip kodunuz {code}. {link}',
    interim:
      '{municipality}: {number} numaralı başvurunuzun işlemi sürüyor. Takip kodunuz {code}. {link}',
    answered:
      '{municipality}: {number} numaralı başvurunuz yanıtlandı. Takip kodunuz {code}. {link}',
    refused:
      '{municipality}: {number} numaralı başvurunuz sonuçlandı. Gerekçesi ve itiraz yolu yanıtta. Takip kodunuz {code}. {link}',
    'not-examinable':
      '{municipality}: {number} numaralı başvurunuz sonuçlandı. Gerekçesi yanıtta. Takip kodunuz {code}. {link}',
    forwarded:
      '{municipality}: {number} numaralı başvurunuz yetkili kuruma gönderildi. Takip kodunuz {code}. {link}',
    withdrawn: '{municipality}: {number} numaralı başvurunuz isteğinizle kapatıldı.',
    'fee-unpaid':
      '{municipality}: {number} numaralı başvurunuz, ücreti süresinde ödenmediği için kapatıldı.',
    reopened:
      '{municipality}: {number} numaralı başvurunuz yeniden açıldı. Takip kodunuz {code}. {link}',
    'one-time-code': '{municipality}: Onay kodunuz {code}. Kimseyle paylaşmayın.',
    'referral-received': '{number} numaralı başvuru size havale edildi. Son gün {due}. {link}',
    reminder: '{number} numaralı başvuru yanıtınızı bekliyor. Son gün {due}. {link}',
    escalated: '{number} numaralı başvurunun yanıtı gecikti. Son gün {due}. {link}',
    'referral-withdrawn':
      '{number} numaralı başvuru kapatıldı, yanıtınız artık beklenmiyor. {link}',
    'silence-reported':
      '{directorate}, {number} numaralı başvuruyu henüz yanıtlamadı. Son gün {due}. {link}',
    'left-at-desk':
      '{number} numaralı başvuru masada bekliyor, henüz havale edilmedi. Son gün {due}. {link}',
    'given-back':
      '{directorate}, {number} numaralı başvuruyu masaya geri verdi. Son gün {due}. {link}',
  },
}
