/** Of the usual 145 words a minute: 145, 120, 95. The first is where every visit begins. */
export const rates = [1, 120 / 145, 95 / 145] as const

/** Gains: −12, −6 and 0 dB, so the ends are 12 dB apart. The middle is where every visit begins. */
export const volumes = [0.25, 0.5, 1] as const
/** Index in `volumes`. */
export const usualVolume = 1

/** The step after this one; after the last comes the first, so that one key reaches all. */
export function nextStep(step: number, steps: readonly unknown[]): number {
  return (step + 1) % steps.length
}
