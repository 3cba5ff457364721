/**
 * Node's flag that keeps the young generation small; `npm start` has it, and the benches. A hall's requests leave
 * short-lived garbage only. It works on the command line alone: set by the running program, Node 24 makes it larger.
 */
export const smallYoungGeneration = '--max-semi-space-size=8'

/** For the threads of the storage: they hold a batch at a time. */
export const workerLimits = { maxYoungGenerationSizeMb: 4 }
