import type { SlipPrinter } from './port.ts'

/** A printer on the network. */
export function networkPrinter(): SlipPrinter {
  return {
    print: () => Promise.resolve({ outcome: 'failed', problem: 'unreachable' }),
    check: () => Promise.resolve('unreachable'),
  }
}
