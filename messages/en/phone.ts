import type { Catalogue } from '../tr.ts'

export const phone: Catalogue['phone'] = {
  title: 'Your place in line',
  yourNumber: 'Your number',
  waiting: 'You are waiting',
  ahead: (people) => (people === 1 ? '1 person' : `${people} people`),
  aheadLabel: 'Ahead of you',
  nobodyAhead: 'You are next',
  estimate: 'Estimated wait',
  calledTitle: 'It is your turn',
  calledAt: (time) => `You were called at ${time}.`,
  goTo: 'Please go to',
  serving: 'You are being served',
  parked: 'Your visit is on hold for a moment',
  parkedMore: 'Stay near the counter, you will be called again.',
  completed: 'Your visit is finished',
  completedMore: 'Have a good day.',
  missed: 'You were called but did not come',
  missedMore:
    'If you are still in the hall, tell the counter or the welcome desk: you can come back into the line.',
  cancelled: 'You have left the line',
  cancelledMore: 'Touch the kiosk to take a number again.',
  expired: 'Today’s line has ended',
  expiredMore: 'You can take a number again tomorrow.',
  gone: 'This page is no longer here',
  goneMore:
    'A page like this ends with its day. If you scanned your slip’s code today, please try again.',
  noCode: 'Scan the square code on your slip',
  noCodeMore: 'Your number, the people ahead of you and your call are shown here.',
  sound: 'Turn on sound',
  soundOn: 'Sound is on: you will hear your call.',
  soundWhy: 'Touch once, and a sound plays when it is your turn.',
  keepOpen: 'Keep this page open.',
  fairness: 'Why was somebody else called first?',
  firstBecause: {
    priority: (time) =>
      `${time}: Somebody with priority was called before you. A priority number counts as having come earlier.`,
    chosen: (time) => `${time}: A clerk chose somebody who came after you.`,
    'helped-out': (time) => `${time}: A counter that helps out called somebody of its own line.`,
    other: (time) =>
      `${time}: Somebody who came after you was called by a counter that speaks their language or serves another desk.`,
  },
  rule: 'The rule: whoever came first is called first.',
  offline: 'Connection lost. Reconnecting.',
  lastNews: (time) => `Last update ${time}`,
  loading: 'Fetching your place in line',
}
