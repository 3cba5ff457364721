import type { SpeechRequest } from './port.ts'

/** Something that turns text into a WAV file. */
export interface Engine {
  /** Names engine, version and voices: another one makes other sound, so it stands in the cache's keys. */
  readonly identity: string
  /** The bytes that were made, whatever they are. Rejects when it fails; ends what it started when the signal says so. */
  speak: (request: SpeechRequest, signal: AbortSignal) => Promise<Uint8Array>
  close: () => void
}
