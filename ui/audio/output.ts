import { ringChime } from './chime.ts'
import { Permission } from './permission.ts'
import type { SoundPermission } from './permission.ts'
import { Playback } from './playback.ts'

/** What a “quieter” and a “louder” button step through; gains of the master volume. */
export const volumeSteps = [0.2, 0.4, 0.7, 1] as const

/** The step after (`1`) or before (`-1`) the one that is nearest to a volume; the last one stays. */
export function nextVolume(volume: number, by: 1 | -1): number {
  const gap = (step: number) => Math.abs(step - volume)
  const near = volumeSteps.reduce(
    (best, step, at) => (gap(step) < gap(volumeSteps[best] ?? 9) ? at : best),
    0,
  )
  const at = Math.min(volumeSteps.length - 1, Math.max(0, near + by))
  return volumeSteps[at] ?? 1
}

/** Everything a page lets be heard, except voices of the machine itself: one context, one gain, then the speakers. */
export class AudioOutput {
  readonly context: AudioContext
  /** The last node before the speakers. */
  readonly master: GainNode
  #permission: Permission
  #listeners = new Set<(state: SoundPermission) => void>()

  constructor(context: AudioContext = new AudioContext()) {
    this.context = context
    this.master = context.createGain()
    this.master.connect(context.destination)
    this.#permission = new Permission(context, (state) => {
      for (const listener of this.#listeners) listener(state)
    })
  }

  /** Whether the browser lets this page be heard. */
  get permission(): SoundPermission {
    return this.#permission.state
  }

  /** Hears each change of the permission, and how it stands now; the returned function ends that. */
  watch(listener: (state: SoundPermission) => void): () => void {
    this.#listeners.add(listener)
    listener(this.permission)
    return () => this.#listeners.delete(listener)
  }

  /** To be called inside a touch, click or key: “Sesi aç”. Whether sound is allowed now. */
  unlock(): Promise<boolean> {
    return this.#permission.unlock()
  }

  /** An engine was told that it may not speak. */
  refused(): void {
    this.#permission.refused()
  }

  /** 0–1, of everything; see `volumeSteps`. */
  get volume(): number {
    return this.master.gain.value
  }

  set volume(volume: number) {
    this.master.gain.value = Math.min(1, Math.max(0, volume))
  }

  /** A WAV file as a buffer that can be played; also while nothing may be heard. */
  decode(file: ArrayBuffer): Promise<AudioBuffer> {
    return this.context.decodeAudioData(file)
  }

  /** Plays a buffer at 0–1 of the master volume. */
  play(buffer: AudioBuffer, volume = 1): Playback {
    const gain = this.context.createGain()
    gain.gain.value = volume
    gain.connect(this.master)
    const playback = new Playback(this.context, gain, buffer)
    const release = () => gain.disconnect()
    playback.done.then(release, release)
    return playback
  }

  /** The hall's gong; settles when a voice may follow. */
  chime(): Promise<void> {
    return ringChime(this.context, this.master)
  }

  async close(): Promise<void> {
    this.#listeners.clear()
    await this.context.close()
  }
}
