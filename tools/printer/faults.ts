/** How a simulated printer may misbehave. */
export const faults = {
  none: 'does what it should',
  refuse: 'nobody listens at its address',
  dead: 'its address swallows everything, as a cable that was pulled',
  'paper-out': 'has no paper and says so',
  'cover-open': 'stands open and says so',
  'paper-ends': 'runs out of paper in the middle of a slip',
  'never-reads': 'takes the connection and reads nothing',
  drops: 'hangs up in the middle of a slip',
  'hangs-up': 'takes a whole slip and hangs up without a word',
  slow: 'takes its time, and tells of its state all the while',
  mute: 'prints, but never answers',
  'no-acknowledgement': 'answers for its state, but never confirms a slip',
} as const

/** One of them. */
export type Fault = keyof typeof faults

/** Whether this is the name of a fault. */
export function isFault(name: string): name is Fault {
  return Object.hasOwn(faults, name)
}

/** The answers to `DLE EOT` 1–4 and the automatic status block, by what is wrong. */
export function statusOf(fault: Fault): { answers: number[]; automatic: Buffer } {
  if (fault === 'cover-open')
    return { answers: [0x1a, 0x16, 0x12, 0x12], automatic: Buffer.of(0x38, 0, 0, 0) }
  if (fault === 'paper-out' || fault === 'paper-ends')
    return { answers: [0x1a, 0x32, 0x12, 0x72], automatic: Buffer.of(0x18, 0, 0x0c, 0) }
  return { answers: [0x12, 0x12, 0x12, 0x12], automatic: Buffer.of(0x10, 0, 0, 0) }
}
