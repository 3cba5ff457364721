import type { Config } from '../config.ts'
import { NoVoiceError, type Voice } from './port.ts'

/** The engine of this machine. */
export function openVoice(_config: Pick<Config, 'dataDir'>): Voice {
  return {
    say: () => Promise.reject(new NoVoiceError('no engine')),
    close: () => Promise.resolve(),
  }
}
