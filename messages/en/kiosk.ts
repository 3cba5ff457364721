import type { Catalogue } from '../tr.ts'

export const kiosk: Catalogue['kiosk'] = {
  title: 'Take a number',
  chooseDesk: 'Which desk do you need?',
  takeTicket: 'Take a number',
  havePriority: 'I have priority',
  noPriority: 'I don’t have priority',
  priorityGroups:
    'Over 65, disabled, pregnant, with a baby, veteran or relative of a fallen soldier',
  priorityNotProven: 'No proof is asked for; the reason is not stored.',
  peopleWaiting: (count) =>
    count === 0
      ? 'Nobody is waiting'
      : count === 1
        ? '1 person waiting'
        : `${count} people waiting`,
  closed: 'Closed',
  opensAt: (time) => `Opens at ${time}`,
  allClosed: 'No numbers are given right now.',
  yourNumber: 'Your number',
  keepNumber: 'Please remember your number.',
  willBeCalled: 'You will be called when it is your turn.',
  ahead: (people) =>
    people === 0
      ? 'Nobody is ahead of you'
      : people === 1
        ? '1 person is ahead of you'
        : `${people} people are ahead of you`,
  watchDisplay: 'Watch the screen',
  watchDisplayWhy: 'Your number will be shown on the screen in the hall.',
  closesIn: (seconds) => `Closes in ${seconds} s`,
  taking: 'Getting your number',
  stillTrying: 'Waiting for the connection. Please stay at the screen.',
  offline: 'Connection lost. Please wait or ask at the welcome desk.',
  notPaired: 'This kiosk isn’t paired yet.',
  forDesk: (desk) => `Take a number for ${desk}`,
  opensOn: (date, time) => `Opens ${date}, ${time}`,
  onlyOnce: 'You get exactly one number when the connection is back.',
  somebodyThere: 'Is somebody there?',
  somebodyThereWhy: 'Many numbers were taken in a short time.',
  somebodyHere: 'Yes, take a number',
  moreTime: 'Do you need more time?',
  startsOverIn: (seconds) => `Starts over in ${seconds} s.`,
  carryOn: 'Yes, carry on',
  startOver: 'No, start over',
}
