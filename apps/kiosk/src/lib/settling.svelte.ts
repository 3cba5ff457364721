const settlingMilliseconds = 400

/** The moment after a new screen appeared, in which a finger may still mean the one before it. */
export class Settling {
  active = $state(false)
  #screen: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** A screen is shown; nothing happens while it stays the same. */
  begin(screen: string): void {
    const first = this.#screen === undefined
    if (screen === this.#screen) return
    this.#screen = screen
    if (first) return
    this.end()
    this.active = true
    this.#timer = setTimeout(() => (this.active = false), settlingMilliseconds)
  }

  end(): void {
    clearTimeout(this.#timer)
    this.active = false
  }
}
