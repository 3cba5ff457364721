import type { Engine } from './engine.ts'
import { runProgram, versionOf } from './run-program.ts'

const program = 'espeak-ng'
// Louder than 100 it clips.
const amplitude = 100

/** The installed espeak-ng; null where there is none. */
export async function espeakProgram(signal: AbortSignal): Promise<Engine | null> {
  const version = await versionOf(program, signal)
  if (version === null) return null
  return {
    identity: version.replace(/\s*Data at:.*/, ''),
    speak: ({ text, language, wordsPerMinute }, stop) => {
      const arguments_ = (file: string) => [
        ...['-v', language, '-s', String(wordsPerMinute), '-a', String(amplitude)],
        ...['-b', '1', '-w', file, '--stdin'],
      ]
      return runProgram({ program, arguments: arguments_, input: text }, stop)
    },
    close: () => undefined,
  }
}
