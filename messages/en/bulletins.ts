import type { BulletinWords } from '../bulletins.ts'

/** Bulletins: one text message to many. They are about no request, and whoever wants none gets none. */
export const bulletins: BulletinWords = {
  /** The last line of each message. */
  message: {
    byLink: (link: string) => `No more bulletins: ${link}`,
    atTheDesk: 'To get no more bulletins, please tell the desk.',
  },
  title: 'Bulletins',
  explanation: 'A text message to people who made a request. Nobody gets one who wants none.',
  text: {
    title: 'Text',
    own: 'Turkish text',
    ownHint: 'Also goes to people whose language has no text here.',
    other: (language: string) => `${language} (optional)`,
    wayOut: 'How to get no more bulletins is added to the end of each message.',
  },
  audience: {
    title: 'Recipients',
    explanation:
      'Goes to everybody with a telephone who made one of these requests, once to each telephone. Without a day, the last 12 months count.',
    from: 'First day',
    to: 'Last day',
    neighbourhood: 'Neighbourhood',
    topic: 'Topic',
    all: 'All',
    openOnly: 'Only requests that aren’t closed',
    /** In the list of what was sent. */
    period: (from: string, to: string) => `Requests from ${from} – ${to}`,
    unknownTopic: 'removed topic',
    onlyOpen: 'only requests that aren’t closed',
  },
  preview: {
    button: 'Preview',
    looking: 'Counting recipients.',
    title: 'Preview',
    recipients: 'Recipients',
    optedOut: 'Want no bulletins',
    parts: 'Text messages in all',
    partsEach: (count: number) => (count === 1 ? '1 text message' : `${count} text messages`),
    inLanguage: (language: string, count: string) => `${language}, recipients: ${count}`,
    example: 'The code in the link is another one for each telephone.',
    nobody: 'Nobody would get this bulletin.',
  },
  send: {
    button: (count: string) => `Send to ${count}`,
    sending: 'Sending the bulletin.',
    sent: (count: string) => `The bulletin will be sent. Recipients: ${count}.`,
    quiet: 'Waits in quiet hours and is sent when they end.',
  },
  sent: {
    title: 'Sent',
    none: 'No bulletin has been sent yet.',
    byOn: (name: string, when: string) => `${name}, ${when}`,
    nobodyKnown: 'Former colleague',
    sent: 'Sent',
    waiting: 'Waiting',
    givenUp: 'Not sent',
    cancelled: 'Cancelled',
    optedOut: (count: string) => `Left out because they want no bulletins: ${count}.`,
  },
  /** Beside the applicant of a request. */
  wish: {
    label: 'Wants no bulletins',
    hint: 'Messages about their request keep going out.',
  },
}
