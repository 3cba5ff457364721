/** Whole seconds that run down to an end. */
export class Countdown {
  /** Seconds to go; null while it doesn't run. */
  left: number | null = $state(null)
  #timer: ReturnType<typeof setInterval> | undefined

  /** Runs from `seconds` to nothing and then calls `onend` once; a run that was under way is left. */
  start(seconds: number, onend: () => void): void {
    this.stop()
    let left = seconds
    this.left = left
    this.#timer = setInterval(() => {
      left -= 1
      if (left > 0) {
        this.left = left
        return
      }
      this.stop()
      onend()
    }, 1000)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.left = null
  }
}
