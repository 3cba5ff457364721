import type { Catalogue } from '../tr.ts'

export const display: Catalogue['display'] = {
  title: 'Hall display',
  lastCalls: 'Last calls',
  welcome: 'Welcome',
  waitForNumber: 'Your number will be shown here.',
  offline: (time) => `Connection lost. Last update ${time}`,
  notPaired: 'This display isn’t paired yet.',
  desks: 'Desks',
  nowClosed: 'We are closed now',
  opensAt: (time) => `We open today at ${time}.`,
  opensOn: (date, time) => `We open on ${date} at ${time}.`,
  starting: 'Waiting for the server',
  startingMore: 'This display comes up by itself once it is connected.',
  soundOff: 'Sound is off',
  turnOnSound: 'Turn on sound',
}
