/** From the chime's beginning until a voice may follow; the second tone still rings softly under it. */
export const chimeMilliseconds = 1_100

// A falling major third, the gong of stations and halls; partials as of a struck bar, softer as they rise.
const tones = [
  { hertz: 659.26, atSeconds: 0 },
  { hertz: 523.25, atSeconds: 0.42 },
]
const partials = [
  { factor: 1, level: 0.34, ringSeconds: 1.5 },
  { factor: 2, level: 0.1, ringSeconds: 0.9 },
  { factor: 3.01, level: 0.04, ringSeconds: 0.5 },
]
const attackSeconds = 0.012

/** Rings the hall's two warm tones; settles when a voice may follow, whether or not the machine can be heard. */
export async function ringChime(context: BaseAudioContext, target: AudioNode): Promise<void> {
  for (const tone of tones) for (const partial of partials) strike(context, target, tone, partial)
  await new Promise((resolve) => setTimeout(resolve, chimeMilliseconds))
}

function strike(
  context: BaseAudioContext,
  target: AudioNode,
  { hertz, atSeconds }: (typeof tones)[number],
  { factor, level, ringSeconds }: (typeof partials)[number],
): void {
  const start = context.currentTime + atSeconds
  const oscillator = context.createOscillator()
  const envelope = context.createGain()
  oscillator.frequency.value = hertz * factor
  envelope.gain.setValueAtTime(0, start)
  envelope.gain.linearRampToValueAtTime(level, start + attackSeconds)
  envelope.gain.exponentialRampToValueAtTime(0.0001, start + ringSeconds)
  oscillator.connect(envelope).connect(target)
  oscillator.onended = () => envelope.disconnect()
  oscillator.start(start)
  oscillator.stop(start + ringSeconds)
}
