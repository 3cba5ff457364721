import { join } from 'node:path'
import type { Config } from '../config.ts'
import { CachedVoice, type VoiceLimits } from './cached-voice.ts'
import type { Engine } from './engine.ts'
import { espeakProgram } from './espeak-program.ts'
import { EspeakWasm } from './espeak-wasm.ts'
import { ownProgram } from './own-program.ts'
import type { Voice } from './port.ts'

// A screen waits ten seconds for an answer.
const limits: VoiceLimits = {
  line: { most: 2, mostWaiting: 30, workMilliseconds: 7_000 },
  cache: { mostFiles: 4_000, mostBytes: 400_000_000 },
}

/**
 * The voice of this machine: the program that the house has set, else the installed espeak-ng, else the one that comes
 * with us. Nothing is started before somebody wants to hear something.
 */
export function openVoice(config: Pick<Config, 'dataDir' | 'voiceCommand'>): Voice {
  const find = async (signal: AbortSignal): Promise<Engine> => {
    if (config.voiceCommand) return ownProgram(config.voiceCommand)
    return (await espeakProgram(signal)) ?? new EspeakWasm()
  }
  return new CachedVoice(find, join(config.dataDir, 'voice'), limits)
}
