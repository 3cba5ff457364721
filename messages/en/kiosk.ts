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
  watchDisplayWhy: 'Your number will be shown on the screen in the hall and read out.',
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
  tools: 'Comforts',
  enlargeText: 'Larger text',
  normalText: 'Smaller text',
  textStep: (step, steps) => `Text size ${step} of ${steps}`,
  highContrast: 'High contrast',
  audioPrompts: 'Audio guide',
  lowLayout: 'Lower screen',
  callStaff: 'Call staff',
  callingStaff: 'Calling staff',
  staffCalled: 'Staff called',
  staffCalledMore: 'Staff called. Please wait here.',
  staffComing: 'Staff coming',
  staffComingMore: 'Somebody is coming. Please wait here.',
  staffUnreachable: 'Staff can’t be reached. Waiting for the connection.',
  moreDesks: 'More desks',
  earlierDesks: 'Earlier desks',
  deskPage: (page, pages) => `${page} of ${pages}`,
  takeSlip: 'Take your slip.',
  slipPending: 'Printing your slip',
  slipPrinted: {
    below: 'Take your slip from the slot below',
    left: 'Take your slip from the slot on the left',
    right: 'Take your slip from the slot on the right',
  },
  slipFailed: 'The slip could not be printed',
  slipFailedWhat: 'Remember your number or take a photo of it.',
  slipUnsure: (number) => `If no slip came out, your number is ${number}`,
  follow: 'Follow on your phone',
  followWhy: 'Scan the code to see your place in line on your phone.',
  followCode: 'Code to follow your number',
}
