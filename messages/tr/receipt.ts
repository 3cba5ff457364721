/** What a citizen takes home. Lines are short: some printers have 32 letters in a line. */
export const receipt = {
  title: 'Başvurunuz alındı',
  number: 'Başvuru numaranız',
  code: 'Takip kodunuz',
  receivedAt: (day: string, time: string) => `Alındığı gün ve saat: ${day} ${time}`,
  dueOn: (day: string) => `En geç yanıt günü: ${day}`,
  keep: 'Bu belgeyi saklayın.',
  keepCode: 'Bu belgeyi saklayın, kodu kimseyle paylaşmayın.',
  follow: 'Başvurunuzun durumunu görmek için karekodu okutun.',
}
