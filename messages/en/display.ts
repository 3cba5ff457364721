import type { Catalogue } from '../tr.ts'

export const display: Catalogue['display'] = {
  title: 'Hall display',
  lastCalls: 'Last calls',
  welcome: 'Welcome',
  waitForNumber: 'Your number will be shown here.',
  offline: (time) => `Connection lost. Last update ${time}`,
  notPaired: 'This display isn’t paired yet.',
}
