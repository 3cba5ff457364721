import type { Page } from '@playwright/test'
import { recordedHertz } from './null-sink.ts'

/** Where there is no sound server: keeps what the page sends to its loudspeakers, from its next address on. */
export async function recordInPage(page: Page): Promise<void> {
  await page.addInitScript((hertz) => {
    const tape: number[] = []
    Object.assign(window, { tape })
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode
    Object.assign(AudioNode.prototype, {
      connect(this: AudioNode, to: AudioNode) {
        if (to instanceof AudioDestinationNode) listen(this)
        return connect.call(this, to)
      },
    })

    function listen(node: AudioNode): void {
      const ear = node.context as AudioContext
      const processor = ear.createScriptProcessor(4096, 1, 1)
      const step = ear.sampleRate / hertz
      let at = 0
      processor.onaudioprocess = ({ inputBuffer }) => {
        const samples = inputBuffer.getChannelData(0)
        for (; at < samples.length; at += step) tape.push(samples[Math.floor(at)] ?? 0)
        at -= samples.length
      }
      connect.call(node, processor)
      connect.call(processor, ear.destination)
    }
  }, recordedHertz)
}

/** Everything since then. */
export async function recordingOf(page: Page): Promise<Float32Array> {
  return Float32Array.from(
    await page.evaluate(() => (window as unknown as { tape: number[] }).tape),
  )
}
