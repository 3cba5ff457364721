import { setFlagsFromString } from 'node:v8'

/**
 * Keep the young generation small. A hall's requests leave short-lived garbage only; with V8's own size a day of 5,000
 * tickets holds 50 MB more for a few per cent more tickets a second (measured by `npm run bench -- memory`).
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--max-semi-space-size=8')
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** For the threads of the storage: they hold a batch at a time. */
export const workerLimits = { maxYoungGenerationSizeMb: 4 }
