import { AudioOutput } from '../../../../ui/audio/output.ts'

const beats = [400, 200, 400, 200, 800]

/** Tells of the call beyond the picture: it shakes where the phone can, and rings after one touch has allowed it. */
export class Alarm {
  /** The browser lets this page be heard. */
  audible = $state(false)

  #output: AudioOutput | undefined

  /** To be called inside a touch; rings once, so that one hears that it works. */
  async allow(): Promise<void> {
    this.#output ??= new AudioOutput()
    this.#output.watch((state) => (this.audible = state === 'allowed'))
    if (await this.#output.unlock()) await this.#output.chime()
  }

  /** You are called, or called again. */
  async sound(): Promise<void> {
    if ('vibrate' in navigator) navigator.vibrate(beats)
    if (!this.#output || !this.audible) return
    await this.#output.chime()
    await this.#output.chime()
  }

  close(): void {
    void this.#output?.close()
  }
}
