import type { Catalogue } from '../tr.ts'

export const slip: Catalogue['slip'] = {
  copy: 'COPY',
  yourNumber: 'Your number',
  ahead: (people) =>
    people === 0
      ? 'Nobody is ahead of you'
      : people === 1
        ? '1 person is ahead of you'
        : `${people} people are ahead of you`,
  estimate: (estimate) => `Expected wait: ${estimate}`,
  waitAt: (place) => `Please wait here: ${place}`,
  willBeCalled: 'You will be called when it is your turn.',
  follow: 'Scan the QR code to follow your turn on your phone.',
  test: {
    title: 'Test slip',
    printer: (name) => `Printer: ${name}`,
    codePage: (name, number) => `Code page: ${name}, number ${number}`,
    picture: 'No code page: the letters are drawn as a picture.',
    columns: (columns) => `${columns} characters in a line:`,
    lookAtLetters: 'If the letters are right, the printer is ready. If not, change its code page.',
  },
}
