import type { ReceiptCatalogue } from '../receipt.ts'

export const receipt: ReceiptCatalogue = {
  title: 'We have received your request',
  number: 'Your request number',
  code: 'Your code',
  receivedAt: (day, time) => `Received on ${day} at ${time}`,
  dueOn: (day) => `To be answered by ${day}`,
  keep: 'Please keep this receipt.',
  keepCode: 'Please keep this receipt and do not share the code.',
  follow: 'Scan the square code to see how far your request is.',
}
