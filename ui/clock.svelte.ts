import { createSubscriber } from 'svelte/reactivity'

/**
 * A time that ticks every second while something on the page reads it, on the second of its source.
 * `const clock = new Clock(() => live.now())`, then `{format.clock(clock.now)}`; nothing to close.
 */
export class Clock {
  #source: () => number
  #subscribe: () => void

  constructor(source: () => number = Date.now) {
    this.#source = source
    this.#subscribe = createSubscriber((update) => {
      let timer: ReturnType<typeof setTimeout>
      const tick = () => {
        timer = setTimeout(() => {
          update()
          tick()
        }, millisecondsToNextSecond(source()))
      }
      tick()
      return () => clearTimeout(timer)
    })
  }

  /** Milliseconds since 1970, by the source. */
  get now(): number {
    this.#subscribe()
    return this.#source()
  }
}

function millisecondsToNextSecond(now: number): number {
  return 1000 - (now % 1000)
}
